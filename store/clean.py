"""What may be in a text: the one gate for everything that comes from outside (typed, pasted, imported, loaded).

A text from outside can hold what no eye sees: escape sequences that steer the terminal, marks that turn the
direction of writing, letters of no width that hide a word. None of it gets past clean().
"""

import re
import unicodedata

MARKS_IN_A_ROW = 4
"""So many accents may stand on one letter; more would climb over the lines above."""

_line_ends = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

_hidden = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, surrogates, and what has no width: bidi, tags, fillers, variation selectors, noncharacters."""

_joiner = re.compile("[\u200c\u200d]")

_script_of_joiners = "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc]"
"""Arabic and its kin, the scripts of India, Burmese and Khmer: where a joiner changes how a name is written."""

_stray_joiner = re.compile(f"(?<!{_script_of_joiners})[\u200c\u200d]|[\u200c\u200d](?!{_script_of_joiners})")


def clean(text: str, newlines: bool = True) -> str:
    """The text as it may be kept and shown: composed (NFC), without control, bidi or hidden characters.

    Zero-width joiners stay only between letters of scripts that spell with them (Persian, Hindi and their kin).
    Without `newlines` it becomes one line: all white space folded to single spaces, none at the ends.
    """
    if not (text.isascii() and text.isprintable()):
        text = _line_ends.sub("\n", text)
        while (better := _pass(text)) != text:
            text = better
    return text if newlines else " ".join(text.split())


def _pass(text: str) -> str:
    """One round; removing something may bring together what has to be looked at again."""
    text = _hidden.sub("", text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if _joiner.search(text):
        text = _stray_joiner.sub("", text)
    return _with_few_marks(text)


def _with_few_marks(text: str) -> str:
    """The text without the fifth and further marks that follow each other."""
    kept = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept) if len(kept) < len(text) else text
