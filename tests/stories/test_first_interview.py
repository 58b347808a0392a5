"""From an empty home to two thank-yous sent, and all of it there on the next day."""

import pytest

from store.records import LetterState, Result
from tests.conftest import DeskDriver, OpenDesk

SIZES = [(120, 36), (80, 24)]


async def add_the_interview(desk: DeskDriver) -> None:
    """Type the interview and its two people in, as after coming home."""
    await desk.press("n")
    await desk.fill("Acme Robotics", "QA Engineer", "yesterday 14:30")
    await desk.press("ctrl+n")
    await desk.fill("John", "O'Brien", "", "", "", "john@acme.example")
    await desk.press("ctrl+s")
    await desk.press("ctrl+n")
    await desk.fill("Zoë", "Nguyễn", "", "Dr.", "", "zoe@acme.example")
    await desk.press("ctrl+s")
    await desk.press("ctrl+s")


async def test_both_thank_yous_stand_in_the_queue_with_due_time_and_reason(open_desk: OpenDesk) -> None:
    """Whom you met is owed a thank-you from the end of the interview on, each with its hour and its reason."""
    async with open_desk() as desk:
        await add_the_interview(desk)
        await desk.press("f2")
        queue = "\n".join(desk.rows("queue"))
        assert "John O'Brien" in queue
        assert "Zoë Nguyễn" in queue
        assert queue.count("by 15:30") == 2
        assert "You met John O'Brien on Saturday 21 November" in " ".join(desk.shown().split())


async def test_a_wrong_name_is_flagged_and_mended_with_one_key(open_desk: OpenDesk) -> None:
    """Jonh is marked in the text and in the checklist; Ctrl+O puts John in, and the text's undo takes it back."""
    async with open_desk() as desk:
        await add_the_interview(desk)
        await desk.press("f2", "enter", "pagedown", "pagedown", "end")
        await desk.type("\n\nPlease remember me to Jonh.")
        await desk.press("f5")
        assert "Jonh → John" in "\n".join(desk.rows("checklist"))
        await desk.press("f4", "ctrl+o", "f5")
        letter = desk.desk.letter
        assert letter is not None
        assert letter.text.endswith("Please remember me to John.")
        assert "Jonh" not in "\n".join(desk.rows("checklist"))
        await desk.press("f4", "ctrl+z")
        assert desk.desk.letter is not None
        assert "Jonh" in desk.desk.letter.text


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_interview_to_the_sent_letter_and_the_next_day(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    """A letter written, mended and marked as sent leaves the queue, fills the matrix, and is there after a restart."""
    async with open_desk(size=size) as desk:
        await add_the_interview(desk)
        await desk.press("f2", "enter")
        await desk.press("f7")
        await desk.paste(LETTER)
        await desk.press("ctrl+o", "f8")
        await desk.press("y")
        await desk.press("down", "enter")  # the spelling comes from their card
        assert "Marked as sent to John O'Brien" in desk.said()
        assert "John O'Brien" not in "\n".join(row for row in desk.rows("queue") if "thank" in row)
        await desk.press("f5")
        row = next(row for row in desk.rows("checklist") if "John O'Brien" in row)
        assert row.count("●") == 4
        await desk.press("escape", "ctrl+q")
    async with open_desk(size=size) as desk:
        dossier = next(iter(desk.snapshot.dossiers.values()))
        assert [person.name for person in dossier.people] == ["John O'Brien", "Zoë Nguyễn"]
        letter = dossier.letters[0]
        assert letter.state is LetterState.SENT
        assert letter.text == LETTER.replace("Jonh", "John")
        assert dossier.contacts[0].result is Result.SENT
        assert "Zoë Nguyễn" in "\n".join(desk.rows("queue"))


LETTER = """Dear Jonh,

thank you for taking the time to meet with me yesterday. I keep thinking about what you said of the tests that fail
only at night, and I have an idea what to look for first. It would be a pleasure to show you how I would begin, and to
hear what Zoë and the others have tried already.

Kind regards,
Robin Hale"""


async def test_the_empty_screen_tells_a_newcomer_what_to_press(open_desk: OpenDesk) -> None:
    """An empty planner names its three first keys."""
    async with open_desk() as desk:
        shown = desk.shown()
        for key in ("n   after an interview", "o   for an opening", "?   for every key"):
            assert key in shown
