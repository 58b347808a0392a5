"""The terminal lent to another program: given back whole, with the signals as programs expect them."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ptys import Program

APP = """
import os, sys
from pathlib import Path
from textual.widgets import Static
from tui.line import Guardian, LineMixin
from tui.outside import OutsideError, edit

class Lender(LineMixin):
    BINDINGS = [("e", "edit", "")]
    def compose(self):
        yield Static("ready")
    def action_edit(self):
        self.run_worker(self.lend())
    async def lend(self):
        try:
            await edit(self, ["sh", os.environ["SCRIPT"]], Path("file"))
            self.query_one(Static).update("back")
        except OutsideError as error:
            self.query_one(Static).update(str(error))

app = Lender()
guardian = Guardian(lambda: None, app.ask_to_exit, give_back=app.give_terminal_back)
guardian.start()
app.run()
guardian.stop()
sys.exit(guardian.exit_status or app.return_code)
"""

ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"


@pytest.fixture
def lend(tmp_path: Path) -> Iterator[object]:
    """Start the app, and lend its terminal to a shell script."""
    programs: list[Program] = []

    def started(script: str) -> Program:
        (tmp_path / "script").write_text(f"{script}\n")
        program = Program(APP, environment={"SCRIPT": str(tmp_path / "script"), "OUT": str(tmp_path / "out")})
        programs.append(program)
        program.let_go()
        program.read(10, b"ready")
        program.type("e")
        program.read(3, b"LENT")
        return program

    yield started
    for program in programs:
        program.close()


def test_a_program_gets_the_terminal_and_its_signals_and_the_screen_comes_back_whole(lend, tmp_path: Path) -> None:
    """SIGHUP and SIGTERM are neither blocked nor ignored; Ctrl+C is the program's own; all is drawn anew after it."""
    program = lend('trap "echo INT" INT; grep -E "^Sig(Blk|Ign)" /proc/self/status > "$OUT"; stty -a < /dev/tty | '
                   'grep -o " icanon" >> "$OUT"; echo LENT; read line; read line; echo "got $line"')  # fmt: skip
    assert program.output.endswith(b"LENT\r\n")
    assert program.output.rindex(NORMAL) > program.output.rindex(ALTERNATE)
    program.type("\x03")
    program.read(2, b"INT")
    program.type("a line\n")
    assert program.ended(0.05) is None
    program.type("again\n")
    program.read(3, b"back")
    assert program.output.rindex(ALTERNATE) > program.output.rindex(NORMAL)
    blocked, ignored, mode = (tmp_path / "out").read_text().split("\n")[:3]
    ours = 1 << signal.SIGHUP - 1 | 1 << signal.SIGTERM - 1 | 1 << signal.SIGINT - 1
    assert int(blocked.split()[1], 16) == 0
    assert int(ignored.split()[1], 16) & ours == 0
    assert mode == " icanon"


def test_a_signal_while_the_terminal_is_lent_ends_both(lend, tmp_path: Path) -> None:
    """The app ends within its two seconds, and tells the program so."""
    program = lend('trap "echo hung up > \\"$OUT\\"; exit" HUP; echo LENT; while :; do sleep 0.05; done')
    os.kill(program.process.pid, signal.SIGTERM)
    assert program.ended(2.5) == 128 + signal.SIGTERM
    program.read_more(0.3)
    assert (tmp_path / "out").read_text() == "hung up\n"
