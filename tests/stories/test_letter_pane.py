"""What stands around a letter's text: length, subject, way; what it shares with a colleague's; the thank-you matrix."""

from dataclasses import replace

import pytest

from store.records import Channel, Letter, LetterState, Purpose, new_id
from tests.conftest import DeskDriver, OpenDesk
from tui.editor import LETTER_WIDTH, Editor
from tui.screens.call import CallCard

pytestmark = pytest.mark.slow


async def test_the_foot_says_how_long_a_letter_is_and_what_is_customary(open_desk: OpenDesk) -> None:
    """Short, fitting, long; at both sizes nothing is cut."""
    for size in ((120, 36), (80, 24)):
        async with open_desk(demo=True, size=size) as desk:
            await desk.press("enter")
            assert "107 words · saved" in desk.shown()
            assert "1 thing to mend, 1 to look at · F5 shows" in desk.shown()
            await desk.press("f7")
            await desk.paste("Dear Katherine, thank you.")
            assert "4 words · short; 50 to 250 is customary · kept" in desk.shown()
            await desk.press("f7")
            await desk.paste("word " * 300)
            assert "300 words · long; 50 to 250 is customary" in desk.shown()
            await desk.press("ctrl+z", "ctrl+z", "ctrl+s")


async def test_lines_wrap_at_a_letters_width(open_desk: OpenDesk) -> None:
    """However wide the window is, and whether or not there is a scrollbar."""
    for size, lines in (((200, 50), 3), ((200, 24), 60)):
        async with open_desk(demo=True, size=size) as desk:
            await desk.press("enter", "f7")
            await desk.paste("0123456 " * 9 * lines)
            editor = desk.desk.query_one(Editor)
            assert editor.wrap_width == LETTER_WIDTH == 72
            assert editor.wrapped_document.height == lines


async def test_only_an_email_has_a_subject(open_desk: OpenDesk) -> None:
    """A note by post shows to whom and by which way, and no empty line for a subject."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        assert "Subject" in desk.shown()
        await desk.press("ctrl+t", "m", "enter")
        assert "Thank-you note by post · Acme Robotics" in desk.shown()
        assert "Subject" not in desk.shown()
        await desk.press("ctrl+z")
        assert "Subject" in desk.shown()


async def on_line(desk: DeskDriver, words: str) -> None:
    """Go up or down in the checklist to the line with these words."""
    for key in (*["up"] * 20, *["down"] * 20):
        if words in next(row for row in desk.rows("checklist") if row.startswith("›")):
            return
        await desk.press(key)
    raise AssertionError(desk.rows("checklist"))


async def test_which_sentences_a_colleague_has_got_too(open_desk: OpenDesk) -> None:
    """Enter on that line lists them, and goes to the chosen one in the text."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        await desk.press("enter")
        mine = desk.desk.letter
        assert mine
        zoe = next(person for person in desk.snapshot.dossiers[mine.opening_id].people if person.given == "Zoë")
        theirs = replace(mine, id=new_id(), to=(zoe.id,), text=mine.text.replace("Katherine", "Zoë"))
        desk.desk.apply(lambda planner: planner.start_letter(theirs))
        await desk.settle()
        await desk.press("f5")
        await on_line(desk, "also stand")
        await desk.press("enter")
        assert "5 sentences also stand in the letter to Zoë Nguyễn" in desk.shown()
        assert "I gave you half an answer to it" in desk.shown()
        await desk.press("down", "enter")
        selected = desk.desk.query_one(Editor).selected_text
        assert selected
        assert selected in mine.text


async def on_thanks(desk: DeskDriver, name: str) -> None:
    """Put the cursor of the checklist on this person's row of the matrix."""
    await desk.press("f5", "end")
    await on_line(desk, name)


async def test_one_key_in_the_matrix_starts_opens_and_shows(open_desk: OpenDesk) -> None:
    """Nothing begun: it begins; begun: it opens; sent: it is shown as it was sent."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        await desk.press("enter")
        await on_thanks(desk, "Zoë Nguyễn")
        await desk.press("enter")
        begun = desk.desk.letter
        assert begun
        assert (begun.state, begun.channel, begun.purpose) == (LetterState.DRAFT, Channel.EMAIL, Purpose.THANK_YOU)
        await desk.press("f2", "enter")
        await on_thanks(desk, "Zoë Nguyễn")
        await desk.press("enter")
        assert desk.desk.letter == begun
        desk.desk.apply(lambda planner: planner.mark_sent(begun.id, desk.desk.moment))
        await desk.press("f2", "enter")
        await on_thanks(desk, "Zoë Nguyễn")
        await desk.press("enter")
        shown = desk.desk.letter
        assert shown
        assert (shown.id, shown.state) == (begun.id, LetterState.SENT)
        assert desk.desk.query_one(Editor).read_only


async def test_whoever_has_a_number_alone_is_thanked_by_phone(open_desk: OpenDesk) -> None:
    """The matrix proposes the way that the follow-ups do."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        for _ in range(20):
            if any(row.startswith("›") and "Saoirse" in row for row in desk.rows("queue")):
                break
            await desk.press("down")
        await on_thanks(desk, "Saoirse")
        await desk.press("enter")
        assert isinstance(desk.app.screen, CallCard)


async def test_a_letter_is_ready_only_when_nothing_is_open_or_all_is_overruled(open_desk: OpenDesk) -> None:
    """Ctrl+R says what is open; once that is left as it is, the letter is ready; typing makes it a draft again."""
    async with open_desk(demo=True) as desk:

        def state() -> LetterState:
            shown: Letter | None = desk.desk.letter
            assert shown
            return shown.state

        await desk.press("enter", "ctrl+r")
        assert "1 thing still open" in desk.said()
        assert state() is LetterState.DRAFT
        await desk.press("f5", "home", "x", "f4", "ctrl+r")
        assert state() is LetterState.READY
        await desk.type("x")
        assert state() is LetterState.DRAFT


async def test_ctrl_home_and_ctrl_end_go_to_the_edges_of_the_text(open_desk: OpenDesk) -> None:
    """From the subject, too."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("enter", "ctrl+end")
        await desk.type("Z")
        assert desk.desk.letter is not None
        assert desk.desk.letter.text.endswith("Z")
        await desk.press("shift+tab", "ctrl+home")
        await desk.type("A")
        assert desk.desk.letter.text.startswith("ADear")
