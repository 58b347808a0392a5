"""Which way an e-mail goes out, or how one is set up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.mail.errors import RefusedError
from store.records import Settings

if TYPE_CHECKING:
    from store.mail.message import Parcel

HOW = (
    "To send from here, put mail_command (such as msmtp) or smtp_host into config.toml; "
    "“afterword paths” says where that lies; then start Afterword again."
)
"""What to tell who has set nothing up."""

Tell = Callable[[str], None]


def way(settings: Settings) -> str:
    """By what an e-mail goes out, in a few words; empty where nothing is set up."""
    if settings.mail_command:
        return settings.mail_command[0]
    return settings.smtp_host


def send(parcel: "Parcel", settings: Settings, tell: Tell) -> None:
    """Hand a message over by what is set up; `tell` hears what is being done (NotSentError, UnclearError)."""
    if settings.mail_command:
        from store.mail import command  # noqa: PLC0415 - loads when something is sent

        tell("handing over")
        command.send(parcel, settings.mail_command, settings.mail_seconds)
    elif settings.smtp_host:
        from store.mail import smtp  # noqa: PLC0415 - as above; smtplib and ssl take long to load

        smtp.send(parcel, settings, tell)
    else:
        raise RefusedError(HOW)
