"""Commands that take longer than a moment say so, and leave the line as it was."""

import io
import time

import pytest

from tui.cli.waiting import waiting


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_is_told_and_the_line_is_clean_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done, and that Ctrl+C leaves it; then nothing of it is left."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with waiting("Backing up", 0.0):
        until = time.monotonic() + 5
        while not terminal.getvalue() and time.monotonic() < until:
            time.sleep(0.001)
    told, blank, end = terminal.getvalue().split("\r")
    assert told == "Backing up … Ctrl+C leaves all as it is."
    assert (blank.strip(), len(blank), end) == ("", len(told), "")


def test_how_far_it_is_replaces_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same line, with nothing left of the longer word before."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with waiting("Reading 200 files, one after the other", 0.0) as say_how_far:
        until = time.monotonic() + 5
        while not terminal.getvalue() and time.monotonic() < until:
            time.sleep(0.001)
        say_how_far("Reading files: 3 of 200")
    first, second, blank, end = terminal.getvalue().split("\r")
    assert second.rstrip() == "Reading files: 3 of 200 … Ctrl+C leaves all as it is."
    assert len(second) == len(first)
    assert (blank.strip(), end) == ("", "")


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is any to a pipe."""
    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", terminal)
    with waiting("Backing up", 60.0):
        pass
    monkeypatch.setattr("sys.stderr", pipe)
    with waiting("Backing up", 0.0):
        time.sleep(0.01)
    assert terminal.getvalue() == pipe.getvalue() == ""


def test_what_interrupts_the_work_clears_the_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C goes its way, and the prompt stands on an empty line."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)

    def broken_off() -> None:
        with waiting("Backing up", 0.0):
            until = time.monotonic() + 5
            while not terminal.getvalue() and time.monotonic() < until:
                time.sleep(0.001)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert terminal.getvalue().endswith("\r")
