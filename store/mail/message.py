"""Letter → Parcel: the message with its headers, read again and compared with what was meant before anybody gets it.

The headers are written here, since the folding of Python 3.11's EmailMessage loses the space between two words with
accents; and they are read in both ways that Python has, since only one of them puts such words together rightly.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.charset import BASE64, Charset
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, getaddresses

from store.mail.checks import check_address, check_line, check_subject
from store.mail.errors import OwnAddressError, RefusedError
from store.records import Dossier, Letter, Settings

HEADERS = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
"""The headers of every message, each once, and no others."""

DRAFT = "X-Unsent"
"""The header by which a mail program knows that a message is still to be sent."""

ALTERED = (
    "The message reads back other than it was written, so it was not sent; try a plainer subject and plainer names."
)


Mailbox = tuple[str, str]
"""A name, which may be empty, and an address."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message ready to go."""

    sender: str
    """The user's own address."""
    recipients: tuple[str, ...]
    """All addresses it goes to."""
    data: bytes
    """The message, its lines ended by CRLF."""

    @property
    def unix_data(self) -> bytes:
        """The message with the line ends that programs on this machine expect."""
        return self.data.replace(b"\r\n", b"\n")

    def headers(self) -> list[tuple[str, str]]:
        """The headers as whoever gets the message reads them."""
        return _headers(self.data)

    def text(self) -> str:
        """The text as whoever gets the message reads it."""
        return _text(self.data)


def new_message_id(settings: Settings) -> str:
    """A fresh Message-ID at the user's own domain; it tells neither this machine's name nor the hour (RefusedError)."""
    return f"<{secrets.token_hex(16)}@{_own_address(settings).rpartition('@')[2].lower()}>"


def build(
    letter: Letter, dossier: Dossier, settings: Settings, now: datetime, message_id: str, *, is_draft: bool = False
) -> Parcel:
    """The message of a letter, compared with what was meant (RefusedError).

    A draft bears one header more, by which a mail program opens it to be sent.
    """
    sender = check_line(settings.name, "Your name"), _own_address(settings)
    to = _recipients(letter, dossier)
    subject = check_subject(letter.subject)
    if not letter.text.strip():
        raise RefusedError("The letter has no text yet.")
    lines = {
        "From": _mailbox(sender),
        "To": ",\r\n ".join(map(_mailbox, to)),
        "Subject": _encoded(subject, "Subject"),
        "Date": format_datetime(now),
        "Message-ID": check_line(message_id, "The Message-ID"),
        **({DRAFT: "1"} if is_draft else {}),
    }
    parcel = Parcel(sender[1], tuple(address for _, address in to), _written(lines, letter.text))
    for data in (parcel.data, parcel.unix_data):
        _compare(data, sender, to, subject, letter.text, {*HEADERS, *lines})
    return parcel


def _own_address(settings: Settings) -> str:
    """The user's own address (OwnAddressError where there is none, RefusedError)."""
    if not settings.email:
        raise OwnAddressError("Your own e-mail address is missing.")
    return check_address(settings.email, "yours")


def _recipients(letter: Letter, dossier: Dossier) -> list[Mailbox]:
    """Everybody the letter goes to, each address once (RefusedError)."""
    if not letter.to:
        raise RefusedError("Nobody is named as the one it goes to.")
    found: dict[str, Mailbox] = {}
    for person_id in letter.to:
        person = dossier.person(person_id)
        if person is None:
            raise RefusedError("Somebody it goes to is not in the planner any more.")
        name = check_line(person.name, "The name of somebody it goes to")
        if not person.email:
            raise RefusedError(f"There is no e-mail address of {name}; add it under Interviews.")
        address = check_address(person.email, name)
        found.setdefault(address.casefold(), (name, address))
    return list(found.values())


def _mailbox(mailbox: Mailbox) -> str:
    name, address = mailbox
    return formataddr(mailbox) if name.isascii() else f"{_encoded(name, 'To')} <{address}>"


def _encoded(text: str, header: str) -> str:
    """A text as RFC 2047 has it, in lines of at most 75 characters; plain ASCII stays as it is."""
    charset = Charset("us-ascii" if text.isascii() else "utf-8")
    if not text.isascii():
        charset.header_encoding = BASE64  # the other way may use characters that no name may hold
    return Header(text, charset, maxlinelen=75, header_name=header).encode(linesep="\r\n")


def _written(lines: dict[str, str], text: str) -> bytes:
    body = EmailMessage(policy=policy.SMTP)
    try:
        body.set_content(text, charset="utf-8", cte="quoted-printable")
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return head.encode("ascii") + body.as_bytes()
    except (MessageError, ValueError, LookupError, TypeError) as error:
        raise RefusedError(ALTERED) from error


def _compare(data: bytes, sender: Mailbox, to: list[Mailbox], subject: str, text: str, names: set[str]) -> None:
    """Read the message as its readers will: the same headers, the same people, the same words (RefusedError)."""
    headers = _headers(data)
    read = dict(headers)
    other = message_from_bytes(data, policy=policy.default)
    same = (
        sorted(name for name, _ in headers) == sorted(names),
        sorted(other.keys()) == sorted(names),
        _mailboxes(data, "From") == [_one_line(sender)],
        _mailboxes(data, "To") == [_one_line(mailbox) for mailbox in to],
        [address.addr_spec for address in other["To"].addresses] == [address for _, address in to],
        _words(read.get("Subject", "")) == _words(subject),
        _text(data) == text.rstrip("\n"),
    )
    if not all(same):
        raise RefusedError(ALTERED)


def _headers(data: bytes) -> list[tuple[str, str]]:
    read = message_from_bytes(data, policy=policy.compat32)
    return [(name, _decoded(str(value))) for name, value in read.items()]


def _mailboxes(data: bytes, header: str) -> list[Mailbox]:
    raw = message_from_bytes(data, policy=policy.compat32).get_all(header, [])
    return [_one_line((_decoded(name), address)) for name, address in getaddresses([str(value) for value in raw])]


def _text(data: bytes) -> str:
    read = message_from_bytes(data, policy=policy.default)
    if not isinstance(read, EmailMessage) or read.is_multipart():
        raise RefusedError(ALTERED)
    return str(read.get_content()).replace("\r\n", "\n").rstrip("\n")


def _decoded(text: str) -> str:
    return _words(str(make_header(decode_header(text))))


def _one_line(mailbox: Mailbox) -> Mailbox:
    return _words(mailbox[0]), mailbox[1]


def _words(text: str) -> str:
    """A header's text as readers see it: where it was folded, white space may be other white space."""
    return " ".join(text.split())
