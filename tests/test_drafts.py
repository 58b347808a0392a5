"""What is being typed survives the session."""

import errno
import os
import threading
from types import SimpleNamespace

import pytest

from store.database import DiskFull, NotWritable
from store.database.draft import Draft
from store.database.drafts import Drafts
from store.planner import Planner
from store.records import LetterState, Settings
from tests.facts import NOW, a_letter, an_opening


@pytest.fixture
def drafts(tmp_path):
    """The drafts of one session."""
    drafts = Drafts(tmp_path)
    yield drafts
    drafts.stop()


def die(draft: Draft) -> None:
    """The session of this draft is gone; the kernel gives its lock back."""
    os.close(draft._descriptor)
    draft._descriptor = -1


def test_every_keystroke_is_on_the_disk_at_once(drafts, tmp_path):
    """Another process reads what was typed, letter by letter, while it is being typed."""
    draft = drafts.open("0123456789ab", 3, "Dear Ann")
    draft.edit(8, 8, ",\nthank you")
    draft.edit(5, 8, "Áine")
    (unsaved,) = Drafts(tmp_path).unsaved()
    assert (unsaved.key, unsaved.revision, unsaved.text) == ("0123456789ab", 3, "Dear Áine,\nthank you")
    assert Drafts(tmp_path).orphans() == []


def test_a_draft_whose_session_died_is_an_orphan_for_one_other(drafts, tmp_path):
    """It is found once; nobody else takes it meanwhile."""
    draft = drafts.open("form: new opening", 0, "")
    draft.edit(0, 0, "{}")
    die(draft)
    (orphan,) = Drafts(tmp_path).orphans()
    assert orphan.text == "{}"
    assert orphan.key == "form: new opening"
    assert Drafts(tmp_path).orphans() == []
    orphan.release()
    (orphan,) = Drafts(tmp_path).orphans()
    orphan.discard()
    assert Drafts(tmp_path).orphans() == []


def test_a_closed_draft_leaves_nothing(drafts):
    """What was saved needs no draft."""
    draft = drafts.open("0123456789ab", 0, "x")
    draft.close()
    draft.close()
    assert list(drafts.folder.glob("*.draft*")) == []


def test_files_are_for_their_owner_alone(drafts):
    """0600 and 0700, whatever the umask."""
    before = os.umask(0o000)
    try:
        draft = drafts.open("0123456789ab", 0, "x")
    finally:
        os.umask(before)
    assert draft.path.stat().st_mode & 0o777 == 0o600
    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    draft.close()


@pytest.mark.parametrize("cut", range(1, 40, 7))
def test_a_file_that_was_cut_gives_what_it_still_has(drafts, tmp_path, cut):
    """A torn last line costs that edit and no other."""
    draft = drafts.open("0123456789ab", 0, "start")
    for number, letter in enumerate(" of it all"):
        draft.edit(5 + number, 5 + number, letter)
    die(draft)
    os.truncate(draft.path, draft.path.stat().st_size - cut)
    (orphan,) = Drafts(tmp_path).orphans()
    assert "start of it all".startswith(orphan.text)
    assert len(orphan.text) >= 10
    orphan.discard()
    assert list(drafts.folder.glob("*.draft")) == []


def test_a_full_disk_gives_the_draft_the_reserve(drafts, monkeypatch):
    """The reserve makes room; when that is gone too, a sentence says so, and the text is written once it can be."""
    draft = drafts.open("0123456789ab", 0, "")
    full = threading.Event()

    real_write = os.write

    def write(descriptor, data):
        if (drafts.folder / "reserve").exists() or full.is_set():
            real_write(descriptor, bytes(data)[:5])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real_write(descriptor, data)

    with monkeypatch.context() as patch:
        fake = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | {"write": write})
        patch.setattr("store.database.files.os", fake)
        draft.edit(0, 0, "found room")
        assert not (drafts.folder / "reserve").exists()
        full.set()
        with pytest.raises(DiskFull, match="disk is full"):
            draft.edit(10, 10, ", lost room")
        assert draft.text == "found room, lost room"
        assert drafts.unsaved()[0].text == "found room"
        assert not draft.is_saved
    draft.retry()
    assert draft.is_saved
    assert drafts.unsaved()[0].text == "found room, lost room"
    draft.edit(21, 21, " and found it")
    assert drafts.unsaved()[0].text == "found room, lost room and found it"
    assert drafts.unsaved()[0].is_whole
    draft.close()


def test_half_a_line_that_could_not_be_cut_back_costs_nothing_later(drafts, monkeypatch):
    """On a dying disk the next text that is taken stands on a line of its own."""
    draft = drafts.open("0123456789ab", 0, "Dear")

    def fail(*arguments):
        os.pwrite(arguments[0], b"half", draft._size)
        raise OSError(errno.EIO, "Input/output error")

    fake = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | {"write": fail, "ftruncate": fail})
    with monkeypatch.context() as patch:
        patch.setattr("store.database.files.os", fake)
        patch.setattr("store.database.draft.os", fake)
        for _ in range(2):
            with pytest.raises(NotWritable, match="was not saved"):
                draft.edit(4, 4, " Ann")
    draft.edit(0, 0, "My ")
    assert drafts.unsaved()[0].text == draft.text == "My Dear Ann Ann"
    assert not drafts.unsaved()[0].is_whole


def test_what_was_typed_is_synced_by_a_thread(drafts, monkeypatch):
    """Within half a second what was typed is safe from a power cut, and a sync that failed is tried again."""
    synced = threading.Event()
    tried = []

    def fdatasync(descriptor):
        tried.append(descriptor)
        if len(tried) == 1:
            raise OSError(errno.EIO, "Input/output error")
        synced.set()

    monkeypatch.setattr("store.database.drafts.SYNC_SECONDS", 0.01)
    draft = drafts.open("0123456789ab", 0, "")
    monkeypatch.setattr("store.database.draft.os.fdatasync", fdatasync)
    draft.edit(0, 0, "x")
    assert synced.wait(2)
    draft.close()


@pytest.fixture
def letter_in(tmp_path):
    """A planner with a letter that was being typed when its session died; the letter's text is now as told."""

    def begin(saved=None, sent=False):
        planner = Planner.open(tmp_path, Settings())
        opening = an_opening()
        letter = a_letter(opening, text="Dear")
        planner.add_opening(opening)
        planner.start_letter(letter)
        draft = planner.drafts.open(letter.id, 0, "Dear")
        draft.edit(4, 4, " Ann")
        if saved:
            planner.save_letter(letter.id, text=saved, base_revision=0)
        if sent:
            planner.mark_sent(letter.id, NOW)
        die(draft)
        planner.close()
        again = Planner.open(tmp_path, Settings())
        assert again.recover_drafts() == []
        return again, again.snapshot.dossiers[opening.id].letters

    return begin


def test_an_orphan_goes_back_into_its_letter(letter_in):
    """What was typed when the line dropped is the letter's text again, and a sentence says so; once."""
    planner, (letter,) = letter_in()
    assert letter.text == "Dear Ann"
    assert "is back" in planner.notices[-1]
    assert planner.drafts.unsaved() == []
    assert planner.undo().startswith("Put a draft back")
    planner.close()


def test_an_orphan_goes_beside_a_letter_that_has_moved(letter_in):
    """Neither text is lost when the letter was saved elsewhere meanwhile."""
    planner, letters = letter_in(saved="Hello")
    assert {letter.text for letter in letters} == {"Hello", "Dear Ann"}
    assert "beside" in planner.notices[-1]
    planner.close()


def test_an_orphan_never_changes_a_sent_letter(letter_in):
    """What went out stays as it went out."""
    planner, letters = letter_in(sent=True)
    assert {(letter.text, letter.state) for letter in letters} == {
        ("Dear", LetterState.SENT),
        ("Dear Ann", LetterState.DRAFT),
    }
    planner.close()


def test_an_orphan_that_was_saved_says_nothing(letter_in):
    """The same text twice is one text."""
    planner, letters = letter_in(saved="Dear Ann")
    assert len(letters) == 1
    assert planner.notices == ()
    planner.close()


def test_a_draft_without_its_letter_stays_on_the_disk(tmp_path):
    """A text is never thrown away, not even one that belongs nowhere; forms come back to whoever asks."""
    drafts = Drafts(tmp_path)
    for key in ("0123456789ab", "new opening"):
        draft = drafts.open(key, 0, "words")
        draft.edit(5, 5, "!")
        die(draft)
    planner = Planner.open(tmp_path, Settings())
    (form,) = planner.recover_drafts()
    assert form.key == "new opening"
    form.discard()
    assert "letter is gone" in planner.notices[-1]
    assert [unsaved.key for unsaved in planner.drafts.unsaved()] == ["0123456789ab"]
    planner.close()


def test_what_a_kill_left_half_made_is_swept_away_later(drafts):
    """A file that never became a draft goes; one that may be in the making stays."""
    draft = drafts.open("0123456789ab", 0, "x")
    old, young = drafts.folder / "a.draft.new", drafts.folder / "b.draft.new"
    old.write_bytes(b"")
    young.write_bytes(b"")
    os.utime(old, (0, 0))
    assert drafts.orphans() == []
    assert not old.exists()
    assert young.exists()
    draft.close()
