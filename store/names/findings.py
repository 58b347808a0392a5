"""What the name check finds: a Finding is one place in a letter, what is wrong there, and what it should be."""

from dataclasses import dataclass
from enum import StrEnum

from store.names.folding import plain


class FindingKind(StrEnum):
    """What is wrong at the place of a finding."""

    MISSPELLED = "misspelled"
    WRONG_CASE = "wrong_case"
    WRONG_ACCENTS = "wrong_accents"
    OTHER_INTERVIEW = "other_interview"
    UNKNOWN_NAME = "unknown_name"
    MISSING_ADDRESSEE = "missing_addressee"
    PLACEHOLDER = "placeholder"
    WRONG_TITLE = "wrong_title"
    WRONG_ORDER = "wrong_order"
    NICKNAME = "nickname"

    @property
    def is_hint(self) -> bool:
        """Is it only worth a look, and no reason to hold a letter back?"""
        return self is FindingKind.NICKNAME


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a letter where a name deserves a second look."""

    kind: FindingKind
    start: int
    """Where it begins, in code points of the text as given."""
    end: int
    """Where it ends, half-open; 0, 0 for an addressee who is missing."""
    text: str
    """What is written there."""
    should_be: str
    """What to put in its place; empty when that is not known."""
    message: str
    """One sentence for the user."""
    person_id: str = ""
    """The person whose name it is or should be; empty for a company, a place or a stranger."""

    @property
    def key(self) -> str:
        """What stays the same while the letter around it changes: the name under which a letter overrules it."""
        written = plain(self.text).casefold()
        if self.kind is FindingKind.WRONG_TITLE:
            return f"{self.kind}:{written} {self.person_id}"
        return f"{self.kind}:{written or self.person_id}"
