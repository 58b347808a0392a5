"""The call card by keys: number and name once each and large, words by branch and tone, outcomes and what follows."""

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Digits

from store.records import Channel, LetterState, OpeningState, Purpose, Result, SnoozeKind
from tests.conftest import DeskDriver, OpenDesk
from tui.glyphs import Glyphs
from tui.wording import spaced

pytestmark = pytest.mark.slow

TALL = (120, 60)
"""So tall that the whole queue is seen."""


def queue(desk: DeskDriver) -> list[str]:
    """The rows of the queue that are steps, without the cursor."""
    return [row.replace("›", " ") for row in desk.rows("queue") if len(row) > 20]


def at(desk: DeskDriver) -> str:
    """The row under the queue's cursor."""
    return next(row for row in desk.rows("queue") if row.startswith("›"))


async def go_to(desk: DeskDriver, words: str) -> None:
    """Put the cursor on the row with these words."""
    for _ in range(40):
        if words in at(desk):
            return
        await desk.press("down")
    raise AssertionError(words, desk.rows("queue"))


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_name_and_number_are_large_and_stand_there_once(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """The number in digits three rows high where they fit, else set apart; and once in plain text, to be copied."""
    async with open_desk(demo=True, size=size) as desk:
        await go_to(desk, "Siob")
        await desk.press("c")
        shown = desk.shown()
        assert shown.count("S i o b h á n") == 1
        assert "say: shiv-AWN nee VREE-an" in shown
        digits = desk.app.screen.query_one(Digits)
        assert digits.display == (size[0] > 48)
        assert (spaced("+353 20 910 0142") in shown) != digits.display
        assert shown.count("+353 20 910 0142") == 1


async def test_in_ascii_the_number_stands_in_plain_digits(open_desk: OpenDesk) -> None:
    """Large digits are drawn of lines, and of plus and minus nobody could read them."""
    async with open_desk(demo=True, glyphs=Glyphs.MARKS) as desk:
        await go_to(desk, "Siob")
        await desk.press("c")
        assert spaced("+353 20 910 0142") in desk.shown()
        assert not desk.app.screen.query_one(Digits).display


async def test_without_a_number_the_card_says_so(open_desk: OpenDesk) -> None:
    """Where the digits would be, with the keys that lead to adding one."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Zoë")
        await desk.press("c")
        assert "No number is on file. F3 goes to Interviews, where e edits the person." in desk.shown()


async def test_words_to_say_and_keys_that_log_cannot_be_mistaken(open_desk: OpenDesk) -> None:
    """Each has its heading; ? tells of all keys, and nothing is logged by looking."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await go_to(desk, "Siob")
        before = desk.snapshot
        await desk.press("c", "3")
        shown = " ".join(desk.shown().split())
        assert "What to say 1 they answer 2 someone else ▸3 voicemail 4 someone chosen" in shown
        assert "Log what happened r reached v voicemail left e someone else answered n no answer" in shown
        await desk.press("question_mark")
        assert "Log that you left a message." in desk.shown()
        await desk.press("escape", "escape")
        assert desk.snapshot == before


@pytest.mark.parametrize(
    ("keys", "said"),
    [("v", "a voicemail left"), ("n", "a call without an answer"), ("e", "a call that someone else answered")],
)
async def test_what_was_logged_is_said_and_can_be_taken_back(open_desk: OpenDesk, keys: str, said: str) -> None:
    """A key that was pressed to read what to say costs nothing."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await go_to(desk, "Saoirse")
        before = desk.snapshot.dossiers
        await desk.press("c", keys)
        assert f"Logged: {said}. Esc, then u takes it back." in " ".join(desk.shown().split())
        await desk.press("escape")
        assert f"Logged: {said}. u takes it back." in desk.said()
        await desk.press("u")
        assert desk.snapshot.dossiers == before


async def test_they_may_say_when_they_decide(open_desk: OpenDesk) -> None:
    """Whoever was reached is asked for it in a second line, and the day counts for the opening."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await go_to(desk, "Sanjay Rao")
        dossier = desk.desk.dossier
        assert dossier
        await desk.press("c", "r")
        await desk.type("A decision soon\n")
        await desk.type("next tue\n")
        changed = desk.snapshot.dossiers[dossier.opening.id]
        assert changed.opening.decide_by == date(2026, 11, 24)
        assert changed.contacts[-1].notes == "A decision soon"


async def test_a_gap_in_the_words_is_told_before_one_dials(open_desk: OpenDesk) -> None:
    """Nobody reads "[one specific thing]" aloud."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Siob")
        assert desk.desk.dossier
        siobhan = next(person for person in desk.desk.dossier.people if person.given == "Siobhán")
        desk.desk.apply(lambda planner: planner.edit_person(replace(siobhan, remember="")))
        await desk.press("c")
        assert "Before you dial, think of one thing that only they said" in " ".join(desk.shown().split())


@pytest.mark.parametrize(
    ("name", "large"),
    [
        ("Zoë Nguyễn", "Z o ë   N g u y ễ n"),
        ("Ёлкина", "Ё л к и н а"),
        ("山田 花子", "山 田   花 子"),
        ("علی رضایی", "علی رضایی"),
        ("अनिता", "अनिता"),
        ("", ""),
    ],
)
def test_a_name_is_set_apart_where_its_script_allows(name: str, large: str) -> None:
    """Letters that join or stack stay together."""
    assert spaced(name) == large


async def test_words_change_by_branch_and_tone(open_desk: OpenDesk) -> None:
    """1 to 4 for the turn of the talk, t for more or fewer words."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Siobhán")
        await desk.press("c")
        assert "▸1 they answer" in desk.shown()
        assert "I will not keep you any longer" in desk.shown()
        await desk.press("t")
        assert "I will not keep you any longer" not in desk.shown()
        await desk.press("3")
        assert "▸3 voicemail" in desk.shown()
        assert "There is no need to call back" in desk.shown()


@pytest.mark.parametrize(
    ("key", "result"),
    [("r", Result.REACHED), ("v", Result.VOICEMAIL), ("e", Result.GATEKEEPER), ("n", Result.NO_ANSWER)],
)
async def test_the_call_card_logs_what_came_of_it(open_desk: OpenDesk, key: str, result: Result) -> None:
    """One key when the receiver is down."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Sanjay Rao")
        dossier = desk.desk.dossier
        assert dossier is not None
        await desk.press("c")
        assert "2 of 2" in desk.shown()
        await desk.press("3")
        await desk.press(key)
        if result.is_answer:
            await desk.type("They decide soon\n\n")
            assert desk.snapshot.dossiers[dossier.opening.id].contacts[-1].notes == "They decide soon"
        assert desk.snapshot.dossiers[dossier.opening.id].contacts[-1].result is result


async def test_someone_was_chosen_is_one_key_on_the_card(open_desk: OpenDesk) -> None:
    """The opening is marked, and to say that one is still interested is owed."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Sanjay Rao")
        await desk.press("c", "4")
        assert "another position" in " ".join(desk.shown().split())
        await desk.press("x", "enter")
        assert any("show interest" in row and "Sanjay" in row for row in queue(desk))


async def test_a_third_check_in_asks_for_its_reason(open_desk: OpenDesk) -> None:
    """Two are enough; one more takes a word, and is logged with it."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Mehmet")
        dossier = desk.desk.dossier
        assert dossier is not None
        await desk.press("c")
        await desk.press("n")
        assert "say why one more" in desk.shown()
        await desk.type("They asked me to try again")
        await desk.press("ctrl+s")
        last = desk.snapshot.dossiers[dossier.opening.id].contacts[-1]
        assert (last.result, last.reason) == (Result.NO_ANSWER, "They asked me to try again")


async def test_someone_was_chosen_opens_the_letter_that_keeps_the_door_open(open_desk: OpenDesk) -> None:
    """It is begun, and can be left for later."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Sanjay Rao")
        await desk.press("c", "x", "enter")
        letter = desk.desk.letter
        assert letter
        assert (letter.purpose, letter.state) == (Purpose.STILL_INTERESTED, LetterState.DRAFT)
        assert desk.snapshot.dossiers[letter.opening_id].opening.state is OpeningState.FILLED
        assert "keeps the door open" in desk.said()


async def test_after_a_voicemail_one_may_write(open_desk: OpenDesk) -> None:
    """The next word in writing is begun at once."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Saoirse")
        await desk.press("c", "n")
        assert "Nobody answered. What follows?" in desk.shown()
        await desk.press("enter")
        letter = desk.desk.letter
        assert letter
        assert (letter.purpose, letter.channel) == (Purpose.THANK_YOU, Channel.EMAIL)


async def test_where_nobody_answered_one_may_call_again(open_desk: OpenDesk) -> None:
    """The step waits for the next hour that suits them, and the cursor is on it."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Saoirse")
        await desk.press("c", "n", "down", "enter")
        dossier = desk.desk.dossier
        assert dossier
        (pin,) = dossier.snoozes
        assert pin.kind is SnoozeKind.PIN
        assert pin.until
        assert f"{pin.until:%a %H:%M}" == "Mon 10:00"
        assert "Saoirse" in at(desk)
        assert "Next: a thank-you" in desk.said()


async def test_leaving_it_shows_what_is_owed_next(open_desk: OpenDesk) -> None:
    """The cursor is on the next step with them, and the sentence says when."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Saoirse")
        await desk.press("c", "v", "escape")
        assert "Logged" in desk.said()
        assert "Next: " in desk.said()
        assert "Harbour" in at(desk)
