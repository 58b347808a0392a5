"""config.toml on disk: read, written once with every key explained, changed in place; a sentence for each mistake."""

import fcntl
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from store.dates import DateError, check_region, check_zone
from store.records import Settings
from store.settings.keys import KEYS, WrongValueError

NEAR_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine: to others nothing is ever sent in the clear."""

_BY_NAME = {key.name: key for key in KEYS}


class SettingsError(ValueError):
    """A wrong config.toml: its text is one sentence with the file, the key and what is allowed."""


def load(path: Path, system_zone: str = "UTC") -> Settings:
    """The settings in this file, the defaults where it is missing; `system_zone` is the zone where none is named.

    Raises SettingsError for what is wrong in it, and OSError where it cannot be read.
    """
    try:
        text = _read(path)
    except FileNotFoundError:
        return Settings(zone=system_zone)
    return _settings(_table(path, text), path, system_zone)


def write_default(path: Path) -> None:
    """Write the defaults with every key explained, for the owner alone; a file that is there stays as it is."""
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(path.parent) as folder:
        if not path.exists():
            _replace_file(path, default_text(), folder)


def change(path: Path, **values: Any) -> None:
    """Change some settings in the file and leave all else in it as it is, comments too.

    Raises SettingsError for a wrong value, and then changes nothing; OSError where it cannot be written.
    """
    import tomlkit  # noqa: PLC0415 - loads only when a setting is changed

    path = path.resolve()
    write_default(path)
    with _locked(path.parent) as folder:
        text = _read(path)
        _table(path, text)
        document = tomlkit.parse(text)
        for name, value in values.items():
            document[name] = _plain(value)
        changed = tomlkit.dumps(document)
        _settings(_table(path, changed), path, "UTC")
        _replace_file(path, changed, folder)


def default_text() -> str:
    """The commented default of config.toml."""
    lines = ["# Afterword: who you are, and every number of its rules. Delete a line to get its default back."]
    default = replace(Settings(), zone="")
    for key in KEYS:
        if key.title:
            lines += ["", f"# {key.title}"]
        value = getattr(default, key.name)
        lines += [f"# {key.about}", f"[{key.name}]" if key.name == "keys" else f"{key.name} = {_toml(value)}"]
    return "\n".join(lines) + "\n"


def find_system_zone(environment: Mapping[str, str], localtime: Path = Path("/etc/localtime")) -> str:
    """This machine's time zone by its IANA name: from TZ, else from where the localtime link points, else UTC."""
    named = environment.get("TZ", "").removeprefix(":")
    linked = os.path.realpath(localtime).partition("/zoneinfo/")[2].removeprefix("posix/").removeprefix("Etc/")
    for name in (named, linked):
        try:
            return check_zone(name)
        except DateError:
            continue
    return "UTC"


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{path} cannot be read, for it is not UTF-8 text.") from None


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
        raise SettingsError(f"{path}: there is no setting {name[:40]!r}; {_near(name)}.")
    try:
        return _BY_NAME[name].read(value)
    except WrongValueError as error:
        raise SettingsError(f"{path}: {name} {error}, not {_shown(value)}.") from None
    except DateError as error:
        raise SettingsError(f"{path}: {name}: {error}") from None


def _near(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when a key was mistyped

    close = get_close_matches(name[:40], _BY_NAME, n=1)
    return f"perhaps {close[0]} is meant" if close else f"the settings are {', '.join(_BY_NAME)}"


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
        *_mail_contradictions(settings),
    )


def _mail_contradictions(settings: Settings) -> tuple[tuple[bool, str, str], ...]:
    signs_in, has_password = bool(settings.smtp_user), bool(settings.smtp_password_command)
    is_near = settings.smtp_host in {"", *NEAR_HOSTS}
    return (
        (bool(settings.mail_command and settings.smtp_host), "mail_command", "and smtp_host exclude each other"),
        (signs_in and not has_password, "smtp_password_command", "is needed where smtp_user is given"),
        (has_password and not signs_in, "smtp_user", "is needed where smtp_password_command is given"),
        (settings.smtp_tls == "none" and not is_near, "smtp_tls", "may be “none” only for a server on this machine"),
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
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _toml(value: Any) -> str:
    plain = _plain(value)
    if isinstance(plain, bool):
        return str(plain).lower()
    return f'"{plain}"' if isinstance(plain, str) else str(plain)


@contextmanager
def _locked(folder: Path) -> Iterator[int]:
    """Alone in this folder: of two sessions one waits, so that neither loses the other's change."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _replace_file(path: Path, text: str, folder: int) -> None:
    """Write the whole file beside it, sync, and put it in the old one's place: it is always one or the other."""
    beside = path.with_name(f"{path.name}.new")
    with open(beside, "w", encoding="utf-8", newline="", opener=_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    os.fsync(folder)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
