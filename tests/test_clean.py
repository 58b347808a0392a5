"""What may be in a text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.clean import clean


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("\x1b]52;c;aGk=\x07Acme", "]52;c;aGk=Acme"),
        ("Zoe\u0308", "Zoë"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("left\u202eright\u2066", "leftright"),
        ("tag\U000e0041s", "tags"),
        ("no\u200bwidth\ufeff", "nowidth"),
        ("bad\ud800half", "badhalf"),
        ("e" + "\u0301" * 9, "é" + "\u0301" * 4),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("pass\u200dword\u200c", "password"),
        ("tab\tstays\nhere", "tab\tstays\nhere"),
    ],
)
def test_what_no_eye_sees_is_gone_and_every_letter_stays(dirty, kept):
    """Text from outside is kept without what could steer a terminal or hide a word."""
    assert clean(dirty) == kept


def test_a_line_is_one_line():
    """A name with line ends and many spaces becomes one line."""
    assert clean(" Acme\n\t  Robotics\u00a0 Ltd ", newlines=False) == "Acme Robotics Ltd"


@given(st.text(st.characters() | st.sampled_from("\u200c\u200d\u0301\u094d\u0915\u06cc\u202e\r\n"), max_size=30))
def test_cleaning_twice_changes_nothing(text):
    """What was cleaned is clean: composed, and without control characters."""
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in once if letter not in "\n\t")
