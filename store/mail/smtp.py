"""Parcel → an SMTP server. The only importer of smtplib and ssl, which load when something is sent."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from store.mail.errors import NotSentError, UnclearError
from store.mail.message import Parcel
from store.mail.program import run, spoken
from store.records import Settings

PORTS = {"tls": 465, "starttls": 587, "none": 25}
"""The usual port of each manner."""

NAMELESS = "[127.0.0.1]"
"""How this machine greets the server: its own name is nobody's business."""

Tell = Callable[[str], None]


def send(parcel: Parcel, settings: Settings, tell: Tell) -> None:
    """Hand a message over; returns once the server has taken it for everybody (NotSentError, UnclearError).

    `tell` hears what is being done. Where one of the addresses is refused, it goes to nobody.
    """
    password = _password(settings, tell) if settings.smtp_user else ""
    tell("connecting")
    with _in_words(settings):
        server = _connected(settings)
    try:
        with _in_words(settings):
            _sign_in(server, settings, password, tell)
            tell("handing over")
            _hand_over(server, parcel)
    finally:
        server.close()


def _password(settings: Settings, tell: Tell) -> str:
    """The first line that the user's program says (NotSentError)."""
    tell("asking for the password")
    ran = run(settings.smtp_password_command, b"", settings.mail_seconds)
    name = spoken(settings.smtp_password_command[0])
    if ran.status is None:
        raise NotSentError(f"Not sent: {name} did not say the password within {settings.mail_seconds} seconds.")
    if ran.status:
        said = f" and said: {ran.complaint}" if ran.complaint else ""
        raise NotSentError(f"Not sent: {name}, which knows the password, ended with status {ran.status}{said}.")
    password = ran.out.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
    if not password:
        raise NotSentError(f"Not sent: {name} said no password; its first line has to be it.")
    return password


def _connected(settings: Settings) -> smtplib.SMTP:
    port = settings.smtp_port or PORTS[settings.smtp_tls]
    wait = float(settings.mail_seconds)
    if settings.smtp_tls == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(settings.smtp_host, port, NAMELESS, timeout=wait, context=context)
    server = smtplib.SMTP(settings.smtp_host, port, NAMELESS, timeout=wait)
    if settings.smtp_tls == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _sign_in(server: smtplib.SMTP, settings: Settings, password: str, tell: Tell) -> None:
    if settings.smtp_user:
        tell("signing in")
        server.login(settings.smtp_user, password)
    else:
        server.ehlo_or_helo_if_needed()


def _hand_over(server: smtplib.SMTP, parcel: Parcel) -> None:
    """The addresses first; the text only once all of them are taken."""
    _agree(server.mail(parcel.sender), f"the server refused your address {parcel.sender}")
    for address in parcel.recipients:
        _agree(server.rcpt(address), f"the server refused {address}")
    _agree(server.docmd("DATA"), "the server would not take the text", 354)
    server.send(re.sub(rb"(?m)^\.", b"..", parcel.data))
    try:
        server.send(b".\r\n" if parcel.data.endswith(b"\r\n") else b"\r\n.\r\n")
        reply = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise UnclearError(
            "The server had the whole letter and then fell silent, so it may have gone out; "
            "look into your sent mail before you send again."
        ) from error
    _agree(reply, "the server refused the letter")
    with suppress(OSError, smtplib.SMTPException):
        server.quit()


def _agree(reply: tuple[int, bytes], otherwise: str, wanted: int = 250) -> None:
    """Go on where the server agrees (NotSentError)."""
    code, words = reply
    if code not in {wanted, 251 if wanted == 250 else wanted}:
        raise NotSentError(f"Not sent: {otherwise}; it said: {code} {spoken(words)}.")


@contextmanager
def _in_words(settings: Settings) -> Iterator[None]:
    """Turn what the network and the server do into one sentence (NotSentError)."""
    try:
        yield
    except (OSError, smtplib.SMTPException, ValueError) as error:
        if isinstance(error, NotSentError | UnclearError):
            raise
        raise NotSentError(f"Not sent: {_sentence(error, settings)}") from error


def _sentence(error: Exception, settings: Settings) -> str:
    port = settings.smtp_port or PORTS[settings.smtp_tls]
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError):
        error = error.__context__  # smtplib wraps it
    said = _answered(error, settings) if isinstance(error, smtplib.SMTPException) else _network(error, settings, port)
    return f"{settings.smtp_host} {said}"


def _network(error: Exception, settings: Settings, port: int) -> str:
    """What went wrong on the way there, after the server's name."""
    match error:
        case socket.gaierror():
            said = "is not to be found, or there is no network; look at smtp_host in config.toml."
        case ConnectionRefusedError():
            said = f"takes no mail on port {port}; look at smtp_host and smtp_port in config.toml."
        case TimeoutError():
            said = f"did not answer within {settings.mail_seconds} seconds; try again later."
        case ssl.SSLCertVerificationError():
            why = spoken(error.verify_message)
            said = f"shows a certificate that is not to be trusted ({why}); look at smtp_host in config.toml."
        case ssl.SSLError():
            said = f"does not speak TLS on port {port}; look at smtp_tls and smtp_port in config.toml."
        case _:
            reason = spoken(getattr(error, "strerror", None) or str(error) or "an unknown error")
            said = f"could not be reached: {reason}."
    return said


def _answered(error: smtplib.SMTPException, settings: Settings) -> str:
    """What the server itself said, after its name."""
    match error:
        case smtplib.SMTPNotSupportedError():
            what = "sign in there" if "AUTH" in str(error).upper() else "speak STARTTLS with it"
            said = f"offers no way to {what}; look at smtp_tls and smtp_user in config.toml."
        case smtplib.SMTPAuthenticationError():
            words = spoken(error.smtp_error)
            user = spoken(settings.smtp_user)
            said = (
                f"refused the login of {user}; look at smtp_user and its password. It said: {error.smtp_code} {words}."
            )
        case smtplib.SMTPServerDisconnected():
            said = "closed the line; try again later, or look at smtp_tls and smtp_port in config.toml."
        case smtplib.SMTPResponseException():
            said = f"said: {error.smtp_code} {spoken(error.smtp_error)}; try again later."
        case _:
            said = f"could not be understood: {spoken(str(error))}."
    return said
