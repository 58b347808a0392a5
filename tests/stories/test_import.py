"""From a file to the queue: an invitation chosen, looked over and taken in, all by keys."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from store.exchange.child import LeftError
from store.exchange.proposal import Told
from store.records import Settings, SpellingSource
from tests.conftest import DeskDriver, OpenDesk
from tests.exchange.telling import FIXTURES
from tui.line import LineInput
from tui.screens.importing import Import

SIZES = [(120, 36), (80, 24)]


@pytest.fixture
def settings() -> Settings:
    """Somebody whose own address is known."""
    return Settings(given="Robin", family="Hale", email="robin@hale.example", zone="Europe/London", country="GB")


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of downloads with some files of others, the invitation the newest."""
    folder = tmp_path / "user" / "Downloads"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    for age, name in enumerate(("google.ics", "zoom.ics", "cards-30.vcf", "openings.csv")):
        shutil.copy(FIXTURES / name, folder / name)
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "old").mkdir()
    shutil.copy(FIXTURES / "apple.ics", folder / "old" / "apple.ics")
    return folder


async def read(desk: DeskDriver) -> None:
    """Wait until the preview stands."""
    screen = desk.app.screen
    assert isinstance(screen, Import)
    for _ in range(400):
        if screen._told:
            break
        await desk.pilot.pause(0.02)
    await desk.settle()


@pytest.mark.usefixtures("downloads")
@pytest.mark.parametrize("size", SIZES)
async def test_from_the_file_to_the_thank_yous_in_three_keys(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """The newest file is under the cursor: Enter reads it, Enter takes it in, F2 shows whom to thank."""
    async with open_desk(size=size) as desk:
        desk.desk._clock = lambda: desk.now.replace(day=24, hour=14)  # the interview has been held
        desk.desk.tick()
        await desk.press("b")
        await desk.press("enter")
        await read(desk)
        shown = desk.shown()
        assert "add 1 opening, 2 people, 1 interview" in shown
        assert "Zoë Nguyễn" in shown
        await desk.press("enter")
        assert "Added 1 opening, 2 people, 1 interview. u takes it back." in desk.said()
        await desk.press("f2")
        queue = "\n".join(desk.rows("queue"))
        assert "Katherine Byrne" in queue
        assert "Zoë Nguyễn" in queue
        assert "Robin" not in queue
        (dossier,) = desk.snapshot.dossiers.values()
        assert {person.spelling for person in dossier.people} == {SpellingSource.INVITATION}
        await desk.press("u")
        assert not desk.snapshot.dossiers


@pytest.mark.usefixtures("downloads")
async def test_a_line_is_left_with_space_and_everything_with_escape(open_desk: OpenDesk) -> None:
    """Whoever was not there gets no line in the queue; whoever changes their mind changes nothing."""
    async with open_desk() as desk:
        await desk.press("b", "enter")
        await read(desk)
        await desk.press("escape")
        assert not desk.snapshot.dossiers
        await desk.press("b", "enter")
        await read(desk)
        await desk.press("down", "down", "space")
        assert "[ ] + person    Zoë Nguyễn" in desk.shown()
        await desk.press("enter")
        (dossier,) = desk.snapshot.dossiers.values()
        assert [person.given for person in dossier.people] == ["Katherine"]
        assert len(dossier.interviews[0].person_ids) == 1


@pytest.mark.usefixtures("downloads")
async def test_the_user_sets_company_and_role_right_before_anything_is_written(open_desk: OpenDesk) -> None:
    """What a title suggests is only a suggestion; e says it better."""
    async with open_desk() as desk:
        await desk.press("b", "enter")
        await read(desk)
        await desk.press("e")
        await desk.press("end", "ctrl+u")
        await desk.fill("Acme Ltd", "")
        await desk.press("ctrl+s")
        assert "Acme Ltd" in desk.shown()
        assert not desk.snapshot.dossiers
        await desk.press("enter")
        (dossier,) = desk.snapshot.dossiers.values()
        assert (dossier.opening.company, len(dossier.people)) == ("Acme Ltd", 2)


async def test_tab_completes_a_path_and_enter_goes_into_a_folder(open_desk: OpenDesk, downloads: Path) -> None:
    """As in a shell: a few letters, Tab, and on; what is not there is said, and the line stays to be mended."""
    async with open_desk(size=(80, 24)) as desk:
        await desk.press("b")
        assert "holiday.jpg" not in desk.shown()
        await desk.type("x.ics")
        await desk.press("enter")
        assert "There is no such file." in desk.shown()
        await desk.press("backspace", "backspace", "backspace", "backspace", "backspace")
        await desk.type("ol")
        await desk.press("tab")
        assert "apple.ics" in desk.shown()
        await desk.press("tab")
        assert desk.app.screen.query_one(LineInput).value == f"{downloads}/old/apple.ics"
        await desk.press("enter")
        await read(desk)
        assert "Soleil Labs" in desk.shown()


async def test_several_files_are_read_at_once_and_one_that_fails_stops_no_other(
    open_desk: OpenDesk, downloads: Path
) -> None:
    """Ctrl+T marks them; what can be read of them is one change."""
    (downloads / "google.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    async with open_desk() as desk:
        await desk.press("b", "ctrl+t", "ctrl+t", "ctrl+t")
        assert "3 files marked" in desk.shown()
        await desk.press("enter")
        await read(desk)
        assert "breaks off in the middle" in desk.shown()
        for name in ("google.ics", "zoom.ics", "cards-30.vcf"):
            assert name in desk.shown()
        await desk.press("enter")
        assert len(desk.snapshot.dossiers) == 2
        await desk.press("u")
        assert not desk.snapshot.dossiers


async def test_markup_in_a_file_is_shown_as_text(open_desk: OpenDesk, downloads: Path) -> None:
    """In its name and in what it tells."""
    text = (FIXTURES / "google.ics").read_text(encoding="utf-8").replace("Acme Robotics", "[red]x[/nope] $who")
    (downloads / "[b]odd[x].ics").write_text(text, encoding="utf-8")
    async with open_desk() as desk:
        await desk.press("b")
        assert "[b]odd[x].ics" in desk.shown()
        await desk.press("enter")
        await read(desk)
        assert "[red]x[/nope] $who" in desk.shown()
        await desk.press("enter")
        assert "[red]x[/nope] $" in desk.shown()


async def test_reading_many_files_can_be_left(open_desk: OpenDesk, downloads: Path) -> None:
    """Esc stops it; nothing is written, and no process stays."""
    for number in range(30):
        shutil.copy(FIXTURES / "google.ics", downloads / f"{number}.ics")
    paths = tuple(str(downloads / f"{number}.ics") for number in range(30))
    async with open_desk() as desk:
        screen = Import(paths, lambda: desk.snapshot, desk.now)
        await desk.app.push_screen(screen)
        await desk.pilot.pause()
        assert "Reading" in desk.shown()
        await desk.press("escape")
        await desk.app.workers.wait_for_complete()
        assert not screen._told
        assert not desk.snapshot.dossiers


async def test_reading_many_files_says_how_far_it_is(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred files, of which the second takes its time: the screen counts, Esc leaves, and nothing is written."""
    gone = Event()

    def slowly(paths: Sequence[str], _now: object, _zone: str, has_left: Callable[[], bool]) -> Iterator[Told]:
        yield Told(paths[0])
        while not has_left():
            time.sleep(0.001)
        gone.set()
        raise LeftError

    monkeypatch.setattr("tui.screens.importing.tell", slowly)
    async with open_desk(size=(80, 24)) as desk:
        before = desk.snapshot
        paths = tuple(f"{number}.vcf" for number in range(200))
        desk.app.push_screen(Import(paths, lambda: desk.snapshot, desk.now))
        for _ in range(400):
            await desk.pilot.pause(0.005)
            if "Reading file 2 of 200 … Esc leaves." in desk.shown():
                break
        else:
            raise AssertionError(desk.shown())
        await desk.press("escape")
        assert "FOLLOW-UPS" in desk.shown()
        assert gone.wait(5)
        assert desk.snapshot is before
