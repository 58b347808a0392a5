"""How the facts are kept: files, journal, two sessions, damage, backups."""

import errno
import fcntl
import os
import shutil
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from store.database import Busy, Database, DiskFull, NewerFormat, News, NotWritable, ReadOnly, backups, migrations
from store.database.documents import Unreadable, decode, encode, id_of, key_of, table_of_fields
from store.database.files import Home, Lock
from store.database.journal import Change, read
from store.planner import Planner
from store.records import OpeningState, Settings
from tests.facts import NOW, a_letter, a_person, an_interview, an_opening

DAY = date(2026, 11, 24)


@pytest.fixture
def home(tmp_path):
    """A folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def open_database(home):
    """Opens one more session on the same home."""
    sessions = []

    def open_one():
        sessions.append(Database(home, lambda: DAY))
        return sessions[-1]

    yield open_one
    for session in sessions:
        session.close()


@pytest.fixture
def database(open_database):
    """A session."""
    return open_database()


def put(database: Database, *changes: Change, name: str = "Changed") -> None:
    """One transaction."""
    with database.turn():
        database.commit(name, changes)


def renew(database: Database) -> News:
    """A new snapshot; what another program wrote into the old one."""
    with database.turn():
        news = database.take_foreign_edits()
        database.renew()
    return news


def test_a_document_keeps_every_field_of_its_record():
    """Every kind of record comes back from its document as it was."""
    opening = an_opening(decide_by=DAY, state_since=NOW, do_not_call=True, notes="a\nb")
    ann = a_person(opening, spelling_on=DAY)
    for table, record in (
        ("openings", opening),
        ("people", ann),
        ("interviews", an_interview(opening, ann)),
        ("letters", a_letter(opening, ann, overruled=("a", "b"))),
    ):
        assert decode(table, key_of(record.id), encode(record)) == record


@pytest.mark.parametrize(
    "change",
    [
        {"company": 3},
        {"state": "asleep"},
        {"do_not_call": 1},
        {"decide_by": "tomorrow"},
        {"state_since": "2026-11-24T10:00:00+01:00"},
        {"state_since": "2026-11-24T10:00:00+01:00[../../etc/passwd]"},
        {"state_since": "2026-11-24T10:00:00+01:00[Mars/Base]"},
        {"state_since": 5},
    ],
)
def test_a_document_that_is_no_record_says_why(change):
    """What cannot be read is told in a sentence, never guessed."""
    with pytest.raises(Unreadable, match="cannot be read"):
        decode("openings", "5", encode(an_opening()) | change)


@pytest.mark.parametrize("key", ["", "-1", "x", "1" * 30, "٣", str(16**12)])
def test_a_document_id_is_a_whole_number_of_twelve_hexadecimal_digits(key):
    """A key that is no id is said to be none."""
    with pytest.raises(ValueError, match="no document id"):
        id_of(key)


def test_a_moment_keeps_its_hour_when_the_zone_has_changed_its_rules():
    """An interview at ten stays at ten, whatever the law does to the clocks."""
    interview = an_interview(an_opening())
    document = encode(interview) | {"start": "2026-11-24T10:00:00+05:00[Europe/Paris]"}
    assert decode("interviews", key_of(interview.id), document) == interview


def test_what_this_version_does_not_know_stays_in_the_file(home):
    """Fields and tables of others, and records that cannot be read, survive a change and a renewal."""
    planner = Planner.open(home, Settings())
    opening = an_opening()
    planner.add_opening(opening)
    planner._keeper.compact()
    planner.close()
    with TinyDB(home / "afterword.json") as stock:
        stock.table("openings").update({"mood": "hopeful"})
        stock.table("openings").insert({"company": 7})
        stock.table("recipes").insert({"cake": "plum"})
    planner = Planner.open(home, Settings())
    assert "One record could not be read" in " ".join(planner.notices)
    planner.edit_opening(an_opening("Acme & Co").__class__(opening.id, "Acme & Co"))
    planner._keeper.compact()
    planner.close()
    with TinyDB(home / "afterword.json") as stock:
        assert stock.table("openings").get(where("mood") == "hopeful")["company"] == "Acme & Co"
        assert stock.table("openings").contains(where("company") == 7)
        assert stock.table("recipes").contains(where("cake") == "plum")


def test_tinydb_operations_stage_what_they_touch_and_nothing_else(database):
    """Any of TinyDB's own operations on a table becomes changes of single documents."""
    put(database, *(("openings", str(number), {"size": number}) for number in range(1, 6)))
    table = database._db.live_table("openings")
    table.update({"big": True}, where("size") > 3)
    table.remove(where("size") == 1)
    table.insert({"size": 9})
    staged = list(table.storage.staged)
    assert staged == [
        ("openings", "4", {"size": 4, "big": True}),
        ("openings", "5", {"size": 5, "big": True}),
        ("openings", "1", None),
        ("openings", "6", {"size": 9}),
    ]
    assert len(table) == 5
    table.storage.staged.clear()
    table.truncate()
    assert len(table.storage.staged) == 5
    with pytest.raises(NotImplementedError):
        table.storage.write({})


def test_a_change_that_changes_nothing_writes_nothing(database, home):
    """The journal grows by what is different."""
    put(database, ("openings", "1", {"a": 1}))
    before = (home / "afterword.journal").read_bytes()
    put(database, ("openings", "1", {"a": 1}), ("openings", "2", None))
    assert (home / "afterword.journal").read_bytes() == before


def test_a_renewal_by_one_session_is_noticed_by_the_other(open_database):
    """The other goes on with the new journal, without reading all of it again, and loses nothing."""
    one, other = open_database(), open_database()
    put(one, ("openings", "1", {"a": 1}))
    renew(one)
    put(one, ("openings", "2", {"a": 2}))
    news = other.news()
    assert not news.is_whole
    assert [past.entry.number for past in news.past] == [1, 2]
    renew(one)
    renew(one)
    put(other, ("openings", "3", {"a": 3}))
    one.news()
    assert one.tables == other.tables == open_database().tables


def test_a_renewal_comes_when_the_journal_has_grown(database, monkeypatch):
    """The journal is folded in once it is larger than its room, not before."""
    monkeypatch.setattr("store.database.database.JOURNAL_ROOM", 2000)
    assert not database.is_due
    put(database, ("openings", "1", {"text": "x" * 3000}))
    assert database.is_due
    renew(database)
    assert not database.is_due


def test_a_file_changed_by_another_program_meanwhile_is_not_written_over(database, home):
    """What stock TinyDB wrote while a session was open is in the next snapshot."""
    put(database, ("openings", "1", {"a": 1}))
    renew(database)
    put(database, ("openings", "2", {"a": 2}))
    with TinyDB(home / "afterword.json") as stock:
        stock.table("openings").insert(Document({"a": 3}, 77))
    assert renew(database).is_whole
    assert [document["a"] for document in database.tables["openings"].values()] == [1, 3, 2]


def test_a_journal_that_vanishes_is_written_anew_from_memory(database, home, open_database):
    """A session that knows more than the disk gives it back."""
    put(database, ("openings", "1", {"a": 1}))
    (home / "afterword.journal").unlink()
    put(database, ("openings", "2", {"a": 2}))
    os.truncate(home / "afterword.journal", 5)
    put(database, ("openings", "3", {"a": 3}))
    assert open_database().tables == database.tables
    assert "written anew" in database.notices[0]


@pytest.mark.usefixtures("database")
def test_waiting_for_the_lock_ends_with_a_sentence(home):
    """A session that hangs while it holds the lock does not hang the others."""
    other = os.open(home / "afterword.lock", os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)
    lock = Lock(Home(home).lock, limit=0.02)
    with pytest.raises(Busy, match="Another session is busy"), lock.held():
        pass
    os.close(other)
    with lock.held():
        pass
    lock.close()


def failing(*names: str, number: int = errno.ENOSPC) -> SimpleNamespace:
    """The module os, in which some calls fail."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | dict.fromkeys(names, fail))


def test_a_full_disk_leaves_everything_as_it_was(database, home, monkeypatch, open_database):
    """The verb fails with a sentence; half a line is cut back; later it works."""
    put(database, ("openings", "1", {"a": 1}))
    before = (home / "afterword.journal").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("store.database.files.os", failing("fdatasync"))
        with pytest.raises(DiskFull, match="was not saved: the disk is full"):
            put(database, ("openings", "2", {"a": 2}))
    assert (home / "afterword.journal").read_bytes() == before
    assert database.tables == {"openings": {"1": {"a": 1}}}
    put(database, ("openings", "2", {"a": 2}))
    assert open_database().tables == database.tables


def test_files_that_may_only_be_read_open_to_be_read(home, database, monkeypatch):
    """Without the right to write one can look, is told so, and a verb is refused in a sentence."""
    put(database, ("openings", "1", {"a": 1}))
    real = os.open

    def guarded(path, flags, *more):
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *more)

    fake = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | {"open": guarded})
    with monkeypatch.context() as patch:
        patch.setattr("store.database.files.os", fake)
        reader = Database(home, lambda: DAY)
        assert reader.is_read_only
        assert "only be read" in reader.notices[-1]
        with pytest.raises(ReadOnly, match="nothing was changed"), reader.turn():
            pass
        put_later = ("openings", "2", {"a": 2})
    put(database, put_later)
    assert reader.news().is_whole
    assert reader.tables == database.tables
    reader.close()


def test_a_full_disk_does_not_keep_a_torn_journal_from_being_read(home, database, monkeypatch):
    """Where the mending itself finds no room, the planner opens to be read."""
    put(database, ("openings", "1", {"a": 1}))
    database.close()
    with (home / "afterword.journal").open("ab") as journal:
        journal.write(b"torn")
    with monkeypatch.context() as patch:
        patch.setattr("store.database.files.os", failing("fsync"))
        reader = Database(home, lambda: DAY)
    assert reader.is_read_only
    assert reader.tables == {"openings": {"1": {"a": 1}}}
    reader.close()


def test_symbolic_links_are_kept(home, tmp_path):
    """A planner's file that lies elsewhere stays there."""
    home.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / "afterword.json").symlink_to(elsewhere / "mine.json")
    database = Database(home, lambda: DAY)
    put(database, ("openings", "1", {"a": 1}))
    renew(database)
    database.close()
    assert (home / "afterword.json").is_symlink()
    with TinyDB(elsewhere / "mine.json") as stock:
        assert stock.table("openings").all() == [{"a": 1}]


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_everything_is_for_its_owner_alone(home, umask):
    """Files are 0600 and folders 0700, whatever the umask."""
    before = os.umask(umask)
    try:
        database = Database(home / "deep", lambda: DAY)
        put(database, ("openings", "1", {"a": 1}))
        renew(database)
        database.close()
    finally:
        os.umask(before)
    for path in (home, *home.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_a_damaged_snapshot_is_set_aside_and_put_together_again(home, database, open_database):
    """The damaged file is kept; backup, journal and what could be read make the facts whole."""
    put(database, ("openings", "1", {"a": 1}))
    renew(database)
    put(database, ("openings", "2", {"a": 2}))
    (home / "afterword.json").write_bytes(b"\x00" * 50)
    again = open_database()
    assert again.tables == database.tables
    assert (home / "afterword.damaged-2026-11-24.json").read_bytes() == b"\x00" * 50
    assert "afterword.damaged-2026-11-24.json" in " ".join(again.notices)
    (home / "afterword.json").write_bytes(b"{}")
    open_database()
    assert (home / "afterword.damaged-2026-11-24-2.json").read_bytes() == b"{}"


def test_a_missing_snapshot_is_said_and_made_good(home, database, open_database):
    """Backup and journal stand in for a file that is gone."""
    put(database, ("openings", "1", {"a": 1}))
    renew(database)
    put(database, ("openings", "2", {"a": 2}))
    (home / "afterword.json").unlink()
    again = open_database()
    assert again.tables == database.tables
    assert "missing" in again.notices[0]


def test_a_line_of_the_journal_that_is_damaged_costs_that_line(home, database, open_database):
    """All other lines count, the damaged journal is kept, and a sentence says so."""
    for number in "123":
        put(database, ("openings", number, {"text": f"number {number}"}))
    journal = home / "afterword.journal"
    damaged = journal.read_bytes().replace(b"number 2", b"number 5")
    journal.write_bytes(damaged)
    again = open_database()
    assert list(again.tables["openings"]) == ["1", "3"]
    assert (home / "afterword.damaged-2026-11-24.journal").read_bytes() == damaged
    assert "cut or damaged" in " ".join(again.notices)
    assert open_database().notices == []


def test_lines_whose_end_was_lost_are_still_read(home, database):
    """Two lines that have run together are two lines."""
    for number in "123":
        put(database, ("openings", number, {"a": number}))
    lines = (home / "afterword.journal").read_bytes()
    assert len(read(lines.replace(b"\n", b"#")).entries) == 3


def test_a_newer_journal_is_refused_untouched(home, database):
    """Nothing of a newer version is written over."""
    from store.database.lines import seal

    database.close()
    newer = seal({"journal": 2, "after": 0})
    (home / "afterword.journal").write_bytes(newer)
    with pytest.raises(NewerFormat, match="newer version"):
        Database(home, lambda: DAY)
    assert (home / "afterword.journal").read_bytes() == newer


def test_old_backups_go_but_fourteen_days_and_twelve_months_stay(tmp_path):
    """They are counted, so a clock that jumps ahead costs none."""
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(0, 700, 3)]
    kept: list[backups.Backup] = []
    for day in [*days, date(2999, 1, 1)]:
        kept.append(backups.Backup(day, tmp_path / day.isoformat()))
        gone = backups.too_old(kept)
        kept = [backup for backup in kept if backup not in gone]
    newest_first = sorted((backup.day for backup in kept), reverse=True)
    assert newest_first[1:14] == sorted(days, reverse=True)[:13]
    assert len(kept) <= 14 + 12
    assert len({(day.year, day.month) for day in newest_first}) == 12
    for day in days[:20]:
        backups.make(tmp_path, b"x", day)
    assert len(backups.listed(tmp_path)) == 14 + 1


def test_a_day_of_change_has_a_backup_and_a_day_without_has_none(home):
    """One for each day on which something changed, made on leaving or when idle."""
    day = [DAY]
    for change in (True, False, True):
        planner = Planner.open(home, Settings(), lambda: day[0])
        if change:
            planner.add_opening(an_opening())
            planner.compact_if_due()
        planner.add_opening(an_opening()) if change else None
        planner.close()
        day[0] += timedelta(days=1)
    planner = Planner.open(home, Settings(), lambda: day[0])
    assert [backup.day.day for backup in planner.backups()] == [26, 24]
    assert len(backups.read(planner.backups()[0]).tables["openings"]) == 4
    planner.close()


def test_going_back_to_a_backup_says_what_it_changes_and_can_be_undone(home):
    """restore() is a verb like any other."""
    planner = Planner.open(home, Settings(), lambda: DAY)
    planner.add_opening(an_opening("One"))
    backup = planner.back_up()
    then = planner.snapshot
    planner.add_opening(an_opening("Two"))
    planner.set_state(next(iter(then.dossiers)), OpeningState.OFFER, NOW)
    now = planner.snapshot
    assert planner.restore_plan(backup) == ["Openings: 0 would come back, 1 would be as before, 1 would go."]
    planner.restore(backup)
    assert planner.snapshot == then
    assert planner.undo() == "Went back to the backup of 24 November 2026"
    assert planner.snapshot.dossiers == now.dossiers
    planner.close()


def test_an_older_format_is_renewed_after_a_backup(home, database, monkeypatch, open_database):
    """The files as they were are kept, then each step is taken once."""
    put(database, ("openings", "1", {"name": "Acme"}))
    renew(database)
    put(database, ("openings", "2", {"name": "Umbra"}))
    before = (home / "afterword.json").read_bytes(), (home / "afterword.journal").read_bytes()

    def rename(tables):
        for document in tables["openings"].values():
            document["company"] = document.pop("name")

    for module in ("journal", "image", "migrations", "recovery"):
        monkeypatch.setattr(f"store.database.{module}.FORMAT", 2)
    monkeypatch.setitem(migrations.STEPS, 1, rename)
    for _ in range(2):
        again = open_database()
        assert list(again.tables["openings"].values()) == [{"company": "Acme"}, {"company": "Umbra"}]
    kept = home / "backups" / "afterword-format-1.json", home / "backups" / "afterword-format-1.journal"
    assert tuple(path.read_bytes() for path in kept) == before


def test_a_look_does_not_wait_for_a_session_that_writes(open_database):
    """While another holds the lock there is no news, and no sentence either."""
    one, other = open_database(), open_database()
    with one.turn():
        one.commit("Changed", [("openings", "1", {"a": 1})])
        assert other.news().past == ()
    assert len(other.news().past) == 1


def test_a_renewal_that_was_cut_off_between_its_halves_harms_nothing(home, database, open_database):
    """The new snapshot with the old journal holds each change once, and none of them twice over for undo."""
    put(database, ("openings", "1", {"a": 1}))
    put(database, ("openings", "1", {"a": 2}))
    old = (home / "afterword.journal").read_bytes()
    renew(database)
    (home / "afterword.journal").write_bytes(old)
    again = open_database()
    assert again.tables == {"openings": {"1": {"a": 2}}}
    assert again.history.last is None
    put(again, ("openings", "1", {"a": 3}))
    assert open_database().tables == again.tables


def test_a_file_that_others_could_read_is_made_private_again(home, database, open_database):
    """A copy that was put back with wider rights is tightened at the next start."""
    database.close()
    for name in ("afterword.json", "afterword.journal"):
        (home / name).chmod(0o644)
    open_database()
    assert {path.stat().st_mode & 0o777 for path in home.glob("afterword.*")} == {0o600}


def test_without_a_backup_what_is_readable_is_kept(home, database, open_database):
    """A snapshot whose first line is destroyed still gives its documents, each in its table."""
    person = encode(a_person(an_opening()))
    put(database, ("openings", "1", encode(an_opening("Acme"))), ("people", "2", person))
    with database.turn():
        database._write_anew()
    broken = (home / "afterword.json").read_bytes()
    (home / "afterword.json").write_bytes(b"#" * 50 + broken[50:].replace(b'"people":{', b'"peo'))
    again = open_database()
    assert again.tables["openings"]["1"]["company"] == "Acme"
    assert again.tables["people"]["2"] == person


def test_a_backup_that_is_older_than_the_journal_says_that_something_is_missing(home, database, open_database):
    """Nobody is left to believe that all is there."""
    put(database, ("openings", "1", {"a": 1}))
    renew(database)
    put(database, ("openings", "2", {"a": 2}))
    with database.turn():
        database._write_anew()
    (home / "afterword.json").unlink()
    again = open_database()
    assert any("changes are missing" in notice for notice in again.notices)
    put(again, ("openings", "3", {"a": 3}))
    fresh = open_database()
    assert fresh.tables == again.tables
    assert fresh.notices == []


def test_a_lock_file_that_somebody_removed_does_not_part_the_sessions(home, open_database):
    """Both find the new one; neither writes while the other does."""
    one, other = open_database(), open_database()
    (home / "afterword.lock").unlink()
    put(one, ("openings", "1", {"a": 1}))
    with other.turn(), pytest.raises(Busy), one._lock.held(0.01):
        pass
    assert other.tables == one.tables


def test_an_error_while_following_another_session_loses_nothing_of_it(open_database, monkeypatch):
    """A journal that was begun anew and cannot be read just now is read later, all of it."""
    one, other = open_database(), open_database()
    put(one, ("openings", "1", {"a": 1}))
    renew(one)
    put(one, ("openings", "2", {"a": 2}))
    calls = []

    def pread(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        return os.pread(*arguments)

    fake = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | {"pread": pread})
    with monkeypatch.context() as patch:
        patch.setattr("store.database.journal_file.os", fake)
        with pytest.raises(NotWritable, match="could not be read"):
            other.news()
    assert len(calls) == 2
    assert len(other.news().past) == 2
    assert other.tables == one.tables


def test_a_journal_that_is_removed_before_the_other_session_read_it_is_not_lost(home, open_database):
    """Whoever still has it open knows what was in it."""
    one, other = open_database(), open_database()
    put(one, ("openings", "1", {"a": 1}))
    (home / "afterword.journal").unlink()
    put(other, ("openings", "2", {"a": 2}))
    one.news()
    assert one.tables == other.tables == open_database().tables
    assert len(one.tables["openings"]) == 2


def test_a_renewal_that_fails_keeps_what_it_had_read(home, monkeypatch):
    """News that came along with a failed renewal is in the snapshot all the same."""
    one, other = Planner.open(home, Settings()), Planner.open(home, Settings())
    other.add_opening(an_opening())
    with monkeypatch.context() as patch:
        patch.setattr("store.database.files.os", failing("rename"))
        with pytest.raises(DiskFull, match="nothing is lost"):
            one._keeper.compact()
    assert one.snapshot == other.snapshot
    one.close()
    other.close()


def test_a_new_journal_whose_name_is_not_safe_yet_is_made_safe_before_it_is_used(database, monkeypatch):
    """After a failed sync of the folder, the next change syncs it first, or fails."""
    count = []

    def fsync(descriptor):
        count.append(descriptor)
        if len(count) in {4, 5}:
            raise OSError(errno.EIO, "Input/output error")
        os.fsync(descriptor)

    fake = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)} | {"fsync": fsync})
    monkeypatch.setattr("store.database.files.os", fake)
    with pytest.raises(NotWritable):
        renew(database)
    with pytest.raises(NotWritable):
        put(database, ("openings", "1", {"a": 1}))
    assert database.tables == {}
    put(database, ("openings", "1", {"a": 1}))
    assert len(count) == 6
    put(database, ("openings", "1", {"a": 2}))
    assert len(count) == 6


def test_a_home_that_was_removed_is_made_again_by_a_session_that_knows_it(home, database, open_database):
    """Whoever removes the folder of an open planner gets it back with the next change."""
    put(database, ("openings", "1", {"a": 1}))
    shutil.rmtree(home)
    put(database, ("openings", "2", {"a": 2}))
    assert open_database().tables == database.tables
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_session_that_only_looked_writes_nothing_when_it_ends(home):
    """“afterword due” in a login shell costs no backup."""
    planner = Planner.open(home, Settings(), lambda: DAY)
    planner.add_opening(an_opening())
    planner._keeper.database.close()
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    Planner.open(home, Settings(), lambda: DAY).close()
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_a_letter_of_an_older_version_is_known_by_its_fields():
    """A damaged file from before letters kept their addresses can be put together all the same."""
    document = encode(a_letter(an_opening()))
    old = {name: value for name, value in document.items() if name != "sent_to"}
    assert old != document
    assert table_of_fields(old) == table_of_fields(document) == "letters"
