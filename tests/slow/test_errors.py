"""An error, or a kill, at every system call of a save in turn."""

import errno
import os
import signal
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.database import StoreError
from store.planner import Planner
from store.records import Settings
from tests.facts import a_letter, an_opening

pytestmark = pytest.mark.slow

Fault = Callable[[str, Any, Any], None]
DAY = date(2026, 11, 24)
CALLS = ("open", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "fchmod", "mkdir", "pread", "fstat")
MODULES = ("files", "journal_file", "draft", "drafts")


class FaultyOs:
    """Stands in for the module os; from the chosen call on, or at that one only, something goes wrong."""

    def __init__(self, at: int, fault: Fault, is_lasting: bool) -> None:
        self.at, self.fault, self.is_lasting = at, fault, is_lasting
        self.count = 0
        self.struck = False

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments, **named):
            self.count += 1
            if self.count == self.at or (self.is_lasting and self.count > self.at):
                self.struck = True
                self.fault(name, real, arguments)
            return real(*arguments, **named)

        return call


def error(number: int) -> Fault:
    """A call that fails; a write has then written a part."""

    def fault(name: str, real: Any, arguments: Any) -> None:
        if name == "write":
            real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        raise OSError(number, os.strerror(number))

    return fault


def kill(name: str, real: Any, arguments: Any) -> None:
    """The process is killed; a write has then written a part."""
    if name == "write":
        real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def a_verb(planner: Planner) -> None:
    """A small change."""
    planner.add_opening(an_opening("New"))


def a_renewal(planner: Planner) -> None:
    """A new snapshot, a new journal and a backup."""
    planner._keeper.compact()


def a_recovery(planner: Planner) -> None:
    """An orphan goes back into its letter."""
    planner.recover_drafts()


@pytest.fixture
def begun(tmp_path):
    """Makes a home with a letter and an orphan draft, and opens it."""

    def begin(number):
        home = tmp_path / str(number)
        planner = Planner.open(home, Settings(), lambda: DAY)
        opening = an_opening()
        letter = a_letter(opening)
        planner.add_opening(opening)
        planner.start_letter(letter)
        draft = planner.drafts.open(letter.id, 0, letter.text)
        draft.edit(0, 0, "Typed. ")
        os.close(draft._descriptor)
        draft._descriptor = -1
        return home, planner

    return begin


def reopen(home: Path, opened: list[Planner]) -> None:
    """One more session, if it opens."""
    opened.append(Planner.open(home, Settings()))


def struck(
    monkeypatch: pytest.MonkeyPatch, at: int, fault: Fault, is_lasting: bool, deed: Callable[[], object]
) -> tuple[FaultyOs, str]:
    """Run a deed with a fault in it; the disk, and the sentence if there was one."""
    disk = FaultyOs(at, fault, is_lasting)
    sentence = ""
    with monkeypatch.context() as patch:
        for module in MODULES:
            patch.setattr(f"store.database.{module}.os", disk)
        try:
            deed()
        except StoreError as refusal:
            sentence = str(refusal)
    return disk, sentence


@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES])
@pytest.mark.parametrize("verb", [a_verb, a_renewal, a_recovery])
def test_an_error_at_any_call_damages_nothing(begun, monkeypatch, verb, number, is_lasting):
    """The verb says a sentence, all is as before in memory and on the disk, and it works when tried again."""
    for at in range(1, 200):
        home, planner = begun(f"{number}{at}")
        before = planner.snapshot
        disk, sentence = struck(monkeypatch, at, error(number), is_lasting, partial(verb, planner))
        if not disk.struck:
            break
        assert not sentence or sentence.endswith(".")
        assert sentence or verb is not a_verb
        assert not sentence or planner.snapshot == before
        again = Planner.open(home, Settings(), lambda: DAY)
        if is_lasting:
            planner.refresh()  # where not even cutting back works, the journal as it stands is what counts
        assert again.snapshot == planner.snapshot, at
        assert is_lasting or not again.notices
        verb(planner)
        again.refresh()
        assert again.snapshot == planner.snapshot
        assert "Typed" in str(again.snapshot) or planner.drafts.unsaved()
        planner.close()
        again.close()
    assert 3 < at < 199


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_an_error_while_opening_is_a_sentence_and_harms_nothing(begun, monkeypatch, number):
    """What could not be opened today can be opened tomorrow."""
    for at in range(1, 200):
        home, planner = begun(at)
        before = planner.snapshot
        planner.close()
        journal = home / "afterword.journal"
        journal.write_bytes(journal.read_bytes() + b"torn")
        opened: list[Planner] = []
        disk, sentence = struck(monkeypatch, at, error(number), False, partial(reopen, home, opened))
        if not disk.struck:
            break
        assert opened or sentence.endswith(".")
        assert all(planner.snapshot == before for planner in opened)
        again = Planner.open(home, Settings())
        assert again.snapshot == before
    assert 3 < at < 199


@pytest.mark.parametrize("verb", [a_verb, a_renewal, a_recovery])
def test_a_kill_at_any_call_leaves_it_done_or_not_done(begun, monkeypatch, verb):
    """Whatever the moment, the planner opens with the facts of before or after, and the draft is not lost."""
    for at in range(1, 200):
        home, planner = begun(at)
        before = planner.snapshot
        child = os.fork()
        if not child:
            session = Planner.open(home, Settings(), lambda: DAY)
            struck(monkeypatch, at, kill, False, partial(verb, session))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            break
        again = Planner.open(home, Settings(), lambda: DAY)
        companies = [dossier.opening.company for dossier in again.snapshot.dossiers.values()]
        assert again.snapshot == before or verb is not a_renewal
        assert companies in (["Acme Robotics"], ["Acme Robotics", "New"])
        again.recover_drafts()
        assert str(again.snapshot).count("Typed") == 1
        a_verb(again)
        again.close()
    assert 3 < at < 199
