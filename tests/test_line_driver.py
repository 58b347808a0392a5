"""The driver in a real terminal: quiet when idle, deaf to foreign bytes, at home in the shell's job control."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.ptys import Program

pytestmark = pytest.mark.slow

APP = """
import os, sys
from textual.binding import Binding
from textual.widgets import OptionList, Static
from tui.line import LineInput, LineMixin, LineTextArea

class Note(LineMixin):
    CSS = "OptionList { height: 6; } LineTextArea { height: 8; }"
    BINDINGS = [Binding("ctrl+q", "quit", priority=True), Binding("f8", "suspend_process"), Binding("f9", "redraw")]
    def compose(self):
        yield Static("ready \\u4f1a\\u8b70", markup=False)
        yield LineInput()
        yield OptionList("one", "two", "three")
        yield LineTextArea()
    def on_mount(self):
        self.query_one(LineTextArea).focus()

app = Note(ansi_color=bool(os.environ.get("ANSI")))
app.run()
print("BYE", repr(app.return_code))
"""

COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]")


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs that are ended after the test."""
    started: list[Program] = []
    yield started
    for program in started:
        program.close()


def started(programs: list[Program], environment: dict[str, str] | None = None) -> Program:
    """The app, drawn and waiting for keys."""
    program = Program(APP, environment=environment)
    programs.append(program)
    program.read(10, b"ready")
    program.read(0.2)
    return program


def screen(program: Program) -> Emulator:
    """What its terminal shows."""
    emulator = Emulator(80, 24)
    emulator.feed(re.sub(r"\x1b\[[<>][0-9]*u|\x1b\[\?[0-9]+\$p", "", program.output.decode()).replace("\r\n", "\n"))
    return emulator


def test_it_types_one_byte_a_letter_and_is_silent_when_idle(programs: list[Program]) -> None:
    """A letter costs a byte; idle, no thread wakes and nothing is sent."""
    program = started(programs)
    program.answer("Dear")
    assert program.answer("s") == b"s"
    sleeps = switches(program.process.pid)
    before = len(program.output)
    assert len(program.read(0.8)) == before
    assert switches(program.process.pid) - sleeps <= 1


def switches(process: int) -> int:
    """How often the threads of a process went to sleep so far."""
    stats = Path(f"/proc/{process}/task").glob("*/status")
    return sum(int(re.findall(r"\nvoluntary_ctxt_switches:\s*(\d+)", stat.read_text())[0]) for stat in stats)


def test_a_paste_is_no_key_and_a_stray_byte_no_crash(programs: list[Program]) -> None:
    """Ctrl+Q and Escape inside a paste do nothing; a Latin-1 byte is shown as a replacement character."""
    program = started(programs)
    program.answer(b"\x1b[200~well\x1b[A\x11done\x1b]0;x\x07\x1b[201~\xfcber")
    assert any("well[Adone]0;x\ufffdber" in row for row in screen(program).rows())
    program.answer(b"\x11")
    assert program.ended(2) == 0
    assert b"BYE 0" in program.output


def test_quitting_is_quick_and_leaves_the_terminal_as_it_was(programs: list[Program]) -> None:
    """The alternate screen, the modes and the cursor are given back."""
    program = started(programs)
    began = time.monotonic()
    program.type(b"\x11")
    program.read(3, b"BYE 0")
    assert time.monotonic() - began < 0.5
    left = program.output[program.output.rindex(b"\x1b[?1049l") :]
    assert b"\x1b[?25h" in left
    for mode in (b"1000", b"1003", b"1006", b"2004", b"1004"):
        assert program.output.rindex(b"\x1b[?" + mode + b"l") > program.output.rindex(b"\x1b[?" + mode + b"h")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "ANSI": "1"}], ids=["theme", "ansi"])
def test_no_color_is_not_one_colour(programs: list[Program], environment: dict[str, str]) -> None:
    """NO_COLOR, with any theme."""
    program = started(programs, environment)
    program.answer("\x1b[Z\x1b[B")
    assert not COLOUR.findall(program.output)


def test_the_plain_display_shows_the_same(programs: list[Program]) -> None:
    """AFTERWORD_PLAIN_DISPLAY=1 is Textual's own display; only the caret is drawn there instead of shown."""
    shown = []
    for plain in ("", "1"):
        program = started(programs, {"AFTERWORD_PLAIN_DISPLAY": plain})
        program.answer("Zo\u00eb \u4f1a\u8b70 e\u0301\r\n" * 2 + "end" + "\x1b[D" * 2)
        shown.append(screen(program))
    thin, stock = shown
    assert len(programs[0].output) < len(programs[1].output) / 2
    caret = (thin.cursor.y, thin.cursor.x)
    assert not thin.cursor.hidden
    assert stock.buffer[caret[0]][caret[1]].data == "n"
    different = [
        (y, x) for y, row in enumerate(thin.cells()) for x, cell in enumerate(row) if cell != stock.cells()[y][x]
    ]
    assert different == [caret]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is the shell whose job control is used")
def test_the_shell_stops_and_continues_it(programs: list[Program], tmp_path: Path) -> None:
    """Ctrl+Z gives the terminal back; fg draws the screen again with what was typed; typing goes on."""
    file = tmp_path / "note.py"
    file.write_text(APP)
    shell = f"import os, sys; os.environ['PS1'] = 'shell> '; os.environ['NOTE'] = sys.executable + ' {file}'\n"
    program = Program(shell + "os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])\n")
    programs.append(program)
    program.read(5, b"shell> ")
    program.type("$NOTE\n")
    program.read(5, b"ready")
    program.read(0.3)
    program.answer("hello")
    program.type("\x1b[19~")
    program.read(8, b"Stopped")
    program.read(0.3)
    assert b"Stopped" in program.output
    assert program.output.rindex(b"\x1b[?1049l") < program.output.rindex(b"Stopped")
    before = len(program.output)
    program.type("fg\n")
    for _ in range(40):
        program.read_more(0.2)
        if b"hello" in program.output[before:]:
            break
    program.read(0.6)
    again = Emulator(80, 24)
    again.feed(program.output[before:].decode().replace("\x1b[?2026$p", "").replace("\r\n", "\n"))
    assert any("hello" in row for row in again.rows())
    assert b"!" in program.answer("!")
    program.type(b"\x11")
    program.read(8, b"BYE 0")
    assert b"BYE 0" in program.output


def test_a_stray_sigcont_starts_no_second_driver(programs: list[Program]) -> None:
    """SIGCONT without a stop, as it comes with a hang-up, changes nothing."""
    program = started(programs)
    before = len(program.output)
    program.process.send_signal(18)
    assert len(program.read(0.4)) == before
    assert b"!" in program.answer("!")
    assert len(list(Path(f"/proc/{program.process.pid}/task").iterdir())) <= 3


def test_ctrl_l_draws_everything_again(programs: list[Program]) -> None:
    """What another program left on the screen goes away."""
    program = started(programs)
    assert b"ready" in program.answer("\x1b[20~")


def test_the_terminals_cursor_stands_in_a_form_too(programs: list[Program]) -> None:
    """In an input a letter costs a byte, and no caret is drawn; in a list there is no cursor."""
    program = started(programs)
    program.answer("\x1b[Z")
    assert screen(program).cursor.hidden
    program.answer("\x1b[Z")
    program.answer("a")
    assert program.answer("b") == b"b"
    shown = screen(program)
    assert not shown.cursor.hidden
    assert shown.buffer[shown.cursor.y][shown.cursor.x - 1].data == "b"
    assert {cell.data for row in shown.buffer.values() for cell in row.values() if cell.reverse} <= {"\u258a"}
