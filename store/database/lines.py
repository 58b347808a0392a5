"""Sealed lines: JSON on one line behind its checksum, so that a line that was cut or harmed shows."""

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

compact_json = json.JSONEncoder(separators=(",", ":")).encode
"""JSON on one line, ASCII only: whatever a text holds, a line stays a line."""

_start = re.compile(r"([0-9a-f]{8}) (?=[\[{])")
_line = re.compile(rb"([0-9a-f]{8}) ([\[{].*)", re.DOTALL)


def seal(value: Any) -> bytes:
    """The line of a value."""
    data = compact_json(value).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(data), data)


def unseal(line: bytes) -> Any:
    """The value in a line, or None where it is not as it was written."""
    match = _line.fullmatch(line)
    if match is None or zlib.crc32(match[2]) != int(match[1], 16):
        return None
    try:
        return json.loads(match[2])
    except (ValueError, RecursionError):
        return None


def found_in(line: bytes) -> Iterator[Any]:
    """The values that are still whole in a line that may be damaged: a lost line end joins two."""
    text = line.decode("latin-1")
    for match in _start.finditer(text):
        with suppress(ValueError, RecursionError):
            value, end = json.JSONDecoder().raw_decode(text, match.end())
            if zlib.crc32(line[match.end() : end]) == int(match[1], 16):
                yield value
