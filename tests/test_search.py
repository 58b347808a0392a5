"""Search: what is found, where, and that no key waits for it."""

import pytest

from store.records import Settings
from store.search import Finder, Place, excerpt, fold
from store.snapshots import amend, assemble
from tests.conftest import OpenDesk
from tests.facts import a_check_in, a_letter, a_person, an_interview, an_opening
from tui.dialogs import search

HERE = an_opening("Łódź Optics", role="Grinder", notes="Found through Ewa", place="Piotrkowska 5")
AINE = a_person(HERE, "Áine", family="Nguyễn", remember="the lamp", phone="+48 55", say="AWN-ya")
SNAPSHOT = assemble(
    [
        HERE,
        AINE,
        an_interview(HERE, AINE, notes="Asked about prisms", place="Room 12"),
        a_letter(HERE, AINE, subject="Thanks", text="Dear Áine,\n\nthe lamp that never goes out stays with me."),
        a_check_in(HERE, notes="They decide after Easter", reason="they asked me to"),
    ],
    Settings(),
)


def found(text: str) -> list[str]:
    """The kinds of what is found."""
    return [place.what for piece in Finder().find(SNAPSHOT, text) for place in piece]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("lodz", ["opening", "person", "letter", "note"]),
        ("LODZ grinder", ["opening"]),
        ("aine nguyen", ["person"]),
        ("NGUYỄN", ["person"]),
        ("never goes", ["letter"]),
        ("easter", ["note"]),
        ("asked me", ["note"]),
        ("prisms", ["opening"]),
        ("ewa", ["opening"]),
        ("piotrkowska", ["opening"]),
        ("awn-ya", ["person"]),
        ("+48", ["person"]),
        ("lamp", ["person", "letter"]),
        ("zebra", []),
        ("", ["opening", "person", "letter", "note"]),
    ],
)
def test_everything_is_found_by_its_words(text: str, kinds: list[str]) -> None:
    """Companies, people, letters' text and notes; accents and case do not matter, each word must be there."""
    assert found(text) == kinds


def test_the_words_around_a_hit_are_shown() -> None:
    """Where the title does not say why it was found."""
    (letter,) = [place for piece in Finder().find(SNAPSHOT, "goes") for place in piece]
    assert excerpt(letter, "goes") == "… lamp that never goes out stays with me."
    assert excerpt(letter, "optics") == ""


def test_what_changed_is_searched_anew() -> None:
    """A finder that knew the opening before finds its new words, and no longer the old."""
    finder = Finder()
    list(finder.find(SNAPSHOT, "x"))
    changed = amend(SNAPSHOT, [a_person(HERE, "Quentin")])
    assert [place.what for piece in finder.find(changed, "quentin") for place in piece] == ["person"]
    fewer = amend(SNAPSHOT, removed=[AINE])
    assert [place.what for piece in finder.find(fewer, "nguyen") for place in piece] == []


def test_folding_is_the_same_for_plain_and_other_letters() -> None:
    """ASCII takes a shorter way to the same place."""
    assert fold("ÁINE Brø") == "aine bro"
    assert fold("O'Brien") == "o'brien"


async def test_a_person_that_was_found_is_gone_to(open_desk: OpenDesk) -> None:
    """The opening is unfolded, with the cursor on the person."""
    async with open_desk(demo=True) as desk:
        await desk.press("slash")
        await desk.type("grandmother")
        assert "2 found" in desk.shown()
        assert "her grandmother's card index" in desk.shown()
        await desk.press("enter")
        assert any(row.startswith("›") and "Ines Ruiz" in row for row in desk.rows("interviews"))


async def test_a_key_interrupts_the_looking(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no time for a slice, all is found all the same, in pieces, for what was typed last."""
    monkeypatch.setattr(search, "SLICE", 0.0)
    monkeypatch.setattr("store.search.PIECE", 1)
    async with open_desk(demo=True) as desk:
        await desk.press("slash")
        await desk.type("nguyenx")
        assert "Nothing here has these words." in desk.shown()
        await desk.press("backspace")
        assert "Zoë Nguyễn" in desk.shown()
        assert "Nguyễn Thị Minh Khai" in desk.shown()


@pytest.mark.slow
def test_no_key_waits_longer_than_a_frame_among_ten_thousand() -> None:
    """Each slice of the looking, the first one too, ends within a frame of a sixtieth of a second."""
    from time import perf_counter

    from tests.slow.make_data import records

    snapshot, finder = assemble(records(10_000), Settings(zone="Europe/London")), Finder()
    slices: list[float] = []
    for text in ("", "z", "zz", "the handover zz", "nguyen"):
        pieces, places, done = finder.find(snapshot, text), list[Place](), False
        while not done:
            begun = perf_counter()
            done = search.Search._look(pieces, places)
            slices.append(perf_counter() - begun)
    assert sorted(slices)[int(len(slices) * 0.98)] < 1 / 60  # a few may meet another process
