"""Everything can leave, and two machines come together again: by keys."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from store.planner import Planner
from store.records import Opening, Settings, new_id
from tests.conftest import DeskDriver, OpenDesk

pytestmark = pytest.mark.slow

COPY = "afterword.sync-conflict-20261122-101112-ABCDEFG.journal"


@pytest.fixture
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder."""
    home = tmp_path / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def until(desk: DeskDriver, is_so: Callable[[], bool]) -> None:
    """Wait for what a thread does."""
    for _ in range(200):
        if is_so():
            return
        await asyncio.sleep(0.02)
        await desk.pilot.pause()


async def until_said(desk: DeskDriver, word: str) -> str:
    await until(desk, lambda: word in desk.said())
    return desk.said()


async def test_a_calendar_is_written_and_the_file_is_named(open_desk: OpenDesk, user_home: Path) -> None:
    """E, the second row, Enter; a second one does not write over the first."""
    async with open_desk(demo=True) as desk:
        for name in ("afterword-2026-11-22.ics", "afterword-2026-11-22-2.ics"):
            await desk.press("E", "down", "enter")
            said = await until_said(desk, name)
            assert said == f"Written to {user_home / name}"
        events = icalendar.Calendar.from_ical((user_home / name).read_bytes()).walk("VEVENT")
        assert len(events) == sum(len(dossier.interviews) for dossier in desk.snapshot.dossiers.values())


@pytest.mark.usefixtures("user_home")
async def test_a_long_export_says_how_far_it_is(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Now and then, while keys go on working."""
    said: list[str] = []
    monkeypatch.setattr("tui.desk.exchange.TELL_SECONDS", -1)
    async with open_desk(demo=True) as desk:
        say = desk.desk.say

        def heard(sentence: str, *, loud: bool = False) -> None:
            said.append(sentence)
            say(sentence, loud=loud)

        monkeypatch.setattr(desk.desk, "say", heard)
        await desk.press("E", "down", "enter", "j")
        await until_said(desk, "Written")
        assert f"Exporting: 3 of {len(desk.snapshot.dossiers)} openings." in said
        assert said[-1].startswith("Written to ")


async def test_a_folder_that_takes_nothing_is_said(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and the planner goes on."""
    async with open_desk(demo=True) as desk:
        monkeypatch.setenv("HOME", "/no/such/folder")
        await desk.press("E", "enter")
        assert "cannot be written" in await until_said(desk, "cannot")


def another_machine(home: Path, settings: Settings) -> None:
    """A conflict copy of the journal, in which another machine added an opening."""
    mine = (home / "afterword.journal").read_bytes()
    other = Planner.open(home, settings)
    other.add_opening(Opening(new_id(), "Vesper Clockworks"))
    other.leave()
    (home / COPY).write_bytes((home / "afterword.journal").read_bytes())
    (home / "afterword.journal").write_bytes(mine)


async def test_a_conflict_copy_is_offered_and_brought_in(
    open_desk: OpenDesk, tmp_path: Path, settings: Settings
) -> None:
    """The start says so; M shows what would change, y does it, u takes it back."""
    async with open_desk(demo=True):
        pass
    another_machine(tmp_path / "home", settings)
    async with open_desk() as desk:
        assert "M brings the two together" in desk.said()
        await desk.press("M")
        await until(desk, lambda: "1 new" in desk.shown())
        assert "Openings: 1 new." in desk.shown()
        await desk.press("y")
        assert desk.said() == "Merged. u takes it back."
        assert "Vesper Clockworks" in {dossier.opening.company for dossier in desk.snapshot.dossiers.values()}
        assert not (tmp_path / "home" / COPY).exists()
        await desk.press("u")
        assert "Vesper Clockworks" not in {dossier.opening.company for dossier in desk.snapshot.dossiers.values()}


async def test_a_copy_that_comes_while_the_planner_is_open_is_offered(open_desk: OpenDesk, tmp_path: Path) -> None:
    """By itself, as soon as the syncing program has put it there, and once."""
    async with open_desk(demo=True) as desk:
        arriving = tmp_path / "home" / ".syncthing.tmp"
        arriving.write_bytes((tmp_path / "home" / "afterword.journal").read_bytes())
        arriving.replace(tmp_path / "home" / COPY)
        assert "M brings the two together" in await until_said(desk, "M brings")
        await desk.press("escape", "n", "escape")
        desk.desk.say("")
        desk.desk.follow()
        assert desk.said() == ""


async def test_a_copy_is_named_where_none_lies_there(open_desk: OpenDesk, tmp_path: Path, settings: Settings) -> None:
    """A folder of another machine; what is no planner is refused in a sentence."""
    other = Planner.open(tmp_path / "other", settings)
    other.add_opening(Opening(new_id(), "Vesper Clockworks"))
    other.close()
    async with open_desk(demo=True) as desk:
        await desk.press("M")
        await desk.paste(str(tmp_path / "nothing"))
        await desk.press("enter")
        assert "cannot be read" in await until_said(desk, "cannot")
        await desk.press("M")
        await desk.paste(str(tmp_path / "other"))
        await desk.press("enter")
        await until(desk, lambda: "1 new" in desk.shown())
        await desk.press("y")
        assert "Vesper Clockworks" in {dossier.opening.company for dossier in desk.snapshot.dossiers.values()}


async def test_a_letter_on_the_desk_keeps_its_text(open_desk: OpenDesk, tmp_path: Path, settings: Settings) -> None:
    """Saved before the merge; where the other machine wrote too, both texts are there afterwards."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        await desk.press("ctrl+s", "escape")
        letter = desk.desk.letter
        assert letter is not None
    home = tmp_path / "home"
    mine = (home / "afterword.journal").read_bytes()
    other = Planner.open(home, settings)
    other.save_letter(letter.id, text="All of it theirs.", base_revision=letter.revision)
    other.leave()
    (home / COPY).write_bytes((home / "afterword.journal").read_bytes())
    (home / "afterword.journal").write_bytes(mine)
    async with open_desk() as desk:
        desk.desk.open_letter(replace(letter))
        await desk.press("f4")
        await desk.type(" mine")
        await desk.press("escape", "M")
        await until(desk, lambda: "A backup is made before" in desk.shown())
        await desk.press("y")
        texts = [one.text for dossier in desk.snapshot.dossiers.values() for one in dossier.letters]
        assert "All of it theirs." in texts
        assert any(text.endswith(" mine") or " mine" in text for text in texts)
