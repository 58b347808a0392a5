"""What is being typed and not saved yet: one draft on disk for each text, begun at its first change.

It holds the texts of letters and of forms alike. Forms that a session left behind when it died are found here when
they are opened again.
"""

import json
from typing import Any

from store.database import StoreError
from store.database.draft import Draft
from store.database.drafts import Drafts, Orphan

FORM = "form: "
"""What the key of a form's draft begins with, so that it is never taken for a letter's."""


class Unsaved:
    """The drafts of this session."""

    def __init__(self, drafts: Drafts, left_behind: list[Orphan]) -> None:
        """`left_behind` are the drafts of forms that another session could not finish."""
        self._drafts = drafts
        self._open: dict[str, Draft] = {}
        self._left_behind = {orphan.key: orphan for orphan in left_behind}

    @property
    def forms(self) -> list[str]:
        """The titles of the forms that were left behind."""
        keys = (key for key in self._left_behind if key.startswith(FORM))
        return [key.removeprefix(FORM).partition(" #")[0] for key in keys]

    def left_behind(self, prefix: str) -> list[tuple[str, int, str]]:
        """Texts left behind whose keys begin so: (the rest of the key, revision, text)."""
        found = ((key, orphan) for key, orphan in self._left_behind.items() if key.startswith(prefix))
        return [(key.removeprefix(prefix), orphan.revision, orphan.text) for key, orphan in found]

    def keep(self, key: str, revision: int, before: str, after: str) -> None:
        """Put what was typed on disk, as an edit of what stood there before; StoreError where the disk refuses."""
        draft = self._open.get(key)
        if draft is None:
            draft = self._open[key] = self._drafts.open(key, revision, before)
        start, end, text = difference(draft.text, after)
        draft.edit(start, end, text)

    def drop(self, key: str) -> None:
        """The text is saved, or not wanted: its draft goes."""
        if draft := self._open.pop(key, None):
            draft.close()
        if orphan := self._left_behind.pop(key, None):
            orphan.discard()

    def keep_form(self, key: str, contents: dict[str, Any]) -> str:
        """Put what a form holds on disk; returns the sentence to show where the disk refuses."""
        try:
            self.keep(FORM + key, 0, "", json.dumps(contents, ensure_ascii=False))
        except StoreError as error:
            return str(error)
        return ""

    def form(self, key: str) -> dict[str, Any] | None:
        """What a form held when it was left behind, in this session or another; None where nothing was."""
        orphan, draft = self._left_behind.get(FORM + key), self._open.get(FORM + key)
        text = draft.text if draft else orphan.text if orphan else ""
        try:
            contents = json.loads(text) if text else None
        except ValueError:
            return None
        return contents if isinstance(contents, dict) else None

    def drop_form(self, key: str) -> None:
        """The form's facts are saved, or not wanted."""
        self.drop(FORM + key)

    def close(self) -> None:
        """Leave what is not saved for the next start."""
        for draft in list(self._open.values()):
            draft.close(keep=True)
        for orphan in self._left_behind.values():
            orphan.release()


def difference(old: str, new: str) -> tuple[int, int, str]:
    """The stretch of the old text that became another one: (start, end, text). Found by halving, at the speed of C."""
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    return start, len(old) - tail, new[start : len(new) - tail]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
