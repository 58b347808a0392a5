"""What nobody should send: each costs bounded time and memory, is answered in a sentence, and stores nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from store.clean import clean
from store.exchange.child import TOO_LONG, Child, LeftError, UnreadableError
from store.exchange.facts import FactError, Meeting, facts_in
from store.exchange.limits import DEPTH, FILE
from store.exchange.telling import tell
from tests.exchange.telling import FIXTURES, NOW, lines, taken_in, tells
from tests.hostile import HIDDEN, MARKUP, STACKED, STEERING

pytestmark = pytest.mark.slow

GOOGLE = (FIXTURES / "google.ics").read_bytes()
CARD = (FIXTURES / "cards-30.vcf").read_bytes()
MAIL = (FIXTURES / "invited.eml").read_bytes()
ENDLESS = b"RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
SENTENCE = r"^[A-Z][^\n]*\.$"


def event(*properties: bytes) -> bytes:
    """A calendar with one event of these properties."""
    inner = b"".join(line + b"\r\n" for line in properties)
    return b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n" + inner + b"END:VEVENT\r\nEND:VCALENDAR\r\n"


def clock(kind: bytes) -> bytes:
    """One half of a zone whose clocks change by a rule that never ends."""
    offsets = b"DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    return b"BEGIN:" + kind + b"\r\n" + offsets + ENDLESS + b"\r\nEND:" + kind + b"\r\n"


ZONE = b"BEGIN:VTIMEZONE\r\nTZID:Odd\r\n" + clock(b"STANDARD") + clock(b"DAYLIGHT") + b"END:VTIMEZONE\r\n"
SLOW = event(b"DTSTART;TZID=Odd:20261124T100000").replace(b"BEGIN:VEVENT", ZONE + b"BEGIN:VEVENT", 1)
"""A file that nobody can read to its end."""

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", ".ics"),
    "white space": (b" \r\n\t" * 100, ".vcf"),
    "zeros": (b"\0" * 4096, ".ics"),
    "a zip of zeros": (b"PK\x03\x04" + b"\0" * 4096, ".ics"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ".vcf"),
    "noise": (bytes((7 * n * n + 13 * n) % 255 + 1 for n in range(20_000)), ""),
    "half a calendar": (GOOGLE[: len(GOOGLE) // 2], ".ics"),
    "half a card": (CARD[: len(CARD) // 3], ".vcf"),
    "half an export": (b'{"afterword": 1, "openings": [{"id": "0123', ".json"),
    "a calendar without a meeting": (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ".ics"),
    "calendars within calendars": (b"BEGIN:VCALENDAR\r\n" * 100_000, ".ics"),
    "cards within cards": (b"BEGIN:VCARD\r\n" * 100_000 + b"END:VCARD\r\n" * 100_000, ".vcf"),
    "lists within lists": (b'{"afterword": ' + b"[" * 200_000, ".json"),
    "a number without an end": (b'{"afterword": ' + b"1" * 1_000_000 + b"}", ".json"),
    "a newer export": (b'{"afterword": 99}', ".json"),
    "a table without a company": (b"role,salary\nQA,50k\n", ".csv"),
    "a table of one line": (b"company,role\n", ".csv"),
    "a cell without an end": (b'company,role\n"' + b"x" * 1_000_000, ".csv"),
    "a mail from nobody": (b"Subject: Hello\r\n\r\nHello\r\n", ".eml"),
    "parts within parts": (
        b"From: a@b.example\r\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2 * DEPTH)),
        ".eml",
    ),
    "events without number": (
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 5000 + b"END:VCALENDAR\r\n",
        "",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(child: Child, name: str) -> None:
    """In far less than the time it is given; and the next file is read as ever."""
    data, suffix = REFUSED[name]
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match=SENTENCE):
        child.read(data, suffix)
    assert time.monotonic() - begun < 4
    assert child.read(GOOGLE, ".ics")


def test_a_rule_that_never_ends_stops_nothing() -> None:
    """Of a meeting it is passed over; of a zone the time is up after a while, and the next file is read as ever."""
    with Child(NOW, "Europe/London", seconds=1) as child:
        with pytest.raises(UnreadableError) as refused:
            child.read(SLOW, ".ics")
        assert str(refused.value) == TOO_LONG
        (meeting,) = child.read(event(b"DTSTART:20261124T100000", ENDLESS), ".ics")
        assert isinstance(meeting, Meeting)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (event(b"DTSTART:20261124T100000", b"SUMMARY:" + b"w" * 1_000_000), ".ics"),
        (event(b"DTSTART:" + b"1" * 1_000_000, b"SUMMARY:Interview"), ".ics"),
        (event(b"DTSTART;TZID=" + b"Z" * 50_000 + b":20261124T100000"), ".ics"),
        (event(b"DTSTART:20261124T100000", *[b"ATTENDEE:mailto:a%d@x.example" % n for n in range(5000)]), ".ics"),
        (event(b"DTSTART:99991231T235959Z", b"DURATION:P99999999999D"), ".ics"),
        (event(b"DTSTART:00010101T000000", b"RRULE:FREQ=DAILY;COUNT=999999999"), ".ics"),
        (b"From: " + b"=?utf-8?q?=41?= " * 20_000 + b"<a@b.example>\r\n\r\nHello\r\n", ".eml"),
        (b"From: a@b.example\r\n" + b"X: y\r\n" * 390 + b"\r\n" + b"> " * 2_000_000, ".eml"),
        (b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 300_000, ".eml"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + b"a;" * 400_000 + b"\r\nEND:VCARD\r\n" + CARD, ".vcf"),
        (CARD.replace(b"FN:John", b"FN;ENCODING=QUOTED-PRINTABLE:" + b"=41=\r\n" * 200_000 + b"John"), ".vcf"),
        (b"company\n" + b"Acme,,,,,\n" * 1500, ".csv"),
    ],
)  # fmt: skip
def test_too_much_of_anything_costs_little(child: Child, data: bytes, suffix: str) -> None:
    """A word of a megabyte, thousands of people, encoded words without end: read in bounds, or refused."""
    begun = time.monotonic()
    try:
        facts = child.read(data, suffix)
    except UnreadableError as refused:
        assert str(refused).endswith(".")  # noqa: PT017  either is right
    else:
        assert len(repr(facts)) < 2_000_000
    assert time.monotonic() - begun < 4
    assert child.read(GOOGLE, ".ics")


@pytest.mark.parametrize(
    "text", [MARKUP, STEERING, HIDDEN, STACKED, "../../etc/passwd", "/dev/null", "$(reboot)", "'; DROP--"]
)
def test_hostile_text_is_kept_clean_and_as_text(child: Child, text: str) -> None:
    """In a name, a title, a place: nothing steers the terminal, nothing is taken for a path or a command."""
    text = text.translate(dict.fromkeys(map(ord, '\ud800\0"')))
    data = event(
        b"DTSTART:20261124T100000",
        f"SUMMARY:Interview at {text}".encode(),
        f"LOCATION:{text}".encode(),
        f'ORGANIZER;CN="{text}":mailto:kate@acme.example'.encode(),
    )
    shown = "\n".join(lines(taken_in(tells(*child.read(data, ".ics")))))
    assert clean(shown) == shown
    assert shown.count("\n") in {1, 2}  # what is no name of anybody's is left out


def test_letters_of_old_windows_programs_are_read(child: Child) -> None:
    """What is not UTF-8 is no reason to lose a name."""
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dubôis;René\r\nFN:René Dubôis\r\nORG:Globex\r\nEND:VCARD\r\n"
    assert "  René/Dubôis | vCard" in list(lines(taken_in(tells(*child.read(card.encode("cp1252"), ".vcf")))))
    assert "  René/Dubôis | vCard" in list(lines(taken_in(tells(*child.read(card.encode("utf-16"), ".vcf")))))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "200 MB": (sparse, "It is larger than 10 MB, which is more than is read of one file."),
    "a pipe": (os.mkfifo, "It is no plain file."),
    "a folder": (Path.mkdir, "It is a folder; name the files in it."),
    "zeros without end": (lambda path: path.symlink_to("/dev/zero"), "It is no plain file."),
    "the terminal": (lambda path: path.symlink_to("/dev/tty"), ""),
    "nothing there": (lambda _: None, "There is no such file."),
    "a link to itself": (lambda path: path.symlink_to(path), "There is no such file."),
    "a zip": (lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 100_000), "It is no text: invitations, cards, "
              "e-mails, CSV and JSON are read."),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_of_a_fitting_size_is_never_waited_for(tmp_path: Path, name: str) -> None:
    """It gets its sentence, and the file beside it is read."""
    make, sentence = FILES[name]
    make(tmp_path / "odd.ics")
    begun = time.monotonic()
    odd, good = tell([str(tmp_path / "odd.ics"), str(FIXTURES / "google.ics")], NOW, "Europe/London")
    assert time.monotonic() - begun < 4
    assert odd.refused == sentence if sentence else odd.refused
    assert (good.refused, len(good.facts)) == ("", 1)


@pytest.mark.parametrize("path", ["", "\0", "x" * 5000, "~nobody-of-this-name/x.ics", "a\nb.ics", "\udcff.ics"])
def test_a_path_that_is_none_is_a_missing_file(path: str) -> None:
    """Whatever stands in it."""
    (odd,) = tell([path], NOW, "Europe/London")
    assert odd.refused
    assert not odd.facts


def test_whoever_does_not_want_to_wait_is_heard() -> None:
    """Reading stops within a moment, and its process is gone."""
    left = iter([False, True])
    with Child(NOW, "Europe/London", lambda: next(left, True)) as child:
        with pytest.raises(LeftError):
            child.read(GOOGLE * 1000, ".ics")
        assert child._process is None


def test_the_process_may_not_write_and_has_little_memory(child: Child) -> None:
    """What it is allowed is what the system allows it."""
    child.read(GOOGLE, ".ics")
    process = child._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
    kept = {line[:25].strip(): line[25:].split()[:2] for line in limits.splitlines()}
    assert kept["Max file size"] == ["0", "0"]
    assert kept["Max address space"] == [str(512 * 1024 * 1024)] * 2
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    assert [line.split()[1] for line in status.splitlines() if line.startswith("SigBlk")] == ["0" * 16]
    assert b"HOME" not in Path(f"/proc/{process.pid}/environ").read_bytes()


def test_the_process_ends_with_the_planner_however_that_dies(tmp_path: Path) -> None:
    """Killed in the middle of a file, the planner leaves no process that goes on working."""
    code = f"""
import sys, os; sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from datetime import datetime, UTC
from store.exchange.child import Child
child = Child(datetime.now(UTC), "UTC", seconds=60)
child.read({GOOGLE!r}, ".ics")
print(child._process.pid, flush=True)
child.read(open({str(tmp_path / "slow.ics")!r}, "rb").read(), ".ics")
"""
    (tmp_path / "slow.ics").write_bytes(SLOW)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as planner:
        assert planner.stdout is not None
        pid = int(planner.stdout.readline())
        time.sleep(0.3)
        assert Path(f"/proc/{pid}").exists()
        planner.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 3
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    """Does the process do anything still? One that nobody has asked after yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@given(data=st.binary(max_size=2000), suffix=st.sampled_from(["", ".ics", ".vcf", ".eml", ".csv", ".json"]))
@settings_of_hypothesis(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_whatever_are_read_or_refused(child: Child, data: bytes, suffix: str) -> None:
    """Facts or a sentence; never a traceback, and what is proposed of them can be taken in."""
    try:
        facts = child.read(data, suffix)
    except UnreadableError as refused:
        assert str(refused).endswith(".")  # noqa: PT017  either is right
    else:
        taken_in(tells(*facts))


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.text(max_size=9))
FIELDS = dict.fromkeys(("uid", "parties", "minutes", "given", "line", "values", "sentence", "nonsense"), VALUES)
KINDS = st.sampled_from(["meeting", "card", "row", "party", "remark", "else"])


@given(VALUES | st.lists(st.fixed_dictionaries({"kind": KINDS}, optional=FIELDS), max_size=3))
@settings_of_hypothesis(max_examples=100, deadline=None)
def test_the_reading_process_is_not_trusted(value: object) -> None:
    """Whatever it gives back is either facts of the right kinds, cleaned, or refused."""
    try:
        facts = list(facts_in(json.loads(json.dumps(value))))
    except FactError as refused:
        assert str(refused).endswith(".")  # noqa: PT017  either is right
    else:
        for fact in facts:
            assert clean(repr(fact)) == repr(fact) or "\\" in repr(fact)


def test_more_than_a_file_may_hold_is_not_even_sent(tmp_path: Path) -> None:
    """Ten megabytes are read, one byte more is not."""
    path = tmp_path / "large.vcf"
    path.write_bytes(b" " * (FILE + 1))
    (told,) = tell([str(path)], NOW, "Europe/London")
    assert "larger than 10 MB" in told.refused
