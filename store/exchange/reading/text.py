"""From the bytes of a file to its text, and the sentence where there is too much of anything."""

import codecs
import re
from collections.abc import Iterator

from store.exchange.limits import COMPONENTS, DEPTH, LINE

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_folded = re.compile("\r?\n[ \t]")


class ReadingError(ValueError):
    """The file cannot be read; str() is one sentence for the user."""


def decoded(data: bytes) -> str:
    """The text: as its byte order mark says, else UTF-8, else as old Windows programs write."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def logical_lines(text: str) -> Iterator[str]:
    """The lines of a calendar or a card, their folds put together; what is far too long is left out."""
    for line in re.split("\r\n|\n|\r", _folded.sub("", text)):
        if 0 < len(line) <= LINE:
            yield line


def joined_soft_breaks(text: str) -> str:
    """The text with the soft line breaks of quoted-printable taken out, in those lines that are so written."""
    if "QUOTED-PRINTABLE" not in text.upper():
        return text
    lines: list[list[str]] = []
    size = 0
    goes_on = False
    for line in text.splitlines():
        is_quoted = goes_on or "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        is_soft = is_quoted and line.endswith("=")
        if not goes_on:
            lines.append([])
            size = 0
        size += len(line)
        if size <= LINE or not goes_on:
            lines[-1].append(line[:-1] if is_soft else line)
        goes_on = is_soft
    return "\r\n".join("".join(pieces) for pieces in lines)


def check_nesting(lines: list[str]) -> None:
    """Refuse more components, or more of them within each other, than any calendar has (ReadingError)."""
    depth = count = 0
    for line in lines:
        head = line[:6].upper()
        if head == "BEGIN:":
            depth, count = depth + 1, count + 1
        elif head.startswith("END:"):
            depth -= 1
        if depth > DEPTH:
            raise ReadingError("Things in it lie within each other more deeply than is read.")
        if count > COMPONENTS:
            raise ReadingError(f"It has more than {COMPONENTS:,} parts, which is more than is read of one file.")
