"""The last look: exactly what goes out, headers and text and everybody who gets it, before it goes."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from store.mail.message import Parcel
from tui.keys import bar, bindings, key_line
from tui.wording import plural

FIRST = ("From", "To", "Subject", "Date")
"""The headers that people look at."""


class LastLook(ModalScreen[bool]):
    """The finished message; one deliberate key sends it."""

    BINDINGS = [*bindings("look")]

    def __init__(self, parcel: Parcel, by: str, warning: str = "") -> None:
        """`by` is the program or server that takes it; `warning` a sentence to be seen first."""
        super().__init__()
        self._parcel = parcel
        self._by = by
        self._warning = warning

    def compose(self) -> ComposeResult:
        """Where it goes, its headers, its text, the keys."""
        with Vertical(classes="box tall"):
            yield Label(Content(f"The last look: this goes out now, by {self._by}"), classes="box-title")
            if self._warning:
                yield Static(Content(self._warning), classes="warning")
            with VerticalScroll():
                yield Static(self._goes_to())
                yield Static(self._headers())
                yield Static(Content(self._parcel.text()))
            yield Static(key_line(bar("look")), classes="keys")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_send(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """No."""
        self.dismiss(False)

    def _goes_to(self) -> Content:
        addresses = self._parcel.recipients
        return Content.assemble(
            f"Goes to {plural(len(addresses), 'address', 'addresses')}: ", (", ".join(addresses), "bold"), "\n"
        )

    def _headers(self) -> Content:
        """Those that people look at first; the others, which programs look at, in a quiet colour."""
        headers = self._parcel.headers()
        first = [(f"{name}: {value}\n", "") for name, value in headers if name in FIRST]
        rest = [(f"{name}: {value}\n", "$text-muted") for name, value in headers if name not in FIRST]
        return Content.assemble(*first, *rest)
