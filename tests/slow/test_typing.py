"""Typing that is cut off: by kills at any moment, and by a disk without room."""

import os
import random
import resource
import subprocess
import sys
import time

import pytest

from store.database import DiskFull
from store.planner import Planner
from store.records import Settings
from tests.facts import a_letter, an_opening

pytestmark = pytest.mark.slow
KILLS = 25


def test_a_typist_who_is_killed_finds_every_character_again(tmp_path):
    """kill -9 at any moment: all that was typed is in the letter at the next start, with no letter beside it."""
    home = tmp_path / "home"
    planner = Planner.open(home, Settings())
    opening = an_opening()
    letter = a_letter(opening, text="Dear Ann")
    planner.load_sample([opening, letter])
    planner.close()
    chance = random.Random(2)  # noqa: S311  (moments, no secret)
    for number in range(KILLS):
        log = tmp_path / f"log{number}"
        command = [sys.executable, "-m", "tests.slow.typist", str(home), letter.id, str(number)]
        with log.open("w") as out:
            typist = subprocess.Popen(command, stdout=out, env={**os.environ, "PYTHONPATH": "."})
        while not log.stat().st_size and typist.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.01, 0.3))
        assert typist.poll() is None
        typist.kill()
        typist.wait()
        whole = [line for line in log.read_text().split("\n")[:-1] if line]
        typed = bytes.fromhex(whole[-1].split()[1]).decode()
        planner = Planner.open(home, Settings())
        planner.recover_drafts()
        (kept,) = planner.snapshot.dossiers[opening.id].letters
        assert len(kept.text) - len(typed) in {0, 1, 40}, "at most the edit in flight is more than was told"
        assert kept.text == typed or len(kept.text) > len(typed)
        assert planner.drafts.unsaved() == []
        planner.close()


def test_without_room_a_verb_and_a_draft_say_so_and_harm_nothing(tmp_path):
    """A real limit on the size of files: half-written lines are cut back, and all works once there is room."""
    planner = Planner.open(tmp_path, Settings())
    opening = an_opening()
    letter = a_letter(opening, text="Dear Ann")
    planner.load_sample([opening, letter])
    before, journal = planner.snapshot, (tmp_path / "afterword.journal").read_bytes()
    draft = planner.drafts.open(letter.id, 0, letter.text)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(journal) + 20, hard))
    try:
        with pytest.raises(DiskFull, match="disk is full"):
            planner.add_opening(an_opening("Umbra"))
        with pytest.raises(DiskFull, match="disk is full"):
            draft.edit(0, 0, "x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "afterword.journal").read_bytes() == journal
    assert planner.snapshot is before
    assert planner.drafts.unsaved()[0].text == "Dear Ann"
    draft.retry()
    assert planner.drafts.unsaved()[0].text == "x" * 2000 + "Dear Ann"
    planner.add_opening(an_opening("Umbra"))
    assert Planner.open(tmp_path, Settings()).snapshot == planner.snapshot
    draft.close()
