"""The courier: hands a letter over in a thread of its own, so that the screen goes on and the outcome is never lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from store.mail.errors import MailError, UnclearError
from store.mail.marks import Held
from store.mail.message import Parcel
from store.mail.sending import send
from store.records import Settings


async def carry(parcel: Parcel, settings: Settings, held: Held, tell: Callable[[str], None]) -> MailError | None:
    """Hand a letter over; returns why it is not known to have gone, or None where it has.

    `tell` hears, in this loop, what is being done. The thread is no daemon and no part of the loop: where the app ends
    meanwhile it goes on to the end, and the note on disk (`held`) keeps the outcome for the next start.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[MailError | None] = loop.create_future()

    def hand_back(outcome: MailError | None) -> None:
        if not done.done():
            done.set_result(outcome)

    def in_loop(what: Callable[..., None], value: object) -> None:
        with suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(what, value)

    def work() -> None:
        outcome = _sent(parcel, settings, lambda stage: in_loop(tell, stage))
        held.settle(outcome)
        in_loop(hand_back, outcome)

    Thread(target=work, name="courier").start()
    return await done


def _sent(parcel: Parcel, settings: Settings, tell: Callable[[str], None]) -> MailError | None:
    try:
        send(parcel, settings, tell)
    except MailError as error:
        return error
    except Exception as error:  # whatever it was, the user has to hear that nobody knows
        return UnclearError(
            f"Sending broke off ({type(error).__name__}); look into your sent mail before you try again."
        )
    return None
