"""Parcel → a program that takes messages as sendmail does (msmtp, postfix, exim, nullmailer …)."""

from collections.abc import Sequence

from store.mail.errors import NotSentError, UnclearError
from store.mail.message import Parcel
from store.mail.program import run, spoken


def send(parcel: Parcel, command: Sequence[str], seconds: float) -> None:
    """Hand a message over; returns once the program has taken it (NotSentError, UnclearError).

    Whom it goes to is said in the arguments, after "--"; it is never read out of the message ("-t").
    """
    words = [*command, "-oi", "-f", parcel.sender, "--", *parcel.recipients]
    ran = run(words, parcel.unix_data, seconds)
    name = spoken(command[0])
    if ran.status is None:
        raise UnclearError(
            f"{name} did not end within {seconds:.0f} seconds and was stopped; look at its log before you send again."
        )
    if ran.status < 0:
        raise UnclearError(f"{name} was ended by signal {-ran.status}; look at its log before you send again.")
    if ran.status:
        said = f" and said: {ran.complaint}" if ran.complaint else " and did not say why"
        raise NotSentError(f"Not sent: {name} ended with status {ran.status}{said}.")
