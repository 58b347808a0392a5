"""Names in doubt: marked in the text, listed in the checklist, mended, left, added or allowed by one key each."""

from store.records import SpellingSource
from tests.conftest import DeskDriver, OpenDesk
from tui.editor import Editor


async def open_katherines_letter(desk: DeskDriver) -> None:
    """The sample's draft to Katherine O'Brien, which begins with Ms. O'Brian."""
    await desk.press("enter")


def checklist(desk: DeskDriver) -> str:
    return "\n".join(desk.rows("checklist"))


def marked(desk: DeskDriver) -> list[str]:
    """What is underlined in the text."""
    editor = desk.desk.query_one(Editor)
    return [editor.get_text_range(mark.start, mark.end) for mark in editor.marks]


async def test_a_wrong_name_is_underlined_and_listed(open_desk: OpenDesk) -> None:
    """O'Brian for O'Brien is seen in both places."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        assert marked(desk) == ["O'Brian"]
        assert "O'Brian → O'Brien" in checklist(desk)


async def test_enter_in_the_checklist_mends(open_desk: OpenDesk) -> None:
    """The finding goes from the list, the mark from the text."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.press("f5", "home", "enter")
        assert marked(desk) == []
        assert "O'Brian" not in checklist(desk)


async def test_x_leaves_a_finding_in_this_letter_and_takes_that_back(open_desk: OpenDesk) -> None:
    """What is waved off stays listed, quietly; x again lets it count; u undoes either."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.press("f5", "home", "x")
        assert marked(desk) == []
        assert "– O'Brian" in checklist(desk)
        await desk.press("x")
        assert marked(desk) == ["O'Brian"]
        await desk.press("u", "u")
        assert marked(desk) == ["O'Brian"]


async def test_f6_copies_the_letter_from_within_the_text(open_desk: OpenDesk) -> None:
    """The text area's own use of that key gives way."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.press("f6")
        assert "clipboard" in desk.said()
        assert desk.desk.query_one(Editor).selected_text == ""


async def test_f_allows_a_spelling_everywhere(open_desk: OpenDesk) -> None:
    """A spelling that is always fine is never flagged again; undo takes that back."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.press("f5", "home", "f")
        assert "O'Brian" not in checklist(desk)
        await desk.press("u")
        assert "O'Brian → O'Brien" in checklist(desk)


async def test_a_adds_a_stranger_as_a_person(open_desk: OpenDesk) -> None:
    """A name that nobody here bears becomes a person of the opening, from a form that has it already."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.paste("\n\nPlease thank Tobias Lindqvist for showing me the lab.")
        await desk.press("f5")
        assert "Tobias Lindqvist" in checklist(desk)
        rows = desk.rows("checklist")
        place = next(at for at, row in enumerate(rows) if "Tobias Lindqvist" in row)
        await desk.press("home", *["down"] * place, "a")
        await desk.press("ctrl+s")
        letter = desk.desk.letter
        assert letter is not None
        people = [person.name for person in desk.snapshot.dossiers[letter.opening_id].people]
        assert "Tobias Lindqvist" in people
        assert "Tobias Lindqvist" not in "\n".join(row for row in desk.rows("checklist") if "✗" in row)


async def test_ctrl_g_goes_from_finding_to_finding(open_desk: OpenDesk) -> None:
    """The next one is selected in the text; after the last comes the first."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.paste("\n\nAnd thanks to Katharine.")
        await desk.press("ctrl+home", "ctrl+g")
        editor = desk.desk.query_one(Editor)
        assert editor.selected_text == "O'Brian"
        await desk.press("ctrl+g")
        assert editor.selected_text == "Katharine"
        await desk.press("ctrl+g")
        assert editor.selected_text == "O'Brian"


async def test_a_letter_with_a_finding_is_not_ready_until_it_is_overruled(open_desk: OpenDesk) -> None:
    """Ready means that nothing is open, or that the user said it may stay."""
    async with open_desk(demo=True) as desk:
        await open_katherines_letter(desk)
        await desk.press("ctrl+r")
        assert "still open" in desk.said()
        await desk.press("f5", "home", "x", "f4", "ctrl+r")
        assert "Ready" in desk.said()


async def test_a_typed_spelling_is_asked_for_once_before_sent(open_desk: OpenDesk) -> None:
    """Where the spelling comes from is asked, with the question for the front desk, and then known."""
    async with open_desk(demo=True) as desk:
        await desk.press("down", "enter", "f8")
        assert "Did it go to" in desk.shown()
        await desk.press("y")
        assert "where does the spelling come from" in desk.shown()
        assert "Could you spell that for me?" in desk.shown()
        assert "Send it all the same" not in desk.shown()
        await desk.press("enter")
        assert desk.said().startswith("Marked as sent to Zoë Nguyễn")
        letter = desk.desk.letter
        assert letter is not None
        person = desk.snapshot.dossiers[letter.opening_id].person(letter.to[0])
        assert person is not None
        assert person.spelling is SpellingSource.ASKED


async def test_the_checklist_begins_with_what_the_letter_lacks(open_desk: OpenDesk) -> None:
    """F5 from a letter, then Enter, mends its first name, whoever has been thanked stands below."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "f5")
        before = desk.desk.letter
        await desk.press("enter")
        after = desk.desk.letter
        assert before is not None
        assert after is not None
        assert (after.id, "O'Brian" in before.text, "O'Brian" in after.text) == (before.id, True, False)
