"""The call card by keys: number and name once each and large, words by branch and tone, outcomes and what follows."""

import pytest
from textual.widgets import Digits, Label

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
    """The number in digits three rows high where they fit, else set apart; never both."""
    async with open_desk(demo=True, size=size) as desk:
        await go_to(desk, "Siob")
        await desk.press("c")
        shown = desk.shown()
        assert shown.count("S i o b h á n") == 1
        assert "say: shiv-AWN nee VREE-an" in shown
        digits, plain = desk.app.screen.query_one(Digits), desk.app.screen.query_one("#call-number", Label)
        assert digits.display != plain.display
        assert digits.display == (size[0] > 48)
        assert (spaced("+353 20 910 0142") in shown) == plain.display


async def test_in_ascii_the_number_stands_in_plain_digits(open_desk: OpenDesk) -> None:
    """Large digits are drawn of lines, and of plus and minus nobody could read them."""
    async with open_desk(demo=True, glyphs=Glyphs.MARKS) as desk:
        await go_to(desk, "Siob")
        await desk.press("c")
        assert spaced("+353 20 910 0142") in desk.shown()
        assert not desk.app.screen.query_one(Digits).display


async def test_without_a_number_the_card_says_so(open_desk: OpenDesk) -> None:
    """Where the digits would be."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Zoë")
        await desk.press("c")
        assert "No number is on file." in desk.shown()


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
            await desk.type("They decide soon")
            await desk.press("enter")
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
