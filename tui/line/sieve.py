"""The sieve: what is written past the thin display loses every sequence that Textual does not use itself.

Frames of the thin display need none, being made of clean cells. This is for the rest: modes, the bell, the
clipboard, and the frames of Textual's own display, in which text from outside stands as it came.
"""

import re

FOREIGN = re.compile(
    "(?P<kept>"
    r"\x1b\[[0-9;]*[mH]"  # the pen, and motions
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)(?:[hl]|\$p)"
    r"|\x1b\[[<>][0-9]*u"
    r"|\x1b\]52;[a-z]*;[A-Za-z0-9+/=]*\x07"  # the clipboard, always in base64
    "|[\x07\x08\r\n])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|[\x00-\x1f\x7f-\x9f]"
    "|[\u061c\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What is not plain text: the sequences that Textual uses, and whatever else must not get through."""


def sifted(data: str) -> str:
    """These characters without the sequences and controls that must not get through."""
    return FOREIGN.sub(lambda match: match["kept"] or "", data)
