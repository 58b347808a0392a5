"""However the line breaks, the text is brought to safety and the process is gone within two seconds."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ptys import Program

pytestmark = pytest.mark.slow

APP = """
import os, sys, time
from textual.widgets import Static
from tui.line import Guardian, LineMixin, LineTextArea

class Note(LineMixin):
    busy = os.environ.get("BUSY", "")
    def compose(self):
        yield Static("ready")
        yield LineTextArea()
    def on_mount(self):
        self.count = 0
        self.query_one(LineTextArea).focus()
        if self.busy == "draws":
            self.set_interval(0.01, self.draw)
    def draw(self):
        self.count += 1
        self.query_one(Static).update((str(self.count) * 80)[:80])
    def on_text_area_changed(self):
        if self.busy == "hangs" and "!" in self.query_one(LineTextArea).text:
            time.sleep(60)

app = Note()
def sync():
    with open(os.environ["DRAFT"], "w") as file:
        file.write(app.query_one(LineTextArea).text)
patience = float(os.environ.get("PATIENCE", "1.5"))
guardian = Guardian(sync, app.ask_to_exit, give_back=app.give_terminal_back, patience=patience)
guardian.start()
app.run()
guardian.stop()
sys.exit(guardian.exit_status or app.return_code)
"""

HUNG_UP = 128 + signal.SIGHUP


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Where the text is brought to safety."""
    return tmp_path / "draft"


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs that are ended after the test."""
    started: list[Program] = []
    yield started
    for program in started:
        program.close()


def started(
    programs: list[Program], draft: Path, busy: str = "", *, controlling: bool = True, patience: str = "1.5"
) -> Program:
    """The app, with "Dear Zoë" typed into it."""
    program = Program(
        APP, controlling=controlling, environment={"DRAFT": str(draft), "BUSY": busy, "PATIENCE": patience}
    )
    programs.append(program)
    program.let_go()
    program.read(10, b"ready")
    program.read(0.05)
    program.type("Dear Zoë")
    program.read(0.15)
    return program


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_app_with_its_text_safe(programs: list[Program], draft: Path, number: int) -> None:
    """SIGHUP and SIGTERM: the draft is complete, the terminal is given back, the status says which it was."""
    program = started(programs, draft)
    os.kill(program.process.pid, number)
    program.read(2, b"?1049l")
    assert program.ended(2) == 128 + number
    assert draft.read_text() == "Dear Zoë"
    assert b"\x1b[?1049l" in program.output
    assert program.output.endswith(b"\x1b[?25h")


@pytest.mark.parametrize(("busy", "controlling"), [("", True), ("draws", False)])
def test_a_closed_terminal_ends_the_app(programs: list[Program], draft: Path, busy: str, *, controlling: bool) -> None:
    """With and without a SIGHUP, idle and while drawing."""
    program = started(programs, draft, busy, controlling=controlling)
    program.cut()
    assert program.ended(2) == HUNG_UP
    assert draft.read_text() == "Dear Zoë"


def test_a_terminal_that_nobody_reads_does_not_hold_the_app(programs: list[Program], draft: Path) -> None:
    """The output queue is full for a while; a signal ends the app all the same."""
    program = started(programs, draft, "draws")
    time.sleep(0.7)
    os.kill(program.process.pid, signal.SIGTERM)
    assert program.ended(2) == 128 + signal.SIGTERM
    assert draft.read_text() == "Dear Zoë"


def test_an_app_that_hangs_is_ended(programs: list[Program], draft: Path) -> None:
    """The main thread never comes back: the guardian ends the process, and the terminal is usable."""
    program = started(programs, draft, "hangs", patience="0.5")
    program.type("!")
    time.sleep(0.2)
    os.kill(program.process.pid, signal.SIGTERM)
    program.read(1.5, b"?1049l")
    assert program.ended(2) == 128 + signal.SIGTERM
    assert draft.read_text() == "Dear Zoë!"
    assert b"\x1b[?1049l" in program.output


def test_the_end_of_stdin_ends_the_app(programs: list[Program], draft: Path) -> None:
    """Where nothing can be typed any more, the app does not spin on it."""
    source = "import os, sys, threading, time\nread, write = os.pipe()\nos.dup2(read, 0)\nos.close(read)\n"
    source += "threading.Timer(0.6, os.close, [write]).start()\n" + APP
    program = Program(source, controlling=False, environment={"DRAFT": str(draft)})
    programs.append(program)
    program.let_go()
    program.read(4, b"?1049l")
    assert program.ended(2) == HUNG_UP


def test_a_line_that_stalls_for_a_while_shows_the_last_state(programs: list[Program], draft: Path) -> None:
    """Frames are dropped while nobody reads; then the newest is shown, and typing goes on."""
    program = started(programs, draft, "draws")
    time.sleep(0.7)
    program.type("!")
    before = len(program.read(0.3))
    assert before < 400_000
    assert b"!" in program.read(1, b"!")
