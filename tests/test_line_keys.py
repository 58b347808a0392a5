"""Whatever bytes come from the terminal become keys and pastes, never a crash and never the wrong key."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tui.line.keys import KeyReader

PASTED = b"\x1b[200~one\x1b two\x11\x1b[Athree\r\nf\xc3\xbcnf\x00\x1b[201~"


def names(messages: list[Message]) -> list[str]:
    """The keys, and the text of pastes."""
    return [
        (message.character if message.is_printable else message.key) or ""
        if isinstance(message, events.Key)
        else repr(message.text)
        if isinstance(message, events.Paste)
        else ""
        for message in messages
    ]


def read(*chunks: bytes) -> list[str]:
    """What these bytes become, read piece by piece."""
    reader = KeyReader()
    return names([message for chunk in chunks for message in reader.feed(chunk)])


def test_a_paste_is_taken_whole() -> None:
    """An Escape or a Ctrl+Q inside a paste is no key; control characters are left out; line ends are plain."""
    assert read(b"a" + PASTED + b"b") == ["a", repr("one two[Athree\nf\u00fcnf"), "b"]


@given(cuts=st.lists(st.integers(0, len(PASTED) + 2), max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_paste_may_come_in_pieces(cuts: list[int]) -> None:
    """However the line cuts it, the paste is the same."""
    data = b"a" + PASTED + b"b"
    places = [0, *sorted(cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(places)]
    assert read(*pieces) == read(data)


def test_two_pastes_and_an_empty_one() -> None:
    """Each paste is one message."""
    assert read(b"\x1b[200~a\x1b[201~\x1b[200~\x1b[201~\x1b[200~b\x1b[201~") == ["'a'", "''", "'b'"]


def test_a_megabyte_is_pasted_in_no_time() -> None:
    """A large paste is not read letter by letter."""
    began = time.perf_counter()
    data = b"\x1b[200~" + b"thank you\r" * 100_000 + b"\x1b[201~"
    found = read(*[data[start : start + 4096] for start in range(0, len(data), 4096)])
    assert found == [repr("thank you\n" * 100_000)]
    assert time.perf_counter() - began < 1


def test_a_paste_whose_end_got_lost_does_not_swallow_keys_for_ever() -> None:
    """After a long silence it is taken as it is, and the next key is a key."""
    reader = KeyReader()
    assert not list(reader.feed(b"\x1b[200~well"))
    assert reader.timeout == pytest.approx(10, abs=1)
    assert not list(reader.tick())
    reader._heard -= 11
    assert names(list(reader.tick())) == ["'well'"]
    assert reader.timeout is None
    assert names(list(reader.feed(b"a\x1b[A"))) == ["a", "up"]


def test_bytes_that_are_not_utf8_are_replacement_characters() -> None:
    """A stray byte of a Latin-1 keyboard does not end the app."""
    assert read(b"a\xfcb\xc3", b"\xbcc") == ["a", "\ufffd", "b", "\u00fc", "c"]


@given(data=st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """After any bytes at all, a letter is still a letter."""
    reader = KeyReader()
    list(reader.feed(data + b"\x1b[201~"))
    reader._parser._timeout_time = 0.0 if reader._parser._timeout_time is not None else None
    list(reader.tick())
    list(reader.feed(b"\x1b[201~"))
    assert "z" in names(list(reader.feed(b" z")))


def test_an_escape_key_is_waited_for_and_nothing_else() -> None:
    """Only an unfinished sequence sets a timeout; one that has plainly begun is given longer."""
    reader = KeyReader()
    assert reader.timeout is None
    assert names(list(reader.feed(b"x"))) == ["x"]
    assert reader.timeout is None
    assert not list(reader.feed(b"\x1b"))
    assert reader.timeout is not None
    assert reader.timeout <= 0.1
    time.sleep(reader.timeout + 0.01)
    assert names(list(reader.tick())) == ["escape"]
    assert reader.timeout is None
    list(reader.feed(b"\x1b[20"))
    assert reader.timeout == pytest.approx(2.1, abs=0.1)
    assert names(list(reader.feed(b"0~^Q\x1b[201~"))) == ["'^Q'"]


def test_an_escape_glued_to_the_next_key_is_two_keys() -> None:
    """On a slow line Esc and the key after it come in one packet: both count. Sequences stay what they are."""
    assert read(b"\x1bj") == ["escape", "j"]
    assert read(b"a\x1bjk\x1bq\x1b[A\x1bOP") == ["a", "escape", "j", "k", "escape", "q", "up", "f1"]
    assert read(b"\x1b", b"j") == ["escape", "j"]
    assert read(b"\x1b", b"[A") == ["up"]
    assert read(b"\x1b\x7f") == ["ctrl+w"]
    assert read(b"\x1b\r") == ["escape", "enter"]
    assert read("\x1bé".encode()) == ["escape", "é"]
