"""What is exported is read by programs that people use: khal, calcurse and khard. They are Debian packages."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.exchange.saving import save
from store.exchange.writing import Outgoing, pieces
from store.records import Interview, Opening, Person, Settings, Snapshot, new_id
from store.sample import sample, sample_settings
from store.snapshots import amend, assemble
from tests.conftest import SUNDAY

pytestmark = pytest.mark.slow

LISBON = ZoneInfo("Europe/Lisbon")
"""Where the calendars are read: another zone than any interview's."""

SETTINGS = sample_settings(Settings(zone="Europe/London", country="GB"))

NIGHT = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def needs(program: str) -> str:
    """The program's path."""
    path = shutil.which(program)
    assert path, f"{program} is missing: apt-get install {program}"
    return path


def everything() -> Snapshot:
    """The sample, and names and times that are hard to keep."""
    opening = Opening(new_id(), "Söhne, Ltd; & Co", "QA\\Engineer", zone="America/New_York")
    people = [
        Person(new_id(), opening.id, "Áine", "O’Neill-Smith", say="AWN-ya", email="aine@soehne.example"),
        Person(new_id(), opening.id, "Thị Mai", "Nguyễn", family_first=True, say="win tee my", phone="+1 555 0100"),
        Person(new_id(), opening.id, "Sukarno", honorific="Dr."),
    ]
    ids = tuple(person.id for person in people)
    starts = [NIGHT, NIGHT.replace(fold=1), datetime(2027, 7, 1, 9, tzinfo=ZoneInfo("Asia/Kathmandu"))]
    rounds = [Interview(new_id(), opening.id, start, 45, person_ids=ids, notes="a;b,c\\n\nnew") for start in starts]
    return assemble([*sample(SUNDAY, SETTINGS), opening, *people, *rounds], SETTINGS)


def titles_and_starts(snapshot: Snapshot) -> list[tuple[str, datetime]]:
    return sorted(
        (f"Interview: {', '.join(filter(None, (d.opening.company, d.opening.role)))}", one.start.astimezone(LISBON))
        for d in snapshot.dossiers.values()
        for one in d.interviews
    )


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """An environment in Lisbon, with a home of its own."""
    return {
        "HOME": str(tmp_path), "PATH": os.environ["PATH"], "TZ": "Europe/Lisbon", "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }  # fmt: skip


def run(world: dict[str, str], *words: str, text: str = "") -> str:
    done = subprocess.run(words, input=text, env=world, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_khal_shows_every_interview_at_its_moment(tmp_path, world):
    """Titles and times equal; a second import, after a change, moves the event instead of doubling it."""
    needs("khal")
    (tmp_path / "config" / "khal").mkdir(parents=True)
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config" / "khal" / "config").write_text(
        f"[calendars]\n[[work]]\npath = {tmp_path / 'calendar'}\n[locale]\nlocal_timezone = Europe/Lisbon\n"
        "default_timezone = Europe/Lisbon\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    before = everything()
    dossier = next(one for one in before.dossiers.values() if one.interviews)
    moved = replace(dossier.interviews[0], start=dossier.interviews[0].start + timedelta(hours=26))
    after = amend(before, [moved])
    file = tmp_path / "all.ics"
    for snapshot, revision in ((before, 0), (before, 0), (after, 1)):
        save(file, pieces("ics", Outgoing(snapshot, SUNDAY, revisions={moved.id: revision})), over=True)
        run(world, "khal", "import", "--batch", "-a", "work", str(file))
        said = run(
            world,
            "khal",
            "list",
            "--once",
            "--day-format",
            "",
            "--format",
            "{start-long}|{title}",
            "2026-10-01",
            "500d",
        )
        found = [line.partition("|") for line in said.splitlines() if "|" in line]
        expected = [(title, f"{start:%Y-%m-%d %H:%M}") for title, start in titles_and_starts(snapshot)]
        assert sorted((title.strip(), start.strip()) for start, _, title in found) == sorted(expected)


def test_calcurse_takes_interviews_and_steps(tmp_path, world):
    """Appointments at their moment, and a to-do for each step."""
    needs("calcurse")
    snapshot = everything()
    out = Outgoing(snapshot, SUNDAY)
    file = tmp_path / "all.ics"
    save(file, pieces("ics", out))
    run(world, "calcurse", "-D", str(tmp_path / "calcurse"), "-i", str(file))
    said = run(world, "calcurse", "-D", str(tmp_path / "calcurse"), "-Q", "--from", "10/01/2026", "--days", "500",
               "--filter-type", "cal", "--format-apt", "%(start:%Y-%m-%d %H:%M)|%m\\n")  # fmt: skip
    found = sorted(tuple(line.strip().split("|", 1)) for line in said.splitlines() if "|" in line)
    assert found == sorted((f"{start:%Y-%m-%d %H:%M}", title) for title, start in titles_and_starts(snapshot))
    to_dos = run(world, "calcurse", "-D", str(tmp_path / "calcurse"), "-t", "--format-todo", "%m\\n")
    assert len([line for line in to_dos.splitlines() if line and not line.endswith(":")]) == len(out.steps)


def test_khard_knows_everybody(tmp_path, world):
    """Names as their owners spell them, with address and company, one card for each."""
    needs("khard")
    book = tmp_path / "book"
    book.mkdir()
    (tmp_path / "config" / "khard").mkdir(parents=True)
    (tmp_path / "config" / "khard" / "khard.conf").write_text(f"[addressbooks]\n[[work]]\npath = {book}\n")
    snapshot = everything()
    cards = "".join(pieces("vcf", Outgoing(snapshot, SUNDAY))).split("END:VCARD\r\n")[:-1]
    for number, card in enumerate(cards):
        (book / f"{number}.vcf").write_text(f"{card}END:VCARD\r\n", newline="")
    said = run(world, "khard", "list", "-p", "--fields", "formatted_name,organisations,emails,phone_numbers")
    rows = [line.split("\t") for line in said.splitlines()]
    people = [(one, d.opening) for d in snapshot.dossiers.values() for one in d.people]
    assert sorted(row[0] for row in rows) == sorted(person.name for person, _ in people)
    for person, opening in people:
        (row,) = [row for row in rows if row[0] == person.name and (not opening.company or opening.company in row[1])]
        assert person.email in row[2]
        assert person.phone in row[3]
