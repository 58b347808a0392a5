"""What may stand in a header: names, addresses, subjects.

Python's e-mail package decodes an encoded word ("=?utf-8?q?…?=") that stands in a text, and a line break inside one
then begins a header of its own. So neither encoded words nor control characters get as far as that package.
"""

import re
import unicodedata

from store.mail.errors import RefusedError

LONGEST_ADDRESS = 254
"""Characters of an address, as RFC 5321 allows."""

LONGEST_LINE = 500
"""Characters of a name or subject; people's are far shorter."""

_address = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*",
    re.IGNORECASE | re.ASCII,
)

_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of characters that end a line, steer a terminal, or are no characters."""


def check_line(text: str, what: str) -> str:
    """A name or subject as it is; `what` names it in the sentence ("The subject") (RefusedError)."""
    if any(unicodedata.category(char) in _BREAKS for char in text):
        raise RefusedError(f"{what} holds a line break or another control character; type it anew.")
    if "=?" in text:
        raise RefusedError(f"{what} holds “=?”, which mail programs take for a code; write it without.")
    if len(text) > LONGEST_LINE:
        raise RefusedError(f"{what} is longer than {LONGEST_LINE} characters; shorten it.")
    return text


def check_subject(text: str) -> str:
    """A subject that says something (RefusedError)."""
    if not text.strip():
        raise RefusedError("The subject is empty; write one above the text.")
    return check_line(text, "The subject")


def check_address(text: str, whose: str) -> str:
    """One plain e-mail address; `whose` names its owner in the sentence ("Zoë Nguyễn", "you") (RefusedError)."""
    check_line(text, f"The e-mail address of {whose}")
    if not text.isascii():
        raise RefusedError(f"The e-mail address of {whose} holds letters with accents, which not every server takes.")
    local = text.rpartition("@")[0]
    if len(text) > LONGEST_ADDRESS or len(local) > 64 or text.startswith("-") or not _address.fullmatch(text):
        raise RefusedError(
            f"The e-mail address of {whose} is none that a letter can go to; write it like kate@acme.example."
        )
    return text
