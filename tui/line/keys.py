"""Keys: bytes from the terminal become Textual's messages.

Textual's own parser does the work (private: `XTermParser`), with three things set right around it. Bytes
that are not UTF-8 are read as replacement characters. A bracketed paste is taken whole, so that nothing in
it can become a key. And a sequence that has plainly begun is waited for longer than an Escape key is.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator

from textual import events
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

BEGUN = re.compile(r"\x1b\[[0-9;<?]+\Z")
"""The beginning of a sequence that no keyboard sends on its own."""

PATIENCE = 2.0
"""Seconds that the rest of such a sequence may take on a slow line."""

UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters that a paste loses: all but the line feed and the tab."""


GLUED = re.compile(r"(?<!\x1b)\x1b(?=[^\x1b\x7f\[O\]PX^_\\])")
"""An Escape key that a slow line has glued to the next one; with Alt, which looks the same, nothing is done here."""

PASTE_PATIENCE = 10.0
"""Seconds of silence after which a paste whose end got lost is taken as it is, so that keys are heard again."""


class KeyReader:
    """What was typed, message by message."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._recent = ""
        self._pasted: str | None = None
        self._scanned = 0
        self._heard = 0.0

    @property
    def timeout(self) -> float | None:
        """Seconds until `tick` has something to do; None as long as only a byte can bring news."""
        due = self._due
        return None if due is None else max(0.0, due - get_time())

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete."""
        text = self._decode(data)
        self._heard = get_time()
        while text:
            if self._pasted is None:
                text = yield from self._keys(text)
            else:
                text = yield from self._paste(text)

    def tick(self) -> Iterator[Message]:
        """The messages that come of waiting long enough, such as an Escape key."""
        due = self._due
        if due is None or get_time() < due:
            return
        if self._pasted is not None:
            yield from self._paste(BRACKETED_PASTE_END)
        else:
            self._recent = ""
            yield from self._parser.tick()

    @property
    def _due(self) -> float | None:
        """When an unfinished sequence or paste is given up, on Textual's clock."""
        if self._pasted is not None:
            return self._heard + PASTE_PATIENCE
        due = self._parser._timeout_time  # noqa: SLF001  the parser tells it to nobody else
        return due + PATIENCE if due is not None and BEGUN.search(self._recent) else due

    def _keys(self, text: str) -> Generator[Message, None, str]:
        """Read keys up to the beginning of a paste, and return what follows that."""
        known = len(self._recent)
        seen = self._recent + text
        begin = seen.find(BRACKETED_PASTE_START)
        end = len(text) if begin < 0 else begin + len(BRACKETED_PASTE_START) - known
        yield from self._apart(text[:end])
        self._recent = seen[-32:] if begin < 0 else ""
        if begin >= 0:
            self._pasted, self._scanned = "", 0
        return text[end:]

    def _apart(self, text: str) -> Iterator[Message]:
        """Read keys, each Escape apart from a key that came right behind it."""
        begin = -1 if self._recent.endswith("\x1b") else 0
        cuts = [match.end() + begin for match in GLUED.finditer("\x1b" * -begin + text)]
        last = 0
        for cut in cuts:
            if cut:  # nothing at all would mean the end of the input
                yield from self._parser.feed(text[last:cut])
            self._parser._timeout_time = 0.0  # noqa: SLF001  the parser waits for the rest of a sequence: none comes
            yield from self._parser.tick()
            last = cut
        yield from self._parser.feed(text[last:])

    def _paste(self, text: str) -> Generator[Message, None, str]:
        """Gather a paste up to its end, and return what follows that."""
        self._pasted = pasted = (self._pasted or "") + text
        end = pasted.find(BRACKETED_PASTE_END, self._scanned)
        self._scanned = max(0, len(pasted) - len(BRACKETED_PASTE_END))
        if end < 0:
            return ""
        self._pasted = None
        for _ in self._parser.feed(BRACKETED_PASTE_END):
            pass  # the parser has seen an empty paste; the whole one follows
        yield events.Paste(tidy(pasted[:end]))
        return pasted[end + len(BRACKETED_PASTE_END) :]


def tidy(pasted: str) -> str:
    """A pasted text with plain line ends and without control characters."""
    return UNWANTED.sub("", pasted.replace("\r\n", "\n").replace("\r", "\n"))
