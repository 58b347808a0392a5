"""The whole program in a real terminal: what it sends, what it never sends, and how quiet it is."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.planner import Planner
from store.records import Record, Settings
from store.sample import sample, sample_settings
from tests.conftest import SUNDAY
from tests.emulator import Emulator
from tests.hostile import KEYS, TOUR, hostile_records
from tests.ptys import Program
from tests.screens import PLACES
from tui.glyphs import ASCII

pytestmark = pytest.mark.slow

APP = """
import sys
from tui.cli import main
sys.exit(main(["--home", {home!r}, "--now", {now!r}]))
"""

RAW = """
from pathlib import Path
import store.keeper
from store.snapshots import assemble
from tests.conftest import SUNDAY
from tests.hostile import hostile_records
store.keeper.Keeper._assemble = lambda self: setattr(
    self, "snapshot", assemble(hostile_records(SUNDAY), self.snapshot.settings)
)
"""
"""Puts records into the program that no gate has cleaned."""

OWN = re.compile(
    rb"\x1b\[[0-9;]*[mHABCDKX]|\x1b\[2J"
    rb"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]|\x1b\[\?2026\$p"
    rb"|[\r\n\x08]"
)
"""All that the program itself sends beside text: pen, motions, erasures, modes, a question."""

FOREIGN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
"""What must not be among the text."""

COLOUR = re.compile(r"3[0-9]|4[0-9]|9[0-7]|10[0-7]")

IDLE = 20
"""Seconds."""


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs that are ended after the test."""
    started: list[Program] = []
    yield started
    for program in started:
        program.close()


def furnished(home: Path, records: list[Record] | None = None) -> Path:
    """A home with the sample, or with other records."""
    settings = sample_settings(Settings(zone="Europe/London", country="GB"))
    planner = Planner.open(home, settings)
    planner.load_sample(records or sample(SUNDAY, settings))
    planner.close()
    return home


def started(
    programs: list[Program], home: Path, environment: dict[str, str] | None = None, before: str = ""
) -> Program:
    """The program on a home, drawn and waiting for keys."""
    source = before + APP.format(home=str(home), now=SUNDAY.isoformat())
    program = Program(source, environment=environment)
    programs.append(program)
    program.read(20, b"FOLLOW-UPS")
    program.read_more(1)
    while program.answer("", quiet=0.5):
        pass
    return program


def pressed(program: Program, keys: str | bytes) -> None:
    """Press keys and wait for what they bring about, which may be nothing."""
    program.type(keys)
    program.read_more(0.4 if keys == "\x1b" else 0.2)
    known = -1
    while known != len(program.output):
        known = len(program.output)
        program.read_more(0.05)


def toured(program: Program) -> bytes:
    """All that it sends on the tour."""
    for key in TOUR:
        pressed(program, KEYS.get(key, key))
    assert program.ended(0) is None, program.output[-2000:]
    return program.output


def test_nothing_foreign_reaches_the_terminal(programs: list[Program], tmp_path: Path) -> None:
    """On every screen, full of hostile text that came through the gate or past it: own sequences, and text alone."""
    gated = started(programs, furnished(tmp_path / "gated", hostile_records(SUNDAY)))
    raw = started(programs, furnished(tmp_path / "raw"), before=RAW)
    with ThreadPoolExecutor(2) as pool:
        outputs = list(pool.map(toured, (gated, raw)))
    for output in outputs:
        assert b"[red]x[/nope]" in output
        text = OWN.sub(b"", output).decode()
        assert not {ascii(match) for match in FOREIGN.findall(text)}


def test_a_hostile_paste_is_text(programs: list[Program], tmp_path: Path) -> None:
    """A paste with escape sequences and keys in it, into a form, a letter and the search: text, and no key."""
    program = started(programs, furnished(tmp_path / "home"))
    paste = b"\x1b[200~" + "[/] \x1b]52;c;aGk=\x07\x11\x1b[2J\x9b31m\u202eok\x00 end".encode() + b"\xff\x1b[201~"
    for keys in ("n", paste, "\x1b", "y", "w", paste, "\x13", "\x1b", "/", paste, "\x1b", "\x10", paste, "\x1b"):
        pressed(program, keys)
    program.type("\x11")
    assert program.ended(5) == 0
    text = OWN.sub(b"", program.output).decode()
    assert "aGk=" in text
    assert not {ascii(match) for match in FOREIGN.findall(text)}


def colours(output: bytes) -> list[str]:
    """Every pen with a colour in it."""
    pens = re.findall(r"\x1b\[([0-9;]*)m", output.decode())
    assert pens
    return [pen for pen in pens for number in pen.split(";") if COLOUR.fullmatch(number)]


@pytest.mark.parametrize("theme", ["", "light", "mono"])
def test_no_color_is_not_one_colour(programs: list[Program], tmp_path: Path, theme: str) -> None:
    """With NO_COLOR=1 no screen sends a colour, whatever theme was chosen; mono sends none without it, too."""
    home = furnished(tmp_path / "home")
    (home / "config.toml").write_text(f'theme = "{theme}"\n')
    program = started(programs, home, {} if theme == "mono" else {"NO_COLOR": "1"})
    for keys in PLACES.values():
        for key in keys.split():
            pressed(program, KEYS.get(key, key))
        for key in ("down", "escape", "escape", "f2"):
            pressed(program, KEYS.get(key, key))
    assert not colours(program.output)
    program.type("\x11")
    assert program.ended(10) == 0


TERMS = ["xterm-256color", "xterm", "screen", "tmux-256color", "linux", "vt100"]
PLAINER = [{}, {"NO_COLOR": "1"}, {"LANG": "C"}]


def seen(program: Program) -> list[str]:
    """What a terminal of 80 by 24 shows after all that the program has sent."""
    emulator = Emulator(80, 24)
    emulator.feed(program.output.decode().replace("\x1b[?2026$p", "").replace("\r\n", "\n"))
    return emulator.rows()


def shows(program: Program, words: str) -> bool:
    """Does the terminal show these words within ten seconds?"""
    for _ in range(40):
        if any(words in row for row in seen(program)):
            return True
        program.read_more(0.25)
    return False


@pytest.mark.parametrize("environment", PLAINER, ids=["as it is", "NO_COLOR", "LANG=C"])
@pytest.mark.parametrize("name", TERMS)
def test_every_terminal_starts_draws_types_and_quits(
    name: str, environment: dict[str, str], programs: list[Program], tmp_path: Path
) -> None:
    """Whatever TERM says: the queue is shown, a letter is typed into, and nothing stray is sent up to the last byte."""
    own = {"TERM": name, "COLORTERM": "", **environment}
    program = started(programs, furnished(tmp_path / "home"), own)
    for keys, words in {"": "thank", "w": "Kind regards", "Quite so. ": "Quite so."}.items():
        program.type(keys)
        assert shows(program, words), words
    pressed(program, KEYS["escape"])
    program.type("\x11")
    assert program.ended(10) == 0
    output = program.read(0.2)
    assert output.rstrip().endswith(b"\x1b[?1049l\x1b[?25h")
    text = OWN.sub(b"", output).decode()
    assert not {ascii(match) for match in FOREIGN.findall(text)}
    if "LANG" in environment:
        assert text.isascii()
    if name in {"linux", "vt100"}:
        assert not set(text) & set(ASCII)
    if "NO_COLOR" in environment:
        assert not colours(output)


def test_idle_it_sends_nothing(programs: list[Program], tmp_path: Path) -> None:
    """Not a byte in twenty seconds: in a list, a letter, a form, and on the call card."""
    places = ["", "w", "n", "c"]
    for keys in places:
        furnished(tmp_path / f"home{keys}")
    with ThreadPoolExecutor(len(places)) as pool:
        quiet = list(pool.map(lambda keys: started(programs, tmp_path / f"home{keys}"), places))
        for program, keys in zip(quiet, places, strict=True):
            pressed(program, keys)
        list(pool.map(lambda program: program.read(2), quiet))
        before = [len(program.output) for program in quiet]
        after = [len(output) for output in pool.map(lambda program: program.read(IDLE), quiet)]
    print(f"\nbytes in {IDLE} s: {[new - old for old, new in zip(before, after, strict=True)]}")
    assert after == before
