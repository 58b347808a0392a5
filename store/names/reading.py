"""The state of reading one block: its tokens, which of them are understood, and what was found."""

import re
from dataclasses import dataclass, field

from store.names.callings import OFFICES, SHORTENED, TITLES
from store.names.findings import Finding, FindingKind
from store.names.folding import fold, plain, same_letters
from store.names.forms import Form, FormKind
from store.names.known import Known
from store.names.layout import Block, Part
from store.names.tokens import Token, tokens
from store.names.wordlists import PARTICLES, given_names, is_word

_JOINTS = re.compile("['\\- ]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of tokens that is understood as a name."""

    first: int
    last: int
    """The last token, inclusive."""
    form: Form | None
    """The known name; None for a stranger's."""
    own: bool
    """Is it a name of this opening?"""


@dataclass(slots=True)
class Reading:
    """One block while it is read."""

    block: Block
    known: Known
    writer: frozenset[str]
    """Folded words of the writer's own name, those of the signature among them."""
    tokens: list[Token] = field(default_factory=list)
    taken: list[Hit | None] = field(default_factory=list)
    """For each token, the hit that it belongs to."""
    findings: list[Finding] = field(default_factory=list)
    """With offsets inside of the block."""
    mentioned: set[str] = field(default_factory=set)
    """Ids of the people who are named."""
    titles: set[int] = field(default_factory=set)
    """The tokens that are titles here."""

    @classmethod
    def of(cls, block: Block, known: Known, writer: frozenset[str]) -> "Reading":
        """A reading in which nothing is understood yet."""
        words = tokens(block.text)
        reading = cls(block, known, writer, words, [None] * len(words))
        reading.titles = {number for number in range(len(words)) if reading._titles_somebody(number)}
        return reading

    def _titles_somebody(self, number: int) -> bool:
        """Is this token a title: by itself, or as one on file, an office, a small one in a greeting, before a name?"""
        token = self.tokens[number]
        if token.is_title:
            return True
        small = self.greeting and (token.bare in TITLES or token.bare in OFFICES)
        could = small or (token.capital and (token.bare in self.known.titles or token.bare in OFFICES))
        return could and token.bare not in self.known.given and self._before_name(number)

    def _before_name(self, number: int) -> bool:
        """Does a name follow that is known, or that the title makes one?"""
        token, after = self.tokens[number], next(iter(self.tokens[number + 1 : number + 2]), None)
        if after is None or not after.capital or not (after.joined or after.gap == ". "):
            return False
        if token.bare in self.known.titles or any(form.of_person for form in self.known.forms.get(after.bare, ())):
            return True
        return token.bare not in given_names() and not is_word(after.bare) and not token.shouted

    def is_title(self, number: int) -> bool:
        """Is this token a title here?"""
        return number in self.titles

    @property
    def greeting(self) -> bool:
        """Is this the greeting of the letter?"""
        return self.block.part is Part.GREETING

    def free(self, first: int, last: int) -> bool:
        """Is none of these tokens understood yet?"""
        return all(self.taken[number] is None for number in range(first, last + 1))

    def take(self, first: int, last: int, form: Form | None, *, own: bool) -> Hit:
        """Mark tokens as understood."""
        hit = Hit(first, last, form, own)
        for number in range(first, last + 1):
            self.taken[number] = hit
        return hit

    def mention(self, form: Form) -> None:
        """Note that the person of this form is named."""
        if form.person_id:
            self.mentioned.add(form.person_id)

    def add(self, kind: FindingKind, span: tuple[int, int], should_be: str, message: str, person_id: str = "") -> None:
        """Note a finding, unless the user has said that the spelling is always fine."""
        start, end = span
        text = self.block.text[start:end]
        if not self.known.is_fine(text) and not self._stands_there(start, end, should_be):
            self.findings.append(Finding(kind, start, end, text, should_be, message, person_id))

    def _stands_there(self, start: int, end: int, should_be: str) -> bool:
        """Is the correction what is written already, when the signs around are counted in ("E.ON", "Web.de")?"""
        length = len(should_be)
        if length <= end - start:
            return False
        text = self.block.text
        return should_be in {plain(text[start : start + length]), plain(text[max(0, end - length) : end])}

    def title_before(self, number: int) -> int | None:
        """The number of the title right before this token, particles between them apart."""
        while number and self.tokens[number].joined and self.tokens[number - 1].bare in PARTICLES:
            number -= 1
        if not number or not self.is_title(number - 1):
            return None
        gap = self.tokens[number].gap.strip()
        bare = self.tokens[number - 1].bare
        stopped = gap == "." and (bare in SHORTENED or bare in self.known.titles)
        return number - 1 if not gap or stopped else None

    def after_title(self, number: int) -> bool:
        """Does a title stand right before this token, particles apart?"""
        return self.title_before(number) is not None

    def paired(self, number: int) -> bool:
        """Does it stand in one breath with a person who is known: "Tamsin and Bill", "Bill and Tamsin"?"""
        for joint, other in ((number - 1, number - 2), (number + 1, number + 2)):
            if not (0 <= other < len(self.tokens) and self.tokens[joint].bare == "and"):
                continue
            hit = self.taken[other]
            if self.tokens[joint].joined and hit and hit.form and hit.form.of_person:
                return True
        return False

    def beside(self, number: int, form: Form) -> bool:
        """Does another name of the same person or company stand right beside this token?"""
        for other in (number - 1, number + 1):
            if not 0 <= other < len(self.tokens) or not self.tokens[max(other, number)].joined:
                continue
            hit = self.taken[other]
            if hit and hit.form and hit.own and hit.form.whole == form.whole and hit.form.kind is not form.kind:
                return True
        return False


Difference = tuple[FindingKind, int, int, str]
"""Kind, span in the block, and what should be there."""


def compare(reading: Reading, first: int, last: int, form: Form) -> list[Difference]:
    """How the tokens differ from the form that they are, one difference for each stretch within a name's part."""
    written = reading.tokens[first : last + 1]
    if len(written) == len(form.words):
        return _merged(_by_word(reading, first, form), form, first, reading)
    for split in range(1, len(written)) if form.surname_at else ():
        given, family = form.words[: form.surname_at], form.words[form.surname_at :]
        if "".join(token.bare for token in written[:split]) == fold(" ".join(given)):
            return [
                *compare(reading, first, first + split - 1, Form(FormKind.GIVEN, given, form.person_id)),
                *compare(reading, first + split, last, Form(FormKind.FAMILY, family, form.person_id)),
            ]
    span = plain(reading.block.text[written[0].start : written[-1].end])
    kind = _difference(span, form.text)
    return [(kind, written[0].start, written[-1].end, form.text)] if kind else []


def _by_word(reading: Reading, first: int, form: Form) -> list[FindingKind | None]:
    kinds: list[FindingKind | None] = []
    for place, word in enumerate(form.words):
        token = reading.tokens[first + place]
        spelling = token.whole if fold(token.whole) == fold(word) else token.plain
        kind = _difference(spelling, word)
        if kind is FindingKind.WRONG_CASE and _may_differ(reading, first + place, word, is_first=place == 0):
            kind = None
        kinds.append(kind)
    return kinds


def _merged(kinds: list[FindingKind | None], form: Form, first: int, reading: Reading) -> list[Difference]:
    """Neighbouring words that differ in the same way are one difference, given and family name apart."""
    found: list[Difference] = []
    begun = 0
    for place, kind in enumerate(kinds):
        if place and (kind is not kinds[place - 1] or place == form.surname_at):
            begun = place
        following = kinds[place + 1] if place + 1 < len(kinds) and place + 1 != form.surname_at else None
        if kind and following is not kind:
            start, end = reading.tokens[first + begun].start, reading.tokens[first + place].end
            found.append((kind, start, end, " ".join(form.words[begun : place + 1])))
    return found


def _difference(written: str, word: str) -> FindingKind | None:
    if written == word or {written.lower(), word.lower()} <= {"&", "and", "+"}:
        return None
    if written.lower() == word.lower():
        return FindingKind.WRONG_CASE
    if _joints(written) != _joints(word) or not all(map(same_letters, _pieces(written), _pieces(word))):
        return FindingKind.MISSPELLED
    return FindingKind.WRONG_ACCENTS


def _joints(text: str) -> str:
    """The hyphens, apostrophes and spaces of a spelling."""
    return "".join(_JOINTS.findall(text))


def _pieces(text: str) -> list[str]:
    """What lies between the joints."""
    return _JOINTS.split(text)


def _may_differ(reading: Reading, number: int, word: str, *, is_first: bool) -> bool:
    """May this word have other capitals here than on file?"""
    token = reading.tokens[number]
    if fold(word) in {"the", "and", "of"}:
        return True
    if is_first and token.capital and token.plain[1:] == word[1:]:
        free = fold(word) not in PARTICLES and word[1:].islower()
        return token.opens or reading.after_title(number) or free
    return token.shouted and _shouting(reading, number)


def _shouting(reading: Reading, number: int) -> bool:
    """Are the words around in capitals too, as in a heading?"""
    around = reading.tokens[max(0, number - 2) : number] + reading.tokens[number + 1 : number + 3]
    return sum(token.shouted for token in around) > len(around) / 2


def quality(differences: list[Difference], form: Form) -> tuple[int, int]:
    """The lower, the better a form explains what is written."""
    return len(differences), int(form.kind if form.kind is not FormKind.TURNED else FormKind.PART)
