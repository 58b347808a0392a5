"""Type-ahead: keys that come faster than they are worked keep their order and go where they were meant."""

import asyncio
import time
from collections import deque

from textual import events
from textual.app import App

QUIET_TURNS = 8
"""So many turns of the loop in which nobody has anything to do mean that a key's work is done."""

MOST_TURNS = 400
"""A key whose work takes longer, such as a dialog's answer, no longer holds the next one back."""


class TypeAhead(App[None]):
    """An app that gives a key its whole effect before it looks at the next.

    Textual gives keys that come in one packet to whatever has the focus at that instant, and runs bindings later: of
    "Acme", Tab, "QA" typed ahead on a slow line, all letters would go into the first field.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Event] = deque()
        self._typing: asyncio.Task[None] | None = None
        self._last_key = time.monotonic()

    @property
    def seconds_at_rest(self) -> float:
        """How long no key has come."""
        return time.monotonic() - self._last_key

    async def on_event(self, event: events.Event) -> None:
        """Put a key in the row; all else goes its way at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._last_key = time.monotonic()
        self._typed.append(event)
        if self._typing is None or self._typing.done():
            self._typing = asyncio.create_task(self._type_on())
            self._typing.add_done_callback(self._stopped)

    async def _type_on(self) -> None:
        """Hand on what was typed, one key after the other."""
        while self._typed:
            await super().on_event(self._typed.popleft())
            await self._settled()

    def _stopped(self, typing: asyncio.Task[None]) -> None:
        """An error in a key's handler ends the app as any other does."""
        if not typing.cancelled() and isinstance(error := typing.exception(), Exception):
            self._handle_exception(error)

    async def _settled(self) -> None:
        """Wait until nobody on the focus path has anything to do, and a screen just opened is ready for keys."""
        quiet = 0
        for _ in range(MOST_TURNS):
            await asyncio.sleep(0)
            nodes = self.focused.ancestors_with_self if self.focused else [self.screen, self]
            busy = not self.screen.is_mounted or any(node.message_queue_size for node in nodes)
            quiet = 0 if busy else quiet + 1
            if quiet == QUIET_TURNS:
                return
