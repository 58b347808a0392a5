"""The form that asks to which company and role something from a file belongs."""

from typing import Any

from store.records import Opening, Record, Snapshot
from tui.dialogs.field import Field, required
from tui.dialogs.form import Form


class Belongs(Form[tuple[str, str]]):
    """Company and role."""

    is_kept = False
    heading = "Which opening is it about?"

    def __init__(self, told: Record | None, snapshot: Snapshot) -> None:
        """`told` is the opening as the file tells it, if it does."""
        super().__init__()
        self._opening = told if isinstance(told, Opening) else Opening("", "")
        self._openings = [dossier.opening for dossier in snapshot.dossiers.values()]

    def fields(self) -> list[Field]:
        """Both, completed from what is known."""
        companies = tuple(dict.fromkeys(opening.company for opening in self._openings))
        roles = tuple(dict.fromkeys(opening.role for opening in self._openings if opening.role))
        company = required("The company's name")
        return [
            Field("company", "Company", self._opening.company, read=company, suggest=companies),
            Field("role", "Role", self._opening.role, hint="QA Engineer", suggest=roles),
        ]

    def result(self, values: dict[str, Any]) -> tuple[str, str]:
        """The two."""
        return str(values["company"]), str(values["role"])
