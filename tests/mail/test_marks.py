"""The notes about what is on its way: nothing goes twice, nothing is forgotten."""

import asyncio
import stat
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep
from zoneinfo import ZoneInfo

import pytest

from store.mail.errors import NotSentError, RefusedError, UnclearError
from store.mail.marks import Mark, Marks
from store.verbs.letters import Gone
from tests.mail.servers import mailer
from tests.mail.test_message import ME, packed
from tui.courier import carry

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=ZoneInfo("Europe/London"))
MARK = Mark("0123456789ab", NOW, Gone("Größe", "Dear Zoë,\n…", ("ba9876543210",), ("zoe@acme.example",)), "They asked.")


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    """Notes in a folder that is not there yet."""
    return Marks(tmp_path / "sending")


def test_while_one_session_sends_no_other_does(marks, tmp_path):
    """And nobody takes the letter for one that was left behind."""
    held = marks.begin(MARK)
    other = Marks(tmp_path / "sending")
    with pytest.raises(RefusedError, match="is being sent in another session"):
        other.begin(MARK)
    assert list(other.left_behind()) == []
    assert other.of(MARK.letter_id) is None
    held.forget()
    other.begin(MARK).forget()
    assert not list((tmp_path / "sending").iterdir())


def test_what_was_cut_off_is_found_again_whole(marks, tmp_path):
    """Words, people, addresses, hour and reason; the file is private."""
    marks.begin(MARK).release()
    assert list(marks.left_behind()) == [MARK]
    (path,) = (tmp_path / "sending").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    marks.forget(MARK.letter_id)
    assert marks.of(MARK.letter_id) is None


def test_the_note_knows_what_came_of_it(marks):
    """Taken: to be recorded. Surely not sent: gone. Unclear: to be asked."""
    for outcome, left in (
        (None, [replace(MARK, is_accepted=True)]),
        (NotSentError("no"), []),
        (UnclearError("?"), [MARK]),
    ):
        held = marks.begin(MARK)
        held.settle(outcome)
        held.release()
        assert list(marks.left_behind()) == left


def test_a_note_that_was_never_whole_is_no_note(marks, tmp_path):
    """It was cut off before anything was handed over; an unclear end of a whole one is not taken for “accepted”."""
    marks.begin(MARK).release()
    (path,) = (tmp_path / "sending").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole + b"acc")
    assert marks.of(MARK.letter_id) == MARK
    path.write_bytes(whole[:40])
    assert marks.of(MARK.letter_id) is None
    assert not path.exists()


def test_what_cannot_be_noted_is_not_sent(tmp_path):
    """With the reason of the disk."""
    (tmp_path / "sending").write_text("a file, no folder")
    with pytest.raises(RefusedError, match=r"^Not sent, for it could not be noted on disk .*: File exists\.$"):
        Marks(tmp_path / "sending").begin(MARK)


def test_the_courier_goes_on_to_the_end_when_the_app_is_gone(marks, tmp_path):
    """The app ends at once; the letter is handed over all the same, and the note says so."""
    settings = replace(ME, mail_command=mailer(tmp_path, "sleep 0.3"), mail_seconds=20)
    held = marks.begin(MARK)

    async def short() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(carry(packed(), settings, held, lambda _: None), 0.05)

    asyncio.run(short())
    path = tmp_path / "sending" / f"{MARK.letter_id}.mark"
    for _ in range(500):
        if path.read_bytes().endswith(b"accepted\n") and not courier_is_out():
            break
        sleep(0.01)
    held.release()
    assert marks.of(MARK.letter_id) == replace(MARK, is_accepted=True)


def courier_is_out() -> bool:
    return any(thread.name == "courier" for thread in threading.enumerate())


async def test_the_courier_brings_back_what_went_wrong(marks, tmp_path, monkeypatch):
    """Also what nobody foresaw, which leaves it unclear."""
    settings = replace(ME, mail_command=mailer(tmp_path, "exit 9"), mail_seconds=20)
    told: list[str] = []
    assert isinstance(await carry(packed(), settings, marks.begin(MARK), told.append), NotSentError)
    assert told == ["handing over"]

    def odd(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tui.courier.send", odd)
    outcome = await carry(packed(), settings, marks.begin(replace(MARK, letter_id="0" * 12)), told.append)
    assert isinstance(outcome, UnclearError)
    assert "ZeroDivisionError" in str(outcome)
