"""Other words for a letter: tone, way and purpose by keys; one undo brings the old words back; own templates."""

from pathlib import Path

import pytest

from store.records import Channel, Letter, LetterState, Purpose
from tests.conftest import DeskDriver, OpenDesk
from tui.editor import Editor

pytestmark = pytest.mark.slow


def letter(desk: DeskDriver) -> Letter:
    """The letter on the desk."""
    shown = desk.desk.letter
    assert shown
    return shown


def stored(desk: DeskDriver) -> Letter:
    """The same letter as the planner has it."""
    found = desk.snapshot.dossiers[letter(desk).opening_id].letter(letter(desk).id)
    assert found
    return found


async def go_to_zoe(desk: DeskDriver) -> None:
    """The cursor of the queue on the thank-you to Zoë Nguyễn."""
    for _ in range(20):
        if any(row.startswith("›") and "Zoë" in row for row in desk.rows("queue")):
            return
        await desk.press("down")
    raise AssertionError(desk.rows("queue"))


def editor(desk: DeskDriver) -> Editor:
    return desk.desk.query_one(Editor)


async def test_other_words_are_seen_before_they_are_taken(open_desk: OpenDesk) -> None:
    """The list says what for, t changes the tone, m the way; Esc leaves everything as it was."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        before = letter(desk)
        await desk.press("ctrl+t")
        assert "I left with a clearer picture" in desk.shown()
        await desk.press("t")
        assert "▸short" in desk.shown()
        assert "I left with a clearer picture" not in desk.shown()
        await desk.press("m", "m")
        assert "May I speak with Katherine O'Brien" in desk.shown()
        await desk.press("escape")
        assert letter(desk) == before


async def test_one_undo_brings_back_the_words_the_subject_the_purpose_and_the_way(open_desk: OpenDesk) -> None:
    """A template in a begun letter is one step; Ctrl+Z takes all of it back, Ctrl+Y does it again."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        await desk.type("My own end.")
        mine = letter(desk)
        await desk.press("ctrl+t", "down", "t", "m", "enter")
        assert letter(desk).text.startswith("Dear Katherine,\n\n")
        assert "May I ask where things stand" in letter(desk).text
        assert "Ctrl+Z" in desk.said()
        assert (stored(desk).purpose, stored(desk).channel) == (Purpose.CHECK_IN, Channel.NOTE)
        await desk.press("ctrl+z")
        assert editor(desk).text == mine.text
        assert (letter(desk).text, letter(desk).subject) == (mine.text, mine.subject)
        assert (stored(desk).purpose, stored(desk).channel) == (mine.purpose, mine.channel)
        await desk.press("ctrl+y")
        assert "May I ask where things stand" in letter(desk).text
        assert (stored(desk).purpose, stored(desk).channel) == (Purpose.CHECK_IN, Channel.NOTE)


async def test_typing_after_other_words_is_undone_first(open_desk: OpenDesk) -> None:
    """The template is a step of its own, before and after."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        mine = editor(desk).text
        await desk.press("ctrl+t", "t", "enter")
        theirs = editor(desk).text
        await desk.type("x")
        await desk.press("ctrl+z")
        assert editor(desk).text == theirs
        await desk.press("ctrl+z")
        assert editor(desk).text == mine


async def test_a_sent_letter_takes_no_other_words(open_desk: OpenDesk) -> None:
    """It is kept as it was."""
    async with open_desk(demo=True) as desk:
        sent = next(one for dossier in desk.snapshot.dossiers.values() for one in dossier.letters
                    if one.state is LetterState.SENT)  # fmt: skip
        desk.desk.open_letter(sent)
        await desk.press("ctrl+t")
        assert "kept word for word" in desk.said()
        assert letter(desk) == sent


async def test_the_tone_of_a_begun_letter_is_a_setting(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Said once in “about you”, it holds for every letter that is begun, and is kept in config.toml."""
    async with open_desk(demo=True) as desk:
        await desk.press("i", *["tab"] * 8, "enter", "down", "enter", "ctrl+s")
        assert 'tone = "short"' in (tmp_path / "config.toml").read_text()
        await go_to_zoe(desk)
        await desk.press("w")
        assert letter(desk).text.startswith("Dear Zoë,")
        assert "I left with a clearer picture" not in letter(desk).text
        assert "gone on thinking" in letter(desk).text


OWN = "Subject: A word of thanks\n\n{greeting}\n\nThank you for your time. {remember}!\n\n{my name}\n"


async def test_an_own_template_is_taken_without_a_restart(open_desk: OpenDesk, tmp_path: Path) -> None:
    """It is looked for whenever a letter is begun."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "thank-you.email.txt").write_text(OWN)
        await desk.press("ctrl+t", "enter")
        assert letter(desk).subject == "A word of thanks"
        assert "the recall of the first robot!" in letter(desk).text


async def test_a_mistake_in_an_own_template_is_told_and_ours_stands_in(open_desk: OpenDesk, tmp_path: Path) -> None:
    """File and line are in the sentence, and nobody is kept from writing."""
    async with open_desk(demo=True) as desk:
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "thank-you.email.txt").write_text(OWN.replace("remember", "rember"))
        await desk.press("enter", "ctrl+t")
        assert "thank-you.email.txt, line 5: there is no slot {rember}" in desk.shown()
        await desk.press("enter")
        assert "thank-you.email.txt, line 5" in desk.said()
        assert "I left with a clearer picture" in letter(desk).text
        await desk.press("f2")
        await go_to_zoe(desk)
        await desk.press("w")
        assert letter(desk).text.startswith("Dear Zoë,")
        assert "thank-you.email.txt, line 5" in desk.said()
