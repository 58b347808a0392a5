"""What somebody who is new to it meets with between a letter and its sending: each thing is plain, by keys."""

import re
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

import pytest

from store.records import Channel, LetterState, Settings
from tests.conftest import DeskDriver, OpenDesk
from tui.editor import Editor
from tui.foot import KeyBar
from tui.keys import adopt


@pytest.fixture(autouse=True)
def _give_back() -> Iterator[None]:
    """The program's own keys count again."""
    yield
    adopt({})


def key_bar(desk: DeskDriver) -> str:
    return str(desk.desk.query_one(KeyBar).render())


def said(desk: DeskDriver) -> str:
    """All that is shown, in one line, without the scrollbar."""
    return " ".join(re.sub("[▁-█]", "", desk.shown()).split())


async def open_note(desk: DeskDriver) -> None:
    """Begin the note to Ines Ruiz, which goes by post."""
    while not any(row.startswith("›") and "Ines Ruiz" in row for row in desk.rows("queue")):
        await desk.press("j")
    await desk.press("enter")
    assert desk.desk.letter
    assert desk.desk.letter.channel is Channel.NOTE


async def test_a_letter_opens_at_its_beginning_with_the_cursor_below_the_greeting(open_desk: OpenDesk) -> None:
    """What is typed comes where the cursor is seen, at any size."""
    async with open_desk(demo=True, size=(60, 15)) as desk:
        await desk.press("enter")
        assert "Dear Ms. O'Brian," in desk.shown()
        editor = desk.desk.query_one(Editor)
        assert editor.cursor_location == (2, 0)
        await desk.type("Ah! ")
        assert "Ah! Thank you for taking" in desk.shown()
        await desk.press("f2", "j", "enter")
        assert "Dear Zoë," in desk.shown()


async def test_what_is_to_be_filled_in_is_selected_and_typing_takes_its_place(open_desk: OpenDesk) -> None:
    """The first gap of a template is where writing goes on."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        zoe = next(
            person for dossier in desk.snapshot.dossiers.values() for person in dossier.people if person.given == "Zoë"
        )
        desk.desk.apply(lambda planner: planner.edit_person(replace(zoe, remember="")))
        await desk.press("j", "enter")
        assert desk.desk.query_one(Editor).selected_text == "[one specific thing]"
        await desk.type("the arm")
        assert "the arm." in desk.shown()
        assert "[" not in desk.desk.query_one(Editor).text


@pytest.mark.parametrize(("key", "title"), [("s", "Put off until"), ("d", "Due on"), ("x", "Wave off")])
async def test_what_is_decided_about_a_step_names_the_step(open_desk: OpenDesk, key: str, title: str) -> None:
    """Whom and what it is about stands in the title."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press(key)
        assert f"{title}: thank Katherine O'Brien, Acme Robotics" in desk.shown()


async def test_leaving_a_form_says_what_becomes_of_what_was_typed(open_desk: OpenDesk) -> None:
    """Three keys, three plain answers; where nothing is kept, two."""
    async with open_desk(demo=True, size=(60, 20)) as desk:
        await desk.press("n", "a", "escape")
        assert "Leave, drop what you typed, or keep it for later?" in desk.shown()
        assert "y drop it   n go on typing   Esc keep it for later" in desk.shown()
        await desk.press("escape", "x", "a", "escape")
        assert "Leave, and drop what you typed?" in desk.shown()
        assert "y drop it   n go on typing   Esc drop it" in desk.shown()


@pytest.mark.parametrize(("width", "seen"), [(120, True), (80, False)])
async def test_the_bar_names_the_filter_where_there_is_room(open_desk: OpenDesk, width: int, seen: bool) -> None:
    """Without room for it, all else stays."""
    async with open_desk(demo=True, size=(width, 36)) as desk:
        assert ("f filter" in key_bar(desk)) is seen
        assert "Ctrl+P all" in key_bar(desk)


async def test_a_row_that_is_cut_is_told_whole_beneath(open_desk: OpenDesk) -> None:
    """While the list has the focus; a row that fits says nothing twice, and the cursor stays in view."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("f3", "enter")  # the cursor is on the opening of the first step
        for _ in range(3):
            assert "kate@acme.example" not in said(desk)
            await desk.press("j")
        assert "kate@acme.example" in said(desk)
        assert any(row.startswith("›") and "Katherine" in row for row in desk.rows("interviews"))
        await desk.press("G")
        assert "kate@acme.example" not in said(desk)
        assert any(row.startswith("›") for row in desk.rows("interviews"))


async def test_all_that_the_checklist_says_can_be_read(open_desk: OpenDesk) -> None:
    """A long finding stands beneath the list, in a narrow window as well."""
    async with open_desk(demo=True, size=(60, 20)) as desk:
        await desk.press("enter")
        await desk.type("Kate Obrien sends her regards. ")
        await desk.press("f5")
        rows = desk.rows("checklist")
        cut = next(at for at, row in enumerate(rows) if row.endswith("…"))
        item = desk.desk.items[cut]
        await desk.press("home", *["j"] * cut)
        assert " ".join(item.text.split()) in said(desk)


async def test_the_interviews_follow_the_opening_in_view(open_desk: OpenDesk) -> None:
    """The cursor there is on the company of the step or letter; among the interviews it is the user's."""
    async with open_desk(demo=True) as desk:
        for _ in range(4):
            await desk.press("j")
            assert desk.desk.dossier
            at = next(row for row in desk.rows("interviews") if row.startswith("›"))
            assert at[2:12] in desk.desk.dossier.opening.company.ljust(10)
        await desk.press("f3", "G")
        assert desk.rows("interviews")[-1].startswith("›")


async def test_a_note_by_post_shows_its_address_as_people_write_it(open_desk: OpenDesk) -> None:
    """The name once, no brackets; in the head, the checklist, and the text that is taken along."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await open_note(desk)
        assert "To       Ines Ruiz, Initech, Calle Luna 8, 28004 Madrid, Spain" in desk.shown()
        await desk.press("f5")
        assert "goes to Initech, Calle Luna 8, 28004 Madrid, Spain" in desk.shown()
        await desk.press("f4", "f6")
        assert desk.app.clipboard.startswith("Ines Ruiz\nInitech\nCalle Luna 8\n28004 Madrid\nSpain\n\nDear Ines,")


async def test_a_note_by_post_leaves_by_post_or_by_hand(open_desk: OpenDesk) -> None:
    """The page comes first; nothing about e-mail is offered; after it one is told to mark it as sent."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await open_note(desk)
        await desk.press("ctrl+r")
        assert desk.said() == "Ready. F9 lays out the page for the post; once it is posted, F8 marks it as sent."
        await desk.press("f9")
        assert "› page for the post" in desk.shown()
        assert "text file" in desk.shown()
        assert not [word for word in ("e-mail", "link", "draft file") if word in desk.shown()]
        await desk.press("enter")
        assert "A page for the post" in desk.shown()
        await desk.press("c")
        assert desk.said() == "Copied to your terminal's clipboard. Once it is posted, F8 marks it so."


async def test_what_works_is_offered_first(open_desk: OpenDesk, settings: Settings) -> None:
    """Sending comes first where it is set up, and last where it is not, with what it needs."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("enter", "f9")
        assert "› link" in desk.shown()
        assert "e-mail now         Needs mail_command or smtp_host in config.toml." in desk.shown()
        await desk.press("escape")
        desk.desk.apply(lambda planner: planner.use_settings(replace(settings, mail_command=("msmtp",))))
        await desk.press("f9")
        assert "› e-mail now         By msmtp, after a last look." in desk.shown()


async def test_the_demo_sends_nothing_and_says_so(open_desk: OpenDesk, settings: Settings) -> None:
    """Even where a mailer is set up; a file that it writes goes with it."""
    async with open_desk(demo=True, size=(80, 24), settings=replace(settings, mail_command=("false",))) as desk:
        desk.desk.is_demo = True
        await desk.press("enter", "f9", "end")
        assert "› e-mail now         The demo sends nothing." in desk.shown()
        await desk.press("enter")
        assert desk.said().startswith("The demo sends nothing. In your own planner, mail_command")
        await desk.press("f9", "down", "enter")
        assert "The file is deleted when the demo ends." in desk.said()


async def test_where_nothing_can_be_sent_ready_says_how_it_goes_on(open_desk: OpenDesk) -> None:
    """It promises nothing that the next key would refuse."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "ctrl+o", "ctrl+r")
        assert desk.said() == "Ready. F9 takes it along; once they have it, F8 marks it as sent."


async def test_after_ready_comes_sending_and_the_bar_leads_there(open_desk: OpenDesk, settings: Settings) -> None:
    """Mend, ready, send or mark as sent: sentence and bar name the next key, and only those that are of use."""
    async with open_desk(demo=True, size=(80, 24), settings=replace(settings, mail_command=("msmtp",))) as desk:
        await desk.press("enter")
        assert "Ctrl+O mend   Ctrl+R ready   F9 send   F8 mark sent" in key_bar(desk)
        await desk.press("ctrl+o", "ctrl+r")
        assert desk.said() == "Ready. F9 sends it; if it goes some other way, F8 marks it as sent."
        assert key_bar(desk).startswith(" F9 send   F8 mark sent")
        await desk.press("f8")
        assert "Did it go to Katherine O'Brien? It is then marked as sent, and kept word for word." in said(desk)
        await desk.press("y")
        assert desk.said() == "Marked as sent to Katherine O'Brien, and logged. u takes it back."
        states = {letter.state for dossier in desk.snapshot.dossiers.values() for letter in dossier.letters}
        assert LetterState.SENT in states
        await desk.press("u")
        assert desk.said().startswith("Taken back")


async def test_every_choice_can_be_read_however_small_the_window(open_desk: OpenDesk) -> None:
    """A sentence that does not fit goes on in the next line; the cursor passes over that and shows all of it."""
    async with open_desk(demo=True, size=(60, 15)) as desk:
        await desk.press("j", "enter", "f8", "y")
        assert "› asked: “Could you spell that for me?”" in desk.shown()
        await desk.press(*["down"] * 5)
        assert "› I am not sure" in desk.shown()
        assert "Mark it as sent; the spelling stays unconfirmed." in said(desk)
        assert "Enter choose" in desk.shown()
        await desk.press("escape", "f9", *["down"] * 4)
        shown = said(desk)
        assert "› page for the post" in shown
        assert "Address, date and text, to write out by hand, and when to post it." in shown
        await desk.press("up", "up", "up")
        assert "An .eml file that your own mail program opens." in said(desk)


async def test_a_slip_in_ones_own_name_is_mended_with_one_key(open_desk: OpenDesk) -> None:
    """Robin Halen under a letter of Robin Hale's; until it is mended, nothing says that the letter is signed."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "ctrl+o", "pagedown", "pagedown", "end", "n")
        assert "Robin Halen" in desk.shown()
        assert "✗ Halen → Hale" in desk.shown()
        assert "signed with your name" not in desk.shown()
        await desk.press("ctrl+o")
        assert desk.said() == "Halen is now Hale; Ctrl+Z takes it back."
        assert "✓ signed with your name" in desk.shown()


async def test_a_sentence_stays_until_it_could_be_read_and_a_key_comes(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that come at once leave it; a later one, whatever it does, clears the line."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("enter", "ctrl+o")
        assert desk.said() == "O'Brian is now O'Brien; Ctrl+Z takes it back."
        await desk.press("down", "down")
        assert "O'Brian is now" in desk.said()
        monkeypatch.setattr("tui.foot.LEAST_READING", -1.0)
        monkeypatch.setattr("tui.foot.READING", -1.0)
        await desk.press("ctrl+r")
        assert desk.said().startswith("Ready.")
        await desk.press("down")
        assert desk.said() == ""


async def test_a_sentence_that_a_page_hid_is_there_when_one_comes_back(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said meanwhile, such as of a letter that could not be sent, waits to be read."""
    async with open_desk(demo=True) as desk:
        await desk.press("C")
        desk.desk.say("The letter could not be sent.", loud=True)
        monkeypatch.setattr("tui.foot.monotonic", lambda: monotonic() + 600)
        await desk.press("right", "escape")
        assert desk.said() == "The letter could not be sent."
        await desk.press("down")
        assert desk.said() == "The letter could not be sent."


async def test_brackets_of_the_writers_own_are_never_typed_over(open_desk: OpenDesk) -> None:
    """What a template leaves to be filled in is selected in a letter just begun; later, nothing is."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        letter = desk.desk.letter
        assert letter is not None
        text = "Dear Katherine,\n\nSee my paper [Hale 2024] and tell me.\n\nRobin Hale"
        desk.desk.apply(lambda planner: planner.save_letter(letter.id, text=text, base_revision=letter.revision))
        await desk.press("escape", "f2", "down", "enter", "f2", "up", "enter")
        assert desk.desk.letter is not None
        assert desk.desk.letter.text == text
        await desk.press("A")
        assert "[Hale 2024]" in desk.desk.letter.text


async def test_the_letters_keys_work_in_the_checklist_too(open_desk: OpenDesk) -> None:
    """Mend, ready, send and mark as sent are about the same letter; what leads on stands in the bar."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("f5", "f9")
        assert desk.said() == "No letter is open; Enter on a follow-up begins one."
        await desk.press("f2", "enter")
        await desk.press("f5", "ctrl+r")
        assert desk.said() == "1 thing still open: O'Brian → O'Brien. F5 shows all."
        await desk.press("ctrl+o")
        assert desk.said() == "O'Brian is now O'Brien; in the letter Ctrl+Z takes it back."
        assert key_bar(desk).startswith(" Ctrl+R ready   F9 send   F8 mark sent")
        await desk.press("ctrl+r")
        assert desk.said().startswith("Ready.")
        await desk.press("f9")
        assert "How will the letter go?" in desk.shown()
        await desk.press("escape", "f6")
        assert desk.app.clipboard.startswith("To: Katherine O'Brien")
        await desk.press("f8", "y")
        assert desk.said().startswith("Marked as sent to Katherine O'Brien")


async def test_own_keys_are_named_in_sentences_and_count_in_the_checklist(
    open_desk: OpenDesk, settings: Settings
) -> None:
    """What a sentence tells one to press is what works."""
    own = (("letter.leave", ("f11",)), ("letter.sent", ("ctrl+b",)), ("desk.undo", ("z",)),
           ("desk.go-checklist", ("ctrl+n",)))  # fmt: skip
    async with open_desk(demo=True, size=(80, 24), settings=replace(settings, keys=own)) as desk:
        await desk.press("enter")
        assert "1 thing to mend, 1 to look at · Ctrl+N shows" in desk.shown()
        await desk.press("ctrl+n", "ctrl+o", "ctrl+r")
        assert desk.said() == "Ready. F11 takes it along; once they have it, Ctrl+B marks it as sent."
        await desk.press("ctrl+b", "y")
        assert desk.said() == "Marked as sent to Katherine O'Brien, and logged. z takes it back."
        await desk.press("z")
        assert desk.said().startswith("Taken back")


async def test_an_empty_desk_names_the_users_own_keys(open_desk: OpenDesk, settings: Settings) -> None:
    """In its lists, and where a key can do nothing yet."""
    own = (("desk.new-interview", ("N",)), ("desk.help", ("H",)), ("desk.about", ("A",)))
    async with open_desk(settings=replace(settings, keys=own, given="", family="")) as desk:
        assert desk.said() == "Letters end with your name; A is where you enter it."
        assert "N   after an interview: when, and whom you met" in desk.shown()
        assert "N  adds one; company, time and people in one form." in desk.shown()
        await desk.press("f3", "e")
        assert desk.said() == "There is no opening here to do that with; N adds an interview."


async def test_other_words_from_the_checklist_lead_to_the_letter(open_desk: OpenDesk) -> None:
    """There they are read, and there Ctrl+Z brings the old ones back; in a list it would put the program to sleep."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("enter", "f5", "ctrl+t", "down", "enter")
        assert desk.said() == "Other words. Ctrl+Z brings yours back."
        assert "Check-in e-mail" in desk.shown()
        await desk.press("ctrl+z")
        assert "Thank-you e-mail" in desk.shown()
