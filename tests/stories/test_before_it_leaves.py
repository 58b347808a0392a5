"""What is still open in a letter is said before it leaves, and what went all the same can be recorded: by keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.records import Letter, LetterState, Person, Settings, SpellingSource
from tests.conftest import DeskDriver, OpenDesk
from tui.keys import adopt

OPEN = "1 thing still open: O'Brian → O'Brien."


@pytest.fixture(autouse=True)
def _give_back() -> Iterator[None]:
    """The program's own keys count again."""
    yield
    adopt({})


def said(desk: DeskDriver) -> str:
    """All that is shown, in one line."""
    return " ".join(desk.shown().split())


def letter(desk: DeskDriver) -> Letter:
    assert desk.desk.letter is not None
    return desk.desk.letter


def zoe(desk: DeskDriver) -> Person:
    people = [person for dossier in desk.snapshot.dossiers.values() for person in dossier.people]
    return next(person for person in people if person.given == "Zoë")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 15)])
async def test_what_is_open_is_said_before_a_way_is_chosen(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """However small the window; once it is mended, nothing is said."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("enter", "f9")
        assert "still open: O'Brian" in said(desk)
        assert "› link" in desk.shown()
        await desk.press("escape", "ctrl+o", "f9")
        assert "still open" not in said(desk)


async def test_a_quick_copy_says_what_is_open(open_desk: OpenDesk) -> None:
    """F6 asks nothing; it tells."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "f6")
        assert desk.said().startswith(f"Copied to your terminal's clipboard. {OPEN}")
        await desk.press("ctrl+o", "f6")
        assert "still open" not in desk.said()


async def test_a_letter_that_went_as_it_was_can_be_recorded(open_desk: OpenDesk) -> None:
    """F8 names what is open and asks; n leaves it a draft, y keeps it word for word."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("enter", "f8")
        assert f"{OPEN} Did it go to Katherine O'Brien like this? It is then" in said(desk)
        await desk.press("n")
        assert letter(desk).state is LetterState.DRAFT
        await desk.press("f8", "y")
        assert desk.said().startswith("Marked as sent to Katherine O'Brien")
        texts = [one.text for dossier in desk.snapshot.dossiers.values() for one in dossier.letters
                 if one.state is LetterState.SENT]  # fmt: skip
        assert any("O'Brian" in text for text in texts)


async def test_how_many_are_open_is_counted(open_desk: OpenDesk) -> None:
    """The first of them is told, with one full stop, whatever it ends with."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        await desk.paste("[your name] ")
        await desk.press("ctrl+r")
        assert desk.said().startswith("2 things still open, the first: ")
        assert ".." not in desk.said()


async def test_a_spelling_that_was_only_typed_is_said_before_the_letter_leaves(open_desk: OpenDesk) -> None:
    """Where nothing else is open; a letter that has gone asks in words that fit, and Esc leaves it as it was."""
    async with open_desk(demo=True) as desk:
        await desk.press("down", "enter", "f9")
        assert "The spelling of Zoë Nguyễn was typed, never confirmed." in said(desk)
        await desk.press("escape", "f8", "y")
        assert "Mark it as sent; the spelling stays unconfirmed." in said(desk)
        assert "Keep the letter" not in said(desk)
        await desk.press("escape")
        assert letter(desk).state is LetterState.DRAFT
        await desk.press("f8", "y", "end", "enter")
        assert desk.said().startswith("Marked as sent to Zoë Nguyễn")
        assert zoe(desk).spelling is SpellingSource.TYPED


async def test_enter_on_a_typed_spelling_asks_where_it_comes_from(open_desk: OpenDesk) -> None:
    """The line goes once that is known; “not yet” leaves it; f and a say which key it is; x leaves it as it is."""
    async with open_desk(demo=True) as desk:
        await desk.press("down", "enter", "f5", "home")
        while not any(row.startswith("›") and "was typed" in row for row in desk.rows("checklist")):
            await desk.press("down")
        for key in ("f", "a"):
            await desk.press(key)
            assert desk.said() == "Enter says where the spelling comes from; then it is fine everywhere."
        await desk.press("enter", "end")
        assert "The line stays until you know." in said(desk)
        await desk.press("enter")
        assert any("was typed" in row for row in desk.rows("checklist"))
        await desk.press("x", "f9")
        assert desk.app.screen.query(".choice")
        assert not desk.app.screen.query(".warning")
        await desk.press("escape", "x", "enter", "enter")
        assert desk.said() == "The spelling of Zoë Nguyễn is confirmed."
        assert zoe(desk).spelling is SpellingSource.ASKED
        assert not any("was typed" in row for row in desk.rows("checklist"))


async def test_enter_stands_in_the_bar_as_long_as_a_line_is_to_be_looked_at(open_desk: OpenDesk) -> None:
    """Behind the keys that lead on; all of them fit into 80 columns."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("down", "enter", "f5")
        assert "F8 mark sent   Enter see to it" in desk.shown()


async def test_what_was_looked_at_is_said_and_no_more(open_desk: OpenDesk) -> None:
    """Names and manners are fine; whether the letter is good is not the program's to say."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("down", "enter")
        assert "names and manners are fine, 1 to look at · F5 shows" in desk.shown()


@pytest.mark.parametrize(
    ("own", "pane", "words"),
    [
        ((), "f4", "Esc, then i is where you add it."),
        ((), "f5", "missing. i is where you add it."),
        ((("desk.about", ("f7",)),), "f4", "missing. F7 is where you add it."),
    ],
)
async def test_the_key_for_ones_own_address_is_named(
    open_desk: OpenDesk, settings: Settings, own: tuple[tuple[str, tuple[str, ...]], ...], pane: str, words: str
) -> None:
    """And how to get to it, where the focus is in a text in which it is a letter."""
    async with open_desk(demo=True, settings=replace(settings, email="", keys=own)) as desk:
        await desk.press("enter", pane, "f9", "down", "enter")
        assert desk.said().startswith("Your own e-mail address is missing. ")
        assert words in desk.said()


async def test_the_page_says_by_when_and_how(open_desk: OpenDesk) -> None:
    """By hand; and where they named no day for their decision, by the day on which the thanks are due."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        while not any(row.startswith("›") and "Ines Ruiz" in row for row in desk.rows("queue")):
            await desk.press("j")
        await desk.press("enter", "f9", "enter")
        assert "It is at its best written by hand, from this page. Post it by Monday 23 November: thanks" in said(desk)
