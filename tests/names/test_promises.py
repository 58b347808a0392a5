"""Promises that hold for any text whatever, not only for letters."""

import random
import subprocess
import sys
import time
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.names import Checker, Finding, FindingKind, NameIndex, check
from store.records import Dossier, Opening, Person, Settings
from tests.names.test_kinds import ELSEWHERE, FOUND, HERE, INDEX, ME, body

PIECES = st.sampled_from(
    [
        "Dear ",
        "Hi ",
        "Dr. ",
        "Mrs ",
        "Katherine",
        "Katharine",
        "katherine",
        "O’Brian",
        "O'Brien",
        " van ",
        "der",
        " Berg",
        "Zoe\u0301",
        "ZOË",
        "Nguyen",
        "Halvorsen",
        "Halvorson Optik",
        "McKinsey",
        "Tomasz",
        "Zieliński",
        "Will",
        "Long",
        "[Name]",
        "____",
        "{",
        "]",
        "'s",
        "’",
        "-",
        "\u2011",
        "\u0301",
        "\u200d",
        "\n",
        "\n\n",
        " ",
        ", ",
        ". ",
        "“",
        "”",
        '"',
        "> ",
        "Kind regards,\n",
        "P.S. ",
        "told me",
        "in ",
        "ß",
        "İ",
        "ŉ",
        "東京",
        "नेहा",
        "x" * 70,
        "😀",
        "\x00",
        "\ud800",
        "I've ",
        "&",
        "Ms ",
        "Street",
        "@",
        "https://",
    ]
)
"""What letters are made of, and what they should not be made of."""

TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join))


def found_in(text: str) -> tuple[Finding, ...]:
    """The findings of a text in the opening of the tables."""
    return check(text, HERE, ["kat", "rob"], INDEX, ME)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("Dear Dr. " + "\u0301" * 50 + "O'Brien")
def test_any_text_gives_findings_with_places_inside_it(text: str) -> None:
    """Whatever is typed or pasted, nothing breaks, and every finding lies where it says, in the order of the text."""
    found = found_in(text)
    reached = 0
    for one in found:
        if one.kind is FindingKind.MISSING_ADDRESSEE:
            assert (one.start, one.end, one.text) == (0, 0, "")
            continue
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.start >= reached
        reached = one.end


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from([sentence for sentence, _, kind, _ in FOUND if kind not in {"unknown_name", "nickname"}]))
def test_putting_the_correction_in_removes_the_finding(text: str, sentence: str) -> None:
    """Accepting a correction settles it: the same finding does not come back at that place."""
    letter = f"Hi there,\n\n{text}\n\n{sentence}\n"
    for one in found_in(letter):
        if one.should_be and one.kind is not FindingKind.MISSING_ADDRESSEE:
            mended = letter[: one.start] + one.should_be + letter[one.end :]
            again = [other for other in found_in(mended) if other.start == one.start and other.kind == one.kind]
            assert [(other.text, other.should_be) for other in again if other.should_be == one.should_be] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), PIECES), max_size=12), TEXTS)
def test_the_checker_that_remembers_says_what_a_fresh_check_says(
    edits: list[tuple[float, int, str]], begun: str
) -> None:
    """However a letter is edited, marks shown while typing are those of a whole check."""
    text = body("I met Katharine there.") + begun
    checker = Checker(HERE, ["kat", "rob"], INDEX, ME)
    for place, cut, piece in edits:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + cut :]
        assert checker.check(text) == found_in(text)


def test_a_pasted_megabyte_does_not_take_for_ever() -> None:
    """A megabyte pasted by mistake is answered in a moment, and the names in front are still read."""
    begun = time.perf_counter()
    assert "Katharine" in [one.text for one in found_in("Dear Katharine,\n\n" + "x" * 1_000_000)]
    assert time.perf_counter() - begun < 5


def test_an_amended_index_knows_what_a_new_one_knows() -> None:
    """After changes, openings added and taken away, the index finds the same as one built afresh."""
    chance = random.Random(5)  # noqa: S311 - the same run every time
    dossiers: dict[str, Dossier] = {"here": HERE, "elsewhere": ELSEWHERE}
    index = NameIndex.of(dossiers)
    letter = body("I met Tomasz Zieliński there, and Ines7. I would love to join McKinsey soon.")
    for _ in range(12):
        dossiers = dict(dossiers)
        if chance.random() < 0.5:
            dossiers.pop("elsewhere", None)
        else:
            people = ELSEWHERE.people[: chance.randrange(3)]
            dossiers["elsewhere"] = Dossier(ELSEWHERE.opening, people=people)
        index = index.amended(dossiers)
        assert check(letter, HERE, (), index, ME) == check(letter, HERE, (), NameIndex.of(dossiers), ME)


def test_an_empty_letter_about_nobody_has_no_findings() -> None:
    """Nothing known and nothing written is nothing wrong."""
    assert check("", Dossier(Opening("o", "")), (), NameIndex.of({}), Settings()) == ()


ODD_NAMES = (
    "O'Brien|van der Berg||  |Al-Rashid|Ó|Ng|de|St|Dr|and|The|&|A|Smith|smith|ß|İpek|Zoë|García Márquez|'s|-|12|E.ON|"
    "Yahoo!|Web.de|King, Jr.|" + "x" * 80
)
NAMES = st.one_of(st.text(max_size=12), st.sampled_from(ODD_NAMES.split("|")))
"""What is on file as a name, likely or not."""

PEOPLE = st.builds(
    Person,
    id=st.uuids().map(str),
    opening_id=st.just("here"),
    given=NAMES,
    family=NAMES,
    honorific=st.sampled_from(["", "Dr.", "Ms", "Prof. Dr.", "Rt Hon", "?"]),
    nickname=NAMES,
    family_first=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PEOPLE, max_size=4), st.lists(PEOPLE, max_size=2), st.tuples(NAMES, NAMES), TEXTS, st.data())
def test_whatever_is_on_file_the_findings_are_in_place_and_can_be_settled(
    people: list[Person], others: list[Person], names: tuple[str, str], text: str, data: st.DataObject
) -> None:
    """Names of any shape on file break nothing: findings lie apart, where they say, and a correction settles each."""
    company, place = names
    here = Dossier(Opening("here", company, place=place), people=tuple(people))
    index = NameIndex.of({"here": here, "other": Dossier(Opening("other", place), people=tuple(others))})
    known = [company, place, *(name for person in people + others for name in (person.name, person.name.lower()))]
    letter = text + " ".join(data.draw(st.lists(st.sampled_from(known), max_size=4)))
    reached = 0
    for one in check(letter, here, [person.id for person in people[:2]], index, Settings()):
        if one.kind is FindingKind.MISSING_ADDRESSEE:
            continue
        assert reached <= one.start < one.end <= len(letter)
        assert letter[one.start : one.end] == one.text
        reached = one.end
        if one.should_be and not one.kind.is_hint:
            mended = letter[: one.start] + one.should_be + letter[one.end :]
            again = check(mended, here, (), index, Settings())
            assert (one.kind, one.start, one.should_be) not in {(two.kind, two.start, two.should_be) for two in again}


def test_starting_reads_no_list() -> None:
    """The word lists are read at the first check, so that starting the program costs nothing of them."""
    code = (
        "import sys, store.names, store.names.wordlists as lists\n"
        "assert lists.common_words.cache_info().currsize == 0\n"
        "assert lists.given_names.cache_info().currsize == 0\n"
        "assert not {'textual', 'tinydb', 'dateutil', 'holidays'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
