"""E-mails, .eml, by the standard library: who wrote to whom, the signature, and the invitation or card within.

The library's older parser is used, for its newer one takes gigabytes for some headers. HTML counts only as text.
"""

import email
from collections.abc import Iterable, Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser
from typing import Any

from store.exchange.facts import Fact, Mail, Meeting, Party
from store.exchange.limits import DEPTH, HEADER, HEADERS, PEOPLE
from store.exchange.reading import cards, invitation
from store.exchange.reading.signature import signature_in
from store.exchange.reading.text import ReadingError, decoded

PARTS = 100
"""So many parts of an e-mail are looked at."""

LETTER = 200_000
"""So many characters of its text are looked at."""

_CALENDAR = {"text/calendar", "application/ics", "text/x-vcalendar"}
_CARDS = {"text/vcard", "text/x-vcard", "text/directory", "application/vcard"}


def read(data: bytes, about: dict[str, Any]) -> list[Fact]:
    """The e-mail, after the meetings and cards that came with it (ReadingError)."""
    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.compat32)
    sender = next(iter(_parties(message, "From")), None)
    if sender is None:
        raise ReadingError("It is no e-mail: nobody is named as its sender.")
    parts = list(_parts(message))
    enclosed = list(_enclosed(parts, about))
    return [*enclosed, _mail(message, sender, _words(parts))]


def _mail(message: Message, sender: Party, words: str) -> Mail:
    recipients = [party for name in ("To", "Cc") for party in _parties(message, name)]
    signed = signature_in(words, (sender.name, sender.email.partition("@")[0]))
    return Mail(_header(message, "Subject"), sender, tuple(recipients[:PEOPLE]), signed.name, signed.role, signed.phone)


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something (ReadingError where they lie in each other too deeply)."""
    if depth > DEPTH:
        raise ReadingError("Things in it lie within each other more deeply than is read.")
    if len(message.keys()) > HEADERS:
        raise ReadingError(f"It has more than {HEADERS} headers, which is more than is read.")
    if message.is_multipart():
        payload: Any = message.get_payload()
        for part in payload[:PARTS]:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)
    else:
        yield message


def _enclosed(parts: Iterable[Message], about: dict[str, Any]) -> Iterator[Fact]:
    """Meetings and cards; a meeting that is enclosed twice counts once."""
    seen: set[tuple[str, int]] = set()
    for part in parts:
        kind, name = part.get_content_type(), str(part.get_filename("") or "")[:200].lower()
        try:
            if kind in _CALENDAR or name.endswith(".ics"):
                for fact in invitation.meetings(_text(part), about):
                    key = (fact.uid, fact.sequence) if isinstance(fact, Meeting) else (str(fact), 0)
                    if key not in seen:
                        seen.add(key)
                        yield fact
            elif kind in _CARDS or name.endswith(".vcf"):
                yield from cards.read(_payload(part), about)
        except ReadingError:
            continue  # the letter around it still tells something


def _words(parts: Iterable[Message]) -> str:
    """The text of the letter; where there is only HTML, its text."""
    parts = list(parts)
    for part in parts:
        if part.get_content_type() == "text/plain" and not part.get_filename():
            return _text(part)[:LETTER]
    for part in parts:
        if part.get_content_type() == "text/html":
            return _without_tags(_text(part)[:LETTER])
    return ""


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    data = _payload(part)
    try:
        return data.decode(str(part.get_content_charset("utf-8")))
    except (LookupError, ValueError):
        return decoded(data)


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return _decoded(str(value)[:HEADER]) if value is not None else ""


def _parties(message: Message, name: str) -> list[Party]:
    """The people in a header, their names as they are meant to be read."""
    values = [_repaired(str(value))[:HEADER] for value in (message.get_all(name) or [])[:4]]
    pairs = getaddresses([" ".join(value.split()) for value in values])
    return [Party(_decoded(who).strip().strip("'\"").strip(), address) for who, address in pairs if "@" in address]


def _repaired(value: str) -> str:
    """A header in which letters stand as they should not: as bytes of some encoding."""
    return decoded(value.encode("ascii", "surrogateescape")) if value.isascii() is False else value


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value
    text = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        try:
            text += piece.decode(charset or "utf-8")
        except (LookupError, ValueError):
            text += decoded(piece)
    return " ".join(text.split())


class _Text(HTMLParser):
    """Gathers the text of HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002  the base class's signature
        """A new line for a block; what is no text is passed over."""
        self._hidden += tag in {"script", "style", "head"}
        if tag in {"br", "p", "div", "tr", "li", "table", "h1", "h2", "h3"}:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """Text counts again."""
        if tag in {"script", "style", "head"} and self._hidden:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        """Text is taken along."""
        if not self._hidden:
            self.lines[-1] += " ".join(data.split()) + " "


def _without_tags(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "\n".join(line.strip() for line in reader.lines)
