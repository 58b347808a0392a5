"""What is said when a date cannot be read."""

import unicodedata

LONGEST = 80
"""Characters that a typed date may have; nothing longer is looked at."""


class DateError(ValueError):
    """A date, a time, a zone or a busy time that could not be read; its text is one sentence for the user."""


def quoted(text: str) -> str:
    """The user's own words in quotation marks, shortened, and with nothing in them that could move a cursor."""
    shown = "".join(char for char in text[:LONGEST] if not unicodedata.category(char).startswith("C")).strip()
    return f"“{shown[:40]}…”" if len(shown) > 40 or len(text) > LONGEST else f"“{shown}”"


def plain(text: str) -> str:
    """The text in lower case with single spaces, ready to be read; a DateError for one that is far too long."""
    if len(text) > LONGEST:
        raise DateError(f"{quoted(text)} is too long for a date.")
    folded = text.casefold().replace("’", "'").replace("–", "-").replace("—", "-").replace("−", "-")
    return " ".join(folded.replace(",", " ").split())
