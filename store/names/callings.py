"""Forms of address of many countries and callings: what may stand before a name, and which of them say the same."""

from types import MappingProxyType
from typing import Final

from store.names.wordlists import word_set

_KINDS: Final = {
    "mr": "mr mister herr hr herra monsieur senor sr senhor signor sig sigr meneer dhr bwana shri sri ato encik pak"
    " bapak gospodin domnul domnule gospodine pane panie kyrios kyrie messrs",
    "mrs": "mrs frau fr fru rouva madame mme mmes senora sra senhora signora sigra mevrouw mevr mw smt shrimati weizero"
    " woizero weyzero puan bu ibu pani gospozha gospodo doamna kyria",
    "ms": "ms frau fr fru rouva madame mme mmes senora sra senhora signora sigra mevrouw mevr mw smt shrimati weizero"
    " woizero weyzero puan bu ibu pani gospozha gospodo doamna kyria cik",
    "miss": "miss frau fr fru madame mme mlle mademoiselle srta senorita signorina frk frøken froken kumari cik pani",
    "mx": "mx",
    "dr": "dr doctor drs dra doktor dott dottoressa dottssa docteur",
    "prof": "prof professor profs profa professora profesor profesora professeur professore professoressa",
    "sir": "sir", "dame": "dame", "lord": "lord", "lady": "lady", "madam": "madam",
    "rev": "rev reverend revd canon", "canon": "canon", "fr": "fr father", "rabbi": "rabbi rav", "imam": "imam",
    "sister": "sister sr", "brother": "brother", "bishop": "bishop", "hon": "hon", "judge": "judge",
    "capt": "capt captain", "col": "col colonel", "maj": "maj major", "sgt": "sgt sergeant", "lt": "lt lieutenant",
    "cllr": "cllr councillor",
}  # fmt: skip
"""A form of address → the words that say it; a word may say several."""


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


KINDS: Final = MappingProxyType(_by_word())
"""A folded title → what it says, so that two can be compared; titles that say nothing comparable are not in it."""

OFFICES: Final = word_set(
    "rabbi imam canon sister brother father mother bishop archbishop dean provost vicar pastor minister deacon",
    "deaconess elder abbot abbess prior prioress chaplain cantor rector curate verger archdeacon nurse matron midwife",
    "officer inspector superintendent constable sheriff warden coach chief general admiral commander brigadier",
    "corporal lieutenant sergeant principal headmaster headmistress chancellor ambassador senator governor mayor",
    "alderman president attorney counsel counsellor counselor advocate justice magistrate engineer architect",
    "pharmacist baron baroness earl viscount pan pane panie bay bayan maestro chef master mistress don",
    "dona donna madam captain major",
)
"""Titles that are ordinary words, or names, too: they are titles only right before a name."""

HIGH_OFFICES: Final = word_set(
    "president chancellor senator governor mayor justice ambassador general admiral minister archbishop earl baron",
    "baroness viscount commander brigadier",
)
"""Those of them that are often said of somebody famous: "Justice Cardozo"."""

OTHERS: Final = word_set(
    "ing eng engr dipl mag lic licda licdo arq avv avvocato barr esq adv pharm arch ingeniero ingeniera ingenieur",
    "khun sheikh shaykh sheikha shaikh ustaz ustadh ustad hajji haji alhaji alhaja hajia hajja mufti maulana mullah",
    "moulvi swami pandit reb rebbe rebbetzin datuk dato datin encik tuan tengku presbyter monsignor msgr abbe soeur",
    "frere hermana hermano mwalimu mzee bibi otunba oba igwe daw ven venerable rinpoche maitre sayin hoca sensei",
    "cdr cmdr cpl brig adm pte insp supt det dci assoc asst vikar pfarrer pfarrerin schwester bruder pater onkel tante",
    "mevrouw jonkheer ritter freiherr lektor magister magistra decan",
)
"""Titles that are nothing else."""

SHORTENED: Final = word_set(
    "mr mrs ms mx dr drs dra prof profs profa rev revd fr hon sr sra srta mme mmes mlle capt col maj sgt lt cllr",
    "messrs ing eng engr dipl mag lic arq avv barr adv pharm arch dott dottssa sig sigra hr frk dhr mw mevr cdr cmdr",
    "cpl brig adm pte insp supt det msgr ven assoc asst smt pt",
)
"""Titles that a full stop may follow."""

TITLES: Final = (frozenset(KINDS) | OTHERS) - OFFICES
"""Folded titles that are titles wherever they stand with a capital."""
