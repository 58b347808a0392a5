"""Every kind of finding, by small letters: what is found, where, and what it should be; and what is left alone."""

import pytest

from store.names import Finding, FindingKind, NameIndex, check
from store.records import Dossier, Interview, Opening, Person, Settings

HERE = Dossier(
    Opening("here", "Halvorsen Optik", "Optical Engineer", place="Jena"),
    people=(
        Person("kat", "here", "Katherine", "O'Brien", honorific="Dr."),
        Person("jan", "here", "Jan", "van der Berg", honorific="Mr"),
        Person("zoe", "here", "Zoë", "MacDonald"),
        Person("rob", "here", "Robert", "Long", nickname="Bertie"),
        Person("lin", "here", "Thuy Linh", "Nguyễn", family_first=True, honorific="Ms"),
        Person("gar", "here", "Inés", "García Márquez", honorific="Prof."),
        Person("wul", "here", "Wulandari", ""),
    ),
)
ELSEWHERE = Dossier(
    Opening("elsewhere", "McKinsey", "analyst"),
    people=(Person("tom", "elsewhere", "Tomasz", "Zieliński"), Person("may", "elsewhere", "May", "Price")),
)
INDEX = NameIndex.of({"here": HERE, "elsewhere": ELSEWHERE})
ME = Settings(given="Grace", family="Obi")


def findings(text: str, to: tuple[str, ...] = (), fine: tuple[str, ...] = ()) -> list[Finding]:
    """What the check says of a text in this opening."""
    return list(check(text, HERE, to, INDEX, ME, fine))


def body(sentence: str) -> str:
    """A whole letter around one sentence."""
    return f"Dear Dr. O'Brien,\n\nThank you for Tuesday. {sentence} I learnt a lot.\n\nKind regards,\nGrace Obi\n"


FOUND = [
    ("I met Jna there.", "Jna", "misspelled", "Jan"),
    ("I met Katharine there.", "Katharine", "misspelled", "Katherine"),
    ("I liked Katherine O'Brian's idea.", "O'Brian", "misspelled", "O'Brien"),
    ("I liked Katherine O’Brein’s idea.", "O’Brein", "misspelled", "O'Brien"),
    ("I liked Dr. OBrien's idea.", "OBrien", "misspelled", "O'Brien"),
    ("It was kind of Katherin O'Brien.", "Katherin", "misspelled", "Katherine"),
    ("It was kind of Wulandri to help.", "Wulandri", "misspelled", "Wulandari"),
    ("I met Jan van de Berg there.", "de", "misspelled", "der"),
    ("Working at Halvorson Optik would suit me.", "Halvorson", "misspelled", "Halvorsen"),
    ("I know Jenaa well, and its lenses.", "Jenaa", "misspelled", "Jena"),
    ("I met katherine there.", "katherine", "wrong_case", "Katherine"),
    ("I met Zoë Macdonald there.", "Macdonald", "wrong_case", "MacDonald"),
    ("I met Jan Van Der Berg there.", "Van Der", "wrong_case", "van der"),
    ("I met KATHERINE there.", "KATHERINE", "wrong_case", "Katherine"),
    ("I would love to join halvorsen optik soon.", "halvorsen optik", "wrong_case", "Halvorsen Optik"),
    ("I met Zoe there.", "Zoe", "wrong_accents", "Zoë"),
    ("I met Ms Nguyen there.", "Nguyen", "wrong_accents", "Nguyễn"),
    ("I met Inés Garcia Marquez there.", "Garcia Marquez", "wrong_accents", "García Márquez"),
    ("I met Zielinski's friend Tomasz Zieliński there.", "Tomasz Zieliński", "other_interview", ""),
    ("I would love to join McKinsey soon.", "McKinsey", "other_interview", "Halvorsen Optik"),
    ("I spoke to Ottilie Kranz at lunch.", "Ottilie Kranz", "unknown_name", ""),
    ("I spoke to Mr Applegarth at lunch.", "Applegarth", "unknown_name", ""),
    ("Ena Whipple, I understand, trained three of them.", "Ena Whipple", "unknown_name", ""),
    ("Thaddock Vane was the consultant that year.", "Thaddock Vane", "unknown_name", ""),
    ("My last foreman was Thurlow Banks, whom I miss.", "Thurlow Banks", "unknown_name", ""),
    ("Ottis caught me in the hall.", "Ottis", "unknown_name", ""),
    ("I had a word with [Name] at lunch.", "[Name]", "placeholder", ""),
    ("I would love to join {{company}} soon.", "{{company}}", "placeholder", "Halvorsen Optik"),
    ("I met <surname> there.", "<surname>", "placeholder", ""),
    ("I met %NAME% there.", "%NAME%", "placeholder", ""),
    ("I met ____ there.", "____", "placeholder", ""),
    ("I am free from XXX on.", "XXX", "placeholder", ""),
    ("TODO thank them for lunch.", "TODO", "placeholder", ""),
    ("I met Mrs. O'Brien there.", "Mrs.", "wrong_title", "Dr."),
    ("I met Ms van der Berg there.", "Ms", "wrong_title", "Mr"),
    ("I met O'Brien Katherine there.", "O'Brien Katherine", "wrong_order", "Katherine O'Brien"),
    ("I met Rob there.", "Rob", "nickname", "Robert"),
]


@pytest.mark.parametrize(("sentence", "text", "kind", "should_be"), FOUND)
def test_each_kind_is_found_where_it_stands(sentence: str, text: str, kind: str, should_be: str) -> None:
    """A wrong name in a sentence is found at its very place, with what it should be."""
    letter = body(sentence)
    found = [one for one in findings(letter) if one.text == text]
    assert [str(one.kind) for one in found] == [kind]
    assert letter[found[0].start : found[0].end] == text
    assert found[0].should_be == should_be or not should_be


LEFT_ALONE = [
    "Will you let me know?",
    "Long days do not frighten me, and may I add that May suits me well.",
    "Mark my words, the lens will be ready by March.",
    "I met Jan and Katherine there.",
    "I liked O’Brien’s idea, and Jan van der Berg's too.",
    "I met Mr Van der Berg there.",
    "I met Prof. García there, and K. O'Brien as well.",
    "I met Professor García Márquez there.",
    "I met Nguyễn Thuy Linh there, or Thuy Linh Nguyễn as we would say.",
    "I met Ms Thuy Linh there.",
    "I met Bertie there.",
    "Halvorsen is known to everybody in Jena.",
    "The Optical Engineer post is what I want.",
    "I keep a copy of Excel and Python notes.",
    "I used the array x[0] on the board [see page 2], and ticked [x] on the form.",
    "Write to katharine@halvorsen.example or see https://halvorsen.example/Katharine please.",
    "“Katharine’s choice” was the name of the menu.",
    "Ohm's law and a Gantt chart are all it takes.",
    "I walked along Katharine Street to the University of Katowice.",
    "I, Grace Obi, promise to be on time; Grace is my name.",
    "The tea was from Ceylon and the cups were Danish.",
    "Sutton Coldfield is a long way, and Sri Lanka further.",
    "Little Quorning is a long way by bus.",
    "Hong Kong, where I train, is hot in June.",
    "Patagonia gave me a discount, and Zellindra sent me a coat.",
    "Gift Aid accounted for a fifth of it.",
    "Johns Hopkins taught me to chart.",
    "Castle Howard was my first museum.",
]


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    """A sentence without a wrong name raises nothing, however many capitals it has."""
    assert findings(body(sentence)) == []


def test_a_missing_addressee_is_named() -> None:
    """A letter that does not name the person it goes to says so, once for each, at nought."""
    found = findings(body("The rest was fine."), to=("kat", "jan"))
    assert [(one.kind, one.start, one.end, one.should_be, one.person_id) for one in found] == [
        (FindingKind.MISSING_ADDRESSEE, 0, 0, "Jan van der Berg", "jan")
    ]


@pytest.mark.parametrize(
    "greeting", ["Dear Mr van der Berg,", "Hi Jan,", "Hi jan,", "Hi Jna,", "Jan -", "Dear Mrs van der Berg,"]
)
def test_a_name_counts_as_named_however_it_is_written(greeting: str) -> None:
    """Somebody who is named, if misspelt or with the wrong title, is not missing."""
    assert all(
        one.kind is not FindingKind.MISSING_ADDRESSEE for one in findings(f"{greeting}\n\nThank you.\n", ("jan",))
    )


def test_an_ordinary_word_does_not_count_as_the_name_it_also_is() -> None:
    """ "Long days" at the start of a sentence does not name Mr Long."""
    found = findings("Hi all,\n\nLong days do not frighten me.\n\nGrace\n", ("rob",))
    assert [one.kind for one in found] == [FindingKind.MISSING_ADDRESSEE]


def test_a_greeting_makes_an_english_word_a_slip() -> None:
    """ "Dear Zone" is a slip for Zoë, while a zone in a sentence is a zone."""
    assert [(one.text, one.should_be) for one in findings("Dear Zone,\n\nThank you for the zone map.\n")] == [
        ("Zone", "Zoë")
    ]


def test_offsets_count_the_text_as_given() -> None:
    """In decomposed text the places are those of the decomposed text."""
    letter = "Dear Ine\u0301s,\n\nPlease thank Zoe\u0301 and Zoe\u0308.\n"
    found = findings(letter)
    assert [(one.kind, letter[one.start : one.end], one.should_be) for one in found] == [
        (FindingKind.WRONG_ACCENTS, "Zoe\u0301", "Zoë")
    ]


def test_a_name_may_break_over_a_line_end() -> None:
    """Hard-wrapped letters are read like any other."""
    letter = "Hi Jan,\n\nI would be glad to join Halvorsen\nOptic, and so would Katherine\nO'Brian.\n"
    assert [(one.text, one.should_be) for one in findings(letter)] == [("Optic", "Optik"), ("O'Brian", "O'Brien")]


def test_the_signature_is_the_writers_own() -> None:
    """Whoever signs is the writer, also when the profile is empty or somebody elsewhere has the same name."""
    letter = "Hi Jan,\n\nThank you for the tour.\n\nBest wishes,\nTomasz Zieliński\n"
    assert check(letter, HERE, (), INDEX, Settings()) == ()


def test_a_fine_word_is_left_alone_everywhere() -> None:
    """What the user called always fine is never reported again, whatever its capitals."""
    assert findings(body("I met Zoe there."), fine=("zoe",)) == []
    assert findings(body("I am free from XXX on."), fine=("XXX",)) == []


def test_the_key_of_a_finding_stays_when_the_letter_around_it_changes() -> None:
    """A finding that was waved off stays so while the letter is written on."""
    first = findings(body("I met Zoe there."))[0]
    later = findings(body("After lunch I met Zoe there."))[0]
    assert first.key == later.key == "wrong_accents:zoe"
    assert first.start != later.start


def test_two_missing_addressees_have_two_keys() -> None:
    """Waving off one missing addressee does not wave off the other."""
    keys = {one.key for one in findings("Hi all,\n\nThank you.\n", ("kat", "jan"))}
    assert len(keys) == 2


def test_a_title_waved_off_for_one_is_not_waved_off_for_another() -> None:
    """The same wrong title before two people makes two findings with two keys."""
    found = findings("Hi all,\n\nThank Mrs O'Brien and Mrs van der Berg.\n")
    assert len({one.key for one in found if one.kind is FindingKind.WRONG_TITLE}) == 2


@pytest.mark.parametrize(
    "close", ["Fondly,\nTomasz", "Tomasz (he/him)", "Tomasz\nSent from my phone", "Tomasz Zieliński\n+48 555 0101"]
)
def test_a_signature_is_known_without_a_common_closing(close: str) -> None:
    """Whatever stands around the name at the end, it is the writer's."""
    assert check(f"Hi Jan,\n\nThank you for the tour.\n\n{close}\n", HERE, (), INDEX, Settings()) == ()


def test_only_the_nickname_is_a_hint() -> None:
    """A short name holds no letter back."""
    assert [kind for kind in FindingKind if kind.is_hint] == [FindingKind.NICKNAME]


def test_every_message_is_one_calm_sentence() -> None:
    """Each finding says what it is in one sentence with a full stop and no exclamation."""
    for sentence, *_ in FOUND:
        for one in findings(body(sentence), to=("wul",)):
            assert one.message.endswith(".")
            assert "!" not in one.message


def test_places_of_interviews_are_known_too() -> None:
    """The town where an interview was held is spelled like the one on the opening."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    interview = Interview("i", "here", datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("UTC")), place="Szczecin, Room 4")
    dossier = Dossier(HERE.opening, interviews=(interview,))
    found = check("Hi there,\n\nI enjoyed Szczecin, and I miss Szcezcin.\n", dossier, (), INDEX, ME)
    assert [(one.text, one.should_be) for one in found] == [("Szcezcin", "Szczecin")]


def test_a_greeting_may_go_on_in_the_same_line() -> None:
    """A letter that begins right behind its greeting is read as greeting and letter."""
    letter = "Dear Zone, thank you for lunch at Nando's and for the zone map.\n"
    assert [(one.text, one.should_be) for one in findings(letter)] == [("Zone", "Zoë")]


def test_the_mail_that_is_answered_is_not_the_writers() -> None:
    """What stands quoted below a letter is not read, and the signature above it is still the writer's."""
    letter = "Hi Jan,\n\nThank you.\n\nTomasz\n\nOn Monday Katharine wrote:\n> Dear Tomas, see Jna.\n"
    assert [one.text for one in check(letter, HERE, (), INDEX, Settings())] == ["Katharine"]


def test_the_words_of_an_address_are_known() -> None:
    """A town inside an address is spelled like the one there, whatever numbers stand around it."""
    dossier = Dossier(Opening("here", "Halvorsen Optik", place="12 Bridge Street, Middlesbrough TS1 4AP"))
    found = check("Hi all,\n\nI enjoyed the walk through Middlesborough.\n", dossier, (), INDEX, ME)
    assert [(one.text, one.should_be) for one in found] == [("Middlesborough", "Middlesbrough")]


def test_a_company_named_with_ordinary_words_leaves_the_words_alone() -> None:
    """ "Bright and early" is only the firm where a firm can stand."""
    people = (Person("will", "here", "Will", "Long"),)
    dossier = Dossier(Opening("here", "Bright & Early"), people=people)
    letter = (
        "Hi all,\n\nI was up bright and early, and will long remember it. Bright and early is my way. "
        "I would be glad to work at bright and early.\n"
    )
    found = check(letter, dossier, (), INDEX, ME)
    assert [(one.text, one.should_be) for one in found] == [("bright", "Bright"), ("early", "Early")]
    assert found[0].start > letter.index("work at")


def test_the_article_of_a_company_may_be_left_out() -> None:
    """The Old Forge is the Old Forge too, and an old forge is nobody's."""
    dossier = Dossier(Opening("here", "The Old Forge"))
    letter = "Hi all,\n\nI liked the Old Forge. The old rota and the old forge at home are another thing.\n"
    assert check(letter, dossier, (), INDEX, ME) == ()
