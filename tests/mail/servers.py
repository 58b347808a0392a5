"""A real SMTP server at this machine, which keeps what it gets; and small mailers that fail in one way each."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

PEM = Path(__file__).parent / "localhost.pem"
"""The certificate that a server here shows; who trusts it says SSL_CERT_FILE."""

PASSWORD = "open sesame"  # noqa: S105 - of a server that lives for one test


@dataclass
class PostOffice:
    """What a server got, and what it is to refuse."""

    got: list[Envelope] = field(default_factory=list)
    """Every message, with sender and recipients as they were said to the server."""
    refused: tuple[str, ...] = ()
    """Addresses that it does not take."""
    answer: str = "250 taken"
    """What it says once it has the whole text."""
    hangs_up: bool = False
    """Does it go away instead of saying that?"""
    port: int = 0
    host: str = "localhost"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take an address, or not."""
        if address in self.refused:
            return "550 5.1.1 \x1b[2J nobody\x07 of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """Keep a message."""
        self.got.append(envelope)
        if self.hangs_up:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return self.answer

    def message(self, number: int = -1) -> EmailMessage:
        """A message as whoever gets it reads it."""
        read = message_from_bytes(self.got[number].original_content or b"", policy=policy.default)
        assert isinstance(read, EmailMessage)
        return read


class OnAnyPort(Controller):
    """A server at whatever port is free."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd's own


@contextmanager
def post_office(*, tls: str = "none", users: bool = False, **wishes: Any) -> Iterator[PostOffice]:
    """A server on a port of its own: "tls" from the first byte, "starttls", or "none"; `users` (starttls) sign in."""
    office = PostOffice(**wishes)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, login: Any) -> AuthResult:
        return AuthResult(success=login.password == PASSWORD.encode(), handled=False)

    options: dict[str, Any] = {
        "ssl_context": context if tls == "tls" else None,
        "tls_context": context if tls == "starttls" else None,
        "require_starttls": tls == "starttls",
        "authenticator": known if users else None,
        "auth_required": users,
        "auth_require_tls": True,
        "auth_exclude_mechanism": ["LOGIN"],
    }
    controller = OnAnyPort(office, hostname="127.0.0.1", port=0, **options)
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()


def mailer(folder: Path, *lines: str) -> tuple[str, ...]:
    """A program of a few shell lines, as a command for the settings."""
    path = folder / "mailer"
    path.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    path.chmod(0o700)
    return (str(path),)
