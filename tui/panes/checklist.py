"""The checklist: what the open letter still lacks, and who of the opening has been thanked."""

from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import var

from store.checklist import Item, MatrixRow
from store.records import Dossier
from tui.keys import bindings
from tui.panes.pane import Pane, Whole
from tui.rows import Rows
from tui.wording import MATRIX_HEAD, Spans, fit, item_row, matrix_row

EMPTY = """Here stands what a letter still lacks,
and who has been thanked."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line that is no item: the head of the matrix, or a blank."""

    text: str = ""
    """The words before the columns."""


class ChecklistPane(Pane):
    """Items of the letter, then the thank-you matrix."""

    place = "checklist"
    TITLE = "CHECKLIST"
    BINDINGS = [*bindings("checklist"), *bindings("letter", through="screen.in_letter")]
    items: var[tuple[Item, ...]] = var(())
    """What the letter lacks and has."""
    thanks: var[tuple[MatrixRow, ...]] = var(())
    """The thank-you matrix."""
    dossier: var[Dossier | None] = var(None)
    """The opening that the matrix is about."""
    now: var[datetime | None] = var(None)
    """The moment that days are counted from."""

    class Asked(Message):
        """Something is to be done about an item."""

        def __init__(self, item: Item, what: str) -> None:
            super().__init__()
            self.item = item
            """The item."""
            self.what = what
            """"mend", "overrule", "add_person" or "fine"."""

    class ThanksAsked(Message):
        """A row of the matrix was chosen: start, open or show that person's letter."""

        def __init__(self, row: MatrixRow) -> None:
            super().__init__()
            self.row = row
            """The person and the interview."""

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Rows[Item | MatrixRow | Note](self._draw, self._key, EMPTY)
        yield Whole()

    def watch_items(self, old: tuple[Item, ...], new: tuple[Item, ...]) -> None:
        """Show other items; the first ones that come take the cursor from who has been thanked."""
        self._fill()
        if new and not old:
            self.query_one(Rows).action_edge(-1)

    def watch_thanks(self) -> None:
        """Show another matrix."""
        self._fill()

    def focus_body(self) -> None:
        """Go to the list; its cursor stands on what the letter lacks first, not on who has been thanked."""
        rows = self.query_one(Rows)
        if self.items and not isinstance(rows.current, Item):
            rows.action_edge(-1)
        super().focus_body()

    def why_off(self, action: str) -> str:
        """What is done to an item needs one: a line about the letter."""
        needs = action in {"overrule", "add_person", "fine"}
        is_item = isinstance(self.query_one(Rows).current, Item)
        return "That key is for what a letter still lacks; choose such a line." if needs and not is_item else ""

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        match self.query_one(Rows).current:
            case Item() as item:
                self.post_message(self.Asked(item, "mend"))
            case MatrixRow() as row:
                self.post_message(self.ThanksAsked(row))

    def action_overrule(self) -> None:
        """Leave it as it is, in this letter; or take that back."""
        self._ask("overrule")

    def action_add_person(self) -> None:
        """Add the name as a person."""
        self._ask("add_person")

    def action_fine(self) -> None:
        """Never flag this spelling again."""
        self._ask("fine")

    def _ask(self, what: str) -> None:
        if isinstance(item := self.query_one(Rows).current, Item):
            self.post_message(self.Asked(item, what))

    def _fill(self) -> None:
        rows: list[Item | MatrixRow | Note] = [*self.items]
        if self.thanks:
            rows += [Note(), Note("Thanked"), *self.thanks] if rows else [Note("Thanked"), *self.thanks]
        self.query_one(Rows).show(rows)
        self.tell_whole()

    def _draw(self, row: Item | MatrixRow | Note, width: int) -> Spans:
        if isinstance(row, Item):
            return item_row(row, width)
        if isinstance(row, Note) or self.dossier is None or self.now is None:
            words = row.text if isinstance(row, Note) else ""
            return [(f"  {fit(words, width - len(MATRIX_HEAD) - 3)} {MATRIX_HEAD}", "heading")] if words else []
        return matrix_row(row, self.dossier, self.now, width)

    @staticmethod
    def _key(row: Item | MatrixRow | Note) -> str:
        match row:
            case Item():
                return row.key
            case MatrixRow():
                return f"thanks:{row.interview_id}:{row.person_id}"
        return ""
