"""config.toml ↔ Settings: read with a sentence for each mistake, written once with every key explained, changed in place."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any, TypeAlias

from store.dates import DateError, check_country, check_region, check_zone
from store.records import Settings


class SettingsError(ValueError):
    """A wrong config.toml: its text is one sentence with the file, the key and what is allowed."""


class _WrongValueError(ValueError):
    """What is allowed, where a value is not: "must be a whole number from 1 to 9"."""


Reader: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One line of config.toml."""

    name: str
    """The field of Settings."""
    read: Reader
    """From a TOML value to the field's; raises ValueError with what is allowed."""
    about: str
    """What the commented default says about it."""
    title: str = ""
    """The heading above it, where a group begins."""


def _text(longest: int) -> Reader:
    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            raise _WrongValueError(f"must be a text of at most {longest} characters in quotation marks")
        return value.strip()

    return read


def _one_of(*allowed: str) -> Reader:
    def read(value: Any) -> str:
        if value not in allowed:
            raise _WrongValueError(f"must be {' or '.join(f'“{word}”' for word in allowed)}")
        return str(value)

    return read


def _number(least: int, most: int) -> Reader:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _WrongValueError(f"must be a whole number from {least} to {most}")
        return value

    return read


def _hour(value: Any) -> time:
    try:
        return value if isinstance(value, time) else time.fromisoformat(value.rjust(5, "0"))
    except (ValueError, AttributeError):
        raise _WrongValueError("must be an hour such as “09:30”") from None


def _days(value: Any) -> tuple[date, ...]:
    try:
        return tuple(sorted({date.fromisoformat(day if isinstance(day, str) else str(day)) for day in value}))
    except (ValueError, TypeError):
        raise _WrongValueError('must be a list of days such as ["2026-12-24"]') from None


def _weeks(value: Any) -> tuple[int, ...]:
    read = _number(1, 104)
    try:
        return tuple(sorted({read(week) for week in value}))
    except (ValueError, TypeError):
        raise _WrongValueError("must be a list of whole numbers from 1 to 104, such as [4, 8, 12]") from None


def _zone(value: Any) -> str:
    text: str = _text(80)(value)
    return check_zone(text) if text else ""


def _country(value: Any) -> str:
    return check_country(_text(80)(value))


KEYS = (
    Key("given", _text(80), "Your given name, for the end of a letter.", "You"),
    Key("family", _text(80), "Your family name."),
    Key("email", _text(254), "Your e-mail address."),
    Key("phone", _text(80), "Your telephone number."),
    Key("zone", _zone, "Your time zone by its IANA name, such as Europe/Berlin. Empty: this machine's."),
    Key(
        "country",
        _country,
        "Your country in two letters (GB, DE, US …), for public holidays. Empty: weekends alone count.",
    ),
    Key(
        "region",
        _text(8),
        "Its region, where holidays differ: BY in DE, SCT in GB, CA in US. Empty: the whole country.",
    ),
    Key("date_order", _one_of("dmy", "mdy"), "How 3/4 is read: dmy is 3 April, mdy is March 4.", "Dates"),
    Key("days_off", _days, 'Days of your own that are no business days, such as ["2026-12-24"].'),
    Key(
        "thank_you_email_hours",
        _number(1, 168),
        "Hours after an interview within which a thank-you e-mail goes.",
        "Rules",
    ),
    Key(
        "check_in_days",
        _number(1, 60),
        "Business days after the last contact until a check-in, where they gave no date.",
    ),
    Key("promise_days", _number(1, 30), "Business days after a date that they gave."),
    Key("check_in_limit", _number(1, 9), "Check-ins without an answer, then it is time to let go."),
    Key("door_open_weeks", _weeks, "Weeks after someone else was chosen, for a quiet look each."),
    Key("soon_days", _number(1, 60), "What falls due within so many days is soon, beyond it later."),
    Key("office_opens", _hour, "No call before this hour, their time.", "Calls"),
    Key("office_closes", _hour, "No call after this hour; calls and notes of thanks are due by it."),
    Key("monday_from", _hour, "On a Monday no call before this hour."),
    Key("friday_until", _hour, "On a Friday no call after this hour."),
    Key("lunch_from", _hour, "No call from this hour …"),
    Key("lunch_until", _hour, "… until this hour."),
    Key("slots", _number(1, 9), "How many times to call are proposed."),
    Key("spelling", _one_of("gb", "us"), "The spelling of the templates: gb or us.", "Letters"),
    Key("words_min", _number(1, 1000), "A letter of fewer words is flagged as short."),
    Key("words_max", _number(1, 5000), "A letter of more words is flagged as long."),
    Key("theme", _text(80), "The colours. Empty: the default.", "Looks"),
)
"""Every key of config.toml, in the order of the file: the same names as the fields of Settings."""

_BY_NAME = {key.name: key for key in KEYS}


def load(path: Path, system_zone: str = "UTC") -> Settings:
    """The settings in this file, the defaults where it is missing; `system_zone` is the zone where none is named.

    Raises SettingsError for what is wrong in it, and OSError where it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Settings(zone=system_zone)
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the file is not UTF-8 text.") from None
    return _settings(_table(path, text), path, system_zone)


def write_default(path: Path) -> None:
    """Write the defaults with every key explained, for the owner alone; a file that is there stays as it is."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _replace_file(path, default_text())


def change(path: Path, **values: Any) -> None:
    """Change some settings in the file and leave all else in it as it is, comments too.

    Raises SettingsError for a wrong value, and then changes nothing; OSError where it cannot be written.
    """
    import tomlkit  # noqa: PLC0415 - loads only when a setting is changed

    path = path.resolve()
    write_default(path)
    text = path.read_bytes().decode("utf-8", "replace")
    _table(path, text)
    document = tomlkit.parse(text)
    for name, value in values.items():
        document[name] = _plain(value)
    changed = tomlkit.dumps(document)
    _settings(_table(path, changed), path, "UTC")
    _replace_file(path, changed)


def default_text() -> str:
    """The commented default of config.toml."""
    lines = ["# Afterword: who you are, and every number of its rules. Delete a line to get its default back."]
    default = replace(Settings(), zone="")
    for key in KEYS:
        if key.title:
            lines += ["", f"# {key.title}"]
        lines += [f"# {key.about}", f"{key.name} = {_toml(getattr(default, key.name))}"]
    return "\n".join(lines) + "\n"


def find_system_zone(environment: Mapping[str, str], localtime: Path = Path("/etc/localtime")) -> str:
    """This machine's time zone by its IANA name: from TZ, else from where the localtime link points, else UTC."""
    named = environment.get("TZ", "").removeprefix(":")
    linked = str(localtime.resolve()).partition("/zoneinfo/")[2].removeprefix("posix/")
    for name in (named, linked):
        try:
            return check_zone(name)
        except DateError:
            continue
    return "UTC"


def _table(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from None


def _settings(table: Mapping[str, Any], path: Path, system_zone: str) -> Settings:
    values = {name: _value(name, value, path) for name, value in table.items()}
    values["zone"] = values.get("zone") or system_zone
    settings = Settings(**values)
    for wrong, name, allowed in _contradictions(settings):
        if wrong:
            raise SettingsError(f"{path}: {name} {allowed}.")
    return settings


def _value(name: str, value: Any, path: Path) -> Any:
    if name not in _BY_NAME:
        raise SettingsError(f"{path}: there is no setting {name[:40]!r}{_near(name)}.")
    try:
        return _BY_NAME[name].read(value)
    except _WrongValueError as error:
        raise SettingsError(f"{path}: {name} {error}, not {_shown(value)}.") from None
    except DateError as error:
        raise SettingsError(f"{path}: {name}: {error}") from None


def _near(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when a key was mistyped

    close = get_close_matches(name[:40], _BY_NAME, n=1)
    return f"; did you mean {close[0]}?" if close else f"; the settings are {', '.join(_BY_NAME)}"


def _contradictions(settings: Settings) -> tuple[tuple[bool, str, str], ...]:
    """What no key can be blamed for alone."""
    try:
        check_region(settings.region, settings.country)
        region = ""
    except DateError as error:
        region = str(error)
    return (
        (settings.office_opens >= settings.office_closes, "office_closes", "must come after office_opens"),
        (settings.lunch_from > settings.lunch_until, "lunch_until", "must not come before lunch_from"),
        (settings.words_min > settings.words_max, "words_max", "must not be less than words_min"),
        (bool(region), "region", f"is unknown: {region.rstrip('.')}"),
    )


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _plain(value: Any) -> Any:
    """A field of Settings as TOML holds it."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _toml(value: Any) -> str:
    plain = _plain(value)
    return f'"{plain}"' if isinstance(plain, str) else str(plain)


def _replace_file(path: Path, text: str) -> None:
    """Write the whole file beside it, sync, and put it in the old one's place: it is always one or the other."""
    beside = path.with_name(f"{path.name}.new")
    with open(beside, "w", encoding="utf-8", opener=_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


if missing := {field.name for field in fields(Settings)} ^ set(_BY_NAME):
    raise AssertionError(f"config.toml and Settings do not name the same: {missing}")
