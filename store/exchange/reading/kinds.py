"""Which kind of file it is: by what is in it, and only where that does not tell, by its name."""

import re

from store.exchange.reading.text import ReadingError

CALENDAR, CARDS, MAIL, TABLE, WHOLE = "ics", "vcf", "eml", "csv", "json"

_BY_NAME = {"ics": CALENDAR, "ical": CALENDAR, "ifb": CALENDAR, "vcs": CALENDAR, "vcf": CARDS, "vcard": CARDS,
            "eml": MAIL, "msg": MAIL, "csv": TABLE, "tsv": TABLE, "json": WHOLE}  # fmt: skip

_HEAD = 4096

_header = re.compile(rb"^(From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]*\S)")
_BINARY = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0",
           b"7z\xbc\xaf", b"Rar!")  # fmt: skip


def kind_of(data: bytes, suffix: str) -> str:
    """The kind (ReadingError where it is none that is read)."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"")[2:]
    if not head.strip(b"\0 \t\r\n"):
        raise ReadingError("It is empty.")
    if head.startswith(_BINARY) or b"\0" in head:
        raise ReadingError("It is no text: invitations, cards, e-mails, CSV and JSON are read.")
    return _by_content(head.lstrip()) or _BY_NAME.get(suffix.lower().lstrip(".")) or _by_look(head)


def _by_content(head: bytes) -> str:
    upper = head[:64].upper()
    if upper.startswith(b"BEGIN:VCALENDAR"):
        return CALENDAR
    if upper.startswith(b"BEGIN:VCARD"):
        return CARDS
    return WHOLE if head.startswith(b"{") else ""


def _by_look(head: bytes) -> str:
    lines = head.splitlines()
    if _header.match(lines[0]) and len(lines) > 1:
        return MAIL
    if any(mark in lines[0] for mark in b",;\t") and len(lines) > 1:
        return TABLE
    raise ReadingError("It is none of what is read: .ics, .vcf, .eml, .csv, or Afterword's own JSON.")
