"""config.toml: written once, read with a sentence for each mistake, changed in place."""

import stat
import tomllib
from datetime import date, time
from threading import Thread
from typing import Any

import pytest

from store.records import Settings
from store.settings import KEYS, SettingsError, change, default_text, find_system_zone, load, write_default


@pytest.fixture
def path(tmp_path):
    """Where config.toml belongs: in a folder that is not there yet."""
    return tmp_path / "config" / "config.toml"


def test_without_a_file_the_defaults_count(path):
    """Nothing written means the defaults, in this machine's time zone."""
    assert load(path, "Asia/Tokyo") == Settings(zone="Asia/Tokyo")
    assert not path.exists()


def test_the_default_file_explains_every_key_and_changes_nothing(path):
    """The default is written for its owner alone; each key has a line about it above; read, it is the defaults."""
    write_default(path)
    assert load(path, "Asia/Tokyo") == Settings(zone="Asia/Tokyo")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = path.read_text().splitlines()
    for key in KEYS:
        at = next(n for n, line in enumerate(lines) if line.startswith((f"{key.name} = ", f"[{key.name}]")))
        assert lines[at - 1] == f"# {key.about}"
    assert set(tomllib.loads(default_text())) == set(Settings.__dataclass_fields__)


def test_the_default_is_written_once(path):
    """A file that is there is left as it is, whatever is in it."""
    write_default(path)
    path.write_text("slots = 4\n")
    write_default(path)
    assert path.read_text() == "slots = 4\n"


CHANGES: dict[str, Any] = {
    "given": "Áine",
    "family": "O'Brien",
    "email": "aine@example.org",
    "phone": "+353 1 234",
    "zone": "Asia/Tokyo",
    "country": "DE",
    "region": "BY",
    "date_order": "mdy",
    "spelling": "us",
    "week_begins": "sunday",
    "days_off": (date(2026, 12, 24), date(2026, 12, 31)),
    "thank_you_email_hours": 12,
    "check_in_days": 7,
    "promise_days": 2,
    "check_in_limit": 3,
    "door_open_weeks": (2, 6),
    "soon_days": 3,
    "office_opens": time(8),
    "office_closes": time(18, 30),
    "monday_from": time(9, 30),
    "friday_until": time(14),
    "lunch_from": time(11, 45),
    "lunch_until": time(13),
    "slots": 5,
    "tone": "short",
    "words_min": 40,
    "words_max": 300,
    "postal_days": 5,
    "mail_command": ("msmtp", "-a", "my work"),
    "mail_seconds": 30,
    "smtp_port": 2525,
    "smtp_tls": "starttls",
    "theme": "night",
    "ascii": True,
    "keys": (("queue.snooze", ("z", "f11")),),
}
CHANGED_TOGETHER: dict[str, Any] = {
    "mail_command": (),
    "smtp_host": "smtp.example.org",
    "smtp_user": "aine",
    "smtp_password_command": ("pass", "mail"),
}
"""Settings that contradict others where they are changed alone."""


def test_every_setting_can_be_changed(path):
    """Each field of Settings has its key; changed one after the other, all are read back, and the comments stay."""
    assert {*CHANGES, *CHANGED_TOGETHER} == set(Settings.__dataclass_fields__)
    for name, value in CHANGES.items():
        change(path, **{name: dict(value) if name == "keys" else value})
    assert load(path) == Settings(**CHANGES)
    change(path, **CHANGED_TOGETHER)
    assert load(path) == Settings(**CHANGES | CHANGED_TOGETHER)
    before, after = (
        [line for line in text.splitlines() if line.startswith("#")] for text in (default_text(), path.read_text())
    )
    assert after == before


def test_a_users_own_comments_stay(path):
    """What the user wrote into the file, comments and order and all, is there after a change."""
    write_default(path)
    path.write_text("# mine\nslots = 4  # four\n\ntheme = 'x'\n")
    change(path, theme="night", soon_days=5)
    assert path.read_text() == '# mine\nslots = 4  # four\n\ntheme = "night"\nsoon_days = 5\n'


def test_keys_may_be_written_in_any_of_tomls_ways(path):
    """Dots may stand in quotation marks or not, and the table may be a table of tables; a change leaves it."""
    path.parent.mkdir()
    path.write_text('slots = 4\n[keys]\nundo = "U"\nqueue.log = ["z"]\n"list.up" = "i"\n[keys.letter]\nsave = "f11"\n')
    wanted = (("letter.save", ("f11",)), ("list.up", ("i",)), ("queue.log", ("z",)), ("undo", ("U",)))
    assert load(path).keys == wanted
    change(path, theme="mono", soon_days=5)
    assert load(path) == Settings(zone="UTC", slots=4, theme="mono", soon_days=5, keys=wanted)


def test_times_and_dates_may_be_written_as_toml_has_them(path):
    """09:00:00 and 2026-12-24 without quotation marks are as good as with them."""
    path.parent.mkdir()
    path.write_text("office_opens = 08:30:00\nlunch_from = '12:15'\nmonday_from = '9:30'\ndays_off = [2026-12-24]\n")
    read = load(path)
    assert (read.office_opens, read.lunch_from, read.monday_from) == (time(8, 30), time(12, 15), time(9, 30))
    assert read.days_off == (date(2026, 12, 24),)


WRONG = {
    "check_in_days = 'five'": "check_in_days must be a whole number from 1 to 60, not 'five'.",
    "check_in_days = 0": "check_in_days must be a whole number from 1 to 60, not 0.",
    "ascii = 1": "ascii must be true or false, not 1.",
    "keys = 3": 'keys must be a table such as {"queue.snooze" = "z"}, not 3.',
    "[keys]\nlog = 3": 'keys must name each key in quotation marks: "z", or ["z", "f11"], not {\'log\': 3}.',
    "slots = true": "slots must be a whole number from 1 to 9, not True.",
    "date_order = 'ymd'": "date_order must be “dmy” or “mdy”, not 'ymd'.",
    "office_opens = 'nine'": "office_opens must be an hour such as “09:30”, not 'nine'.",
    "office_opens = 9": "office_opens must be an hour such as “09:30”, not 9.",
    "door_open_weeks = 4": "door_open_weeks must be a list of whole numbers from 1 to 104, such as [4, 8, 12], not 4.",
    "days_off = ['soon']": "days_off must be a list of days such as [\"2026-12-24\"], not ['soon'].",
    "given = 7": "given must be a text of at most 80 characters in quotation marks, not 7.",
    'given = "a\\u001b"': "given must be a text of at most 80 characters in quotation marks, not 'a\\x1b'.",
    "zone = 'Berlin'": "zone: There is no time zone “Berlin”; did you mean Europe/Berlin?",
    "country = 'Germany'": "country: The holidays of “Germany” are not known; "
    "write a country's two letters, such as GB or DE.",
    "country = 'JP'\nregion = 'BY'": "region is unknown: JP has no region “BY”; leave it empty.",
    "chek_in_days = 5": "there is no setting 'chek_in_days'; perhaps check_in_days is meant.",
    "office_closes = '08:00'": "office_closes must come after office_opens.",
    "lunch_until = '11:00'": "lunch_until must not come before lunch_from.",
    "mail_command = 5": 'mail_command must be a program and its arguments, such as ["msmtp", "-a", "work"], not 5.',
    "mail_command = 'msmtp \"x'": (
        'mail_command must be a program and its arguments, such as ["msmtp", "-a", "work"], not \'msmtp "x\'.'
    ),
    "smtp_host = 'a b'": "smtp_host must be the name of a server, such as “smtp.example.org”, not 'a b'.",
    "smtp_port = 70000": "smtp_port must be a whole number from 0 to 65535, not 70000.",
    "smtp_tls = 'ssl'": "smtp_tls must be “tls” or “starttls” or “none”, not 'ssl'.",
    "smtp_tls = 'none'\nsmtp_host = 'mail.example'": "smtp_tls may be “none” only for a server on this machine.",
    "smtp_user = 'me'": "smtp_password_command is needed where smtp_user is given.",
    "smtp_password_command = 'pass mail'": "smtp_user is needed where smtp_password_command is given.",
    "mail_command = 'msmtp'\nsmtp_host = 'mail.example'": "mail_command and smtp_host exclude each other.",
    "words_min = 500": "words_max must not be less than words_min.",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_a_wrong_value_gets_its_sentence(path, text, sentence):
    """What is wrong is told in one sentence with the file, the key and what is allowed; nothing is changed."""
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SettingsError) as told:
        load(path)
    assert str(told.value) == f"{path}: {sentence}"
    with pytest.raises(SettingsError):
        change(path, theme="night")
    assert path.read_text() == text


def test_a_wrong_change_changes_nothing(path):
    """A value that is not allowed leaves the file as it was."""
    write_default(path)
    with pytest.raises(SettingsError, match="slots must be a whole number from 1 to 9, not 99"):
        change(path, slots=99)
    assert path.read_text() == default_text()
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("content", [b"slots = \n", b"= 3", b"\xff\xfe", b"[slots", b'given = "x'])
def test_a_damaged_file_gets_a_sentence(path, content):
    """What is no TOML is told with the file's name, not with a traceback."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(SettingsError) as told:
        load(path)
    assert str(told.value).startswith(f"{path} cannot be read")


def test_a_link_stays_a_link(path, tmp_path):
    """Who keeps config.toml elsewhere and links to it keeps the link."""
    path.parent.mkdir()
    real = tmp_path / "dotfiles.toml"
    real.write_text("slots = 4\n")
    path.symlink_to(real)
    change(path, slots=5)
    assert path.is_symlink()
    assert load(path).slots == 5 == tomllib.loads(real.read_text())["slots"]


def test_two_changes_at_once_are_both_there(path):
    """Two sessions that change settings at the same moment lose nothing."""
    write_default(path)
    names = ["slots", "soon_days", "check_in_days", "promise_days", "check_in_limit"]
    threads = [Thread(target=change, args=(path,), kwargs={name: 4}) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read = load(path)
    assert [getattr(read, name) for name in names] == [4] * 5


def test_the_systems_zone_is_found(tmp_path):
    """TZ comes first, then where the localtime link points; what is no zone counts as UTC."""
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert find_system_zone({"TZ": ":Asia/Tokyo"}, link) == "Asia/Tokyo"
    assert find_system_zone({"TZ": "nonsense"}, link) == "Europe/Berlin"
    assert find_system_zone({}, link) == "Europe/Berlin"
    assert find_system_zone({}, tmp_path / "none") == "UTC"
