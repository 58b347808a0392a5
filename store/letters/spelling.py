"""British and American: our templates are written in British spelling; this turns their words into American ones.

Only the template's own words pass through here, never what the record or the user wrote.
"""

from __future__ import annotations

import re

PAIRS: dict[str, str] = {
    "Yours sincerely": "Sincerely",
    "Kind regards": "Best regards",
    "organisation": "organization",
    "organised": "organized",
    "recognise": "recognize",
    "realise": "realize",
    "apologise": "apologize",
    "favour": "favor",
    "favourite": "favorite",
    "honour": "honor",
    "colour": "color",
    "neighbour": "neighbor",
    "behaviour": "behavior",
    "programme": "program",
    "enquire": "inquire",
    "enquiry": "inquiry",
    "learnt": "learned",
    "whilst": "while",
    "judgement": "judgment",
    "CV": "résumé",
    "diary": "calendar",
    "ring": "call",
    "reach me on": "reach me at",
    "in the post": "in the mail",
}
"""British to American."""

_british = re.compile(r"\b(" + "|".join(sorted(map(re.escape, PAIRS), key=len, reverse=True)) + r")\b")


def american(text: str) -> str:
    """The text in American spelling."""
    return _british.sub(lambda match: PAIRS[match[1]], text)
