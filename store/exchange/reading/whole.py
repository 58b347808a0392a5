"""Afterword's own JSON: looked over here, within limits, and given back as it is."""

import re
from typing import Any

from store.exchange import json as whole
from store.exchange.facts import Fact, Whole
from store.exchange.limits import DEPTH
from store.exchange.reading.text import ReadingError, decoded

_strings = re.compile(r'"(?:[^"\\]|\\.)*"')
_others = re.compile(r"[^\[\]{}]+")


def read(data: bytes, _: dict[str, Any]) -> list[Fact]:
    """All of it (ReadingError where it is no export)."""
    text = decoded(data)
    check_depth(text)
    try:
        whole.read(text)
    except whole.ExchangeError as error:
        raise ReadingError(str(error)) from error
    return [Whole(text)]


def check_depth(text: str) -> None:
    """Refuse lists within lists without end (ReadingError)."""
    depth = 0
    for mark in _others.sub("", _strings.sub("", text)):
        depth += 1 if mark in "[{" else -1
        if depth > DEPTH:
            raise ReadingError("Things in it lie within each other more deeply than is read.")
