"""Every key of config.toml: what it is, how its value is read, and what the commented default says about it."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeAlias

from store.dates import FIRST_DAYS, check_country, check_zone


class WrongValueError(ValueError):
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
            raise WrongValueError(f"must be a text of at most {longest} characters in quotation marks")
        return value.strip()

    return read


def _one_of(*allowed: str) -> Reader:
    def read(value: Any) -> str:
        if value not in allowed:
            raise WrongValueError(f"must be {' or '.join(f'“{word}”' for word in allowed)}")
        return str(value)

    return read


def _number(least: int, most: int) -> Reader:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise WrongValueError(f"must be a whole number from {least} to {most}")
        return value

    return read


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("must be true or false")
    return value


def _own_keys(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The user's keys: a table of actions, in which the dots of "queue.log" may have made tables of their own."""
    try:
        value = dict(value)  # an export holds it as pairs
    except (TypeError, ValueError):
        raise WrongValueError('must be a table such as {"queue.snooze" = "z"}') from None
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in value.items():
        if isinstance(keys, dict):
            found |= {f"{name}.{inner}": each for inner, each in _own_keys(keys)}
        elif isinstance(keys, str):
            found[name] = (keys,)
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            found[name] = tuple(keys)
        else:
            raise WrongValueError('must name each key in quotation marks: "z", or ["z", "f11"]')
    return tuple(sorted(found.items()))


def _hour(value: Any) -> time:
    try:
        return value if isinstance(value, time) else time.fromisoformat(value.rjust(5, "0"))
    except (ValueError, AttributeError):
        raise WrongValueError("must be an hour such as “09:30”") from None


def _days(value: Any) -> tuple[date, ...]:
    try:
        return tuple(sorted({date.fromisoformat(day if isinstance(day, str) else str(day)) for day in value}))
    except (ValueError, TypeError):
        raise WrongValueError('must be a list of days such as ["2026-12-24"]') from None


def _weeks(value: Any) -> tuple[int, ...]:
    read = _number(1, 104)
    try:
        return tuple(sorted({read(week) for week in value}))
    except (ValueError, TypeError):
        raise WrongValueError("must be a list of whole numbers from 1 to 104, such as [4, 8, 12]") from None


def _zone(value: Any) -> str:
    text: str = _text(80)(value)
    return check_zone(text) if text else ""


def _country(value: Any) -> str:
    return check_country(_text(80)(value))


def _command(value: Any) -> tuple[str, ...]:
    """A program and its arguments; no shell ever reads them."""
    try:
        words = shlex.split(value) if isinstance(value, str) else value
    except ValueError:  # a quotation mark is left open
        words = None
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) and _is_word(word) for word in words):
        raise WrongValueError('must be a program and its arguments, such as ["msmtp", "-a", "work"]')
    return tuple(words)


def _is_word(word: str) -> bool:
    return bool(word) and word.isprintable() and len(word) <= 1000


def _host(value: Any) -> str:
    host: str = _text(253)(value)
    if not all(char.isascii() and (char.isalnum() or char in ".-:_") for char in host) or host.startswith("-"):
        raise WrongValueError("must be the name of a server, such as “smtp.example.org”")
    return host


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
    Key(
        "week_begins",
        _one_of("", *FIRST_DAYS),
        "The calendar's first day: monday, saturday or sunday. Empty: as in your country.",
    ),
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
    Key("tone", _one_of("warm", "short"), "How much a letter says when it is begun: warm or short."),
    Key("words_min", _number(1, 1000), "A letter of fewer words is flagged as short."),
    Key("words_max", _number(1, 5000), "A letter of more words is flagged as long."),
    Key("postal_days", _number(1, 30), "Business days that a letter by post takes."),
    Key(
        "mail_command",
        _command,
        'A program that sends as sendmail does, such as ["msmtp"] or ["msmtp", "-a", "work"]. Empty: none.',
        "Sending (one of mail_command and smtp_host; nothing goes without your last look)",
    ),
    Key("mail_seconds", _number(5, 600), "Seconds that sending may take."),
    Key("smtp_host", _host, "Or the server that takes your e-mail, such as smtp.example.org. Empty: none."),
    Key("smtp_port", _number(0, 65535), "Its port. 0: 465 with tls, 587 with starttls, 25 with none."),
    Key(
        "smtp_tls",
        _one_of("tls", "starttls", "none"),
        "tls from the first byte, starttls, or none for a server on this machine.",
    ),
    Key("smtp_user", _text(254), "The name to sign in with. Empty: without."),
    Key(
        "smtp_password_command",
        _command,
        'A program whose first line is the password, such as ["pass", "mail/work"]; the password itself stays there.',
    ),
    Key("theme", _text(80), "The colours. Empty: the default.", "Looks"),
    Key("ascii", _flag, "Marks and lines in ASCII: true or false."),
    Key(
        "keys",
        _own_keys,
        'Keys of your own, one in a line: queue.snooze = "z", or ["z", "f11"]. “afterword keys” lists the names.',
        "Keys",
    ),
)
"""Every key of config.toml, in the order of the file: the same names as the fields of Settings."""
