"""The table of keys: complete, unambiguous, and sendable over any line."""

import inspect
from importlib import import_module
from itertools import combinations

import pytest
from textual.binding import Binding
from textual.command import DiscoveryHit
from textual.widget import Widget

from tests.cheatsheet import README, renewed
from tests.conftest import OpenDesk
from tests.screens import modules
from tui.desk import Desk
from tui.dialogs.choices import Choose, Confirm, Leave
from tui.dialogs.files import ChooseFiles
from tui.dialogs.interview import InterviewForm
from tui.dialogs.search import Search
from tui.dialogs.words import WordsChoice
from tui.keys import KEYS, PANES, TITLES, Key, bar, bindings
from tui.month import Month
from tui.palette import Actions
from tui.panes.checklist import ChecklistPane
from tui.panes.interviews import InterviewsPane
from tui.panes.letter import LetterPane
from tui.panes.queue import QueuePane
from tui.rows import Rows
from tui.screens.calendar import Calendar
from tui.screens.call import CallCard
from tui.screens.help import Help
from tui.screens.importing import Import
from tui.screens.last_look import LastLook
from tui.screens.progress import Progress
from tui.screens.sheet import Sheet

OWNERS: dict[str, type] = {
    "desk": Desk,
    "list": Rows,
    "queue": QueuePane,
    "interviews": InterviewsPane,
    "letter": LetterPane,
    "checklist": ChecklistPane,
    "words": WordsChoice,
    "call": CallCard,
    "calendar": Calendar,
    "month": Month,
    "progress": Progress,
    "look": LastLook,
    "sheet": Sheet,
    "form": InterviewForm,
    "people": InterviewForm,
    "leaving": Leave,
    "question": Confirm,
    "choice": Choose,
    "search": Search,
    "files": ChooseFiles,
    "import": Import,
    "help": Help,
}
UNSENDABLE = {"ctrl+enter", "shift+enter", "alt+enter", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+space"}


def named(place: str, key: Key) -> str:
    return f"{place}.{key.action}"


ALL = [(place, key) for place in KEYS for key in KEYS[place]]


@pytest.mark.parametrize(("place", "key"), ALL, ids=[named(place, key) for place, key in ALL])
def test_every_key_has_a_label_and_one_sentence(place: str, key: Key) -> None:
    """Footer, help and palette have words for it."""
    assert key.label
    assert place in TITLES
    assert key.tip.endswith(".")
    assert key.tip[0].isupper()


@pytest.mark.parametrize(("place", "key"), [pair for pair in ALL if pair[0] in OWNERS])
def test_every_key_runs_an_action_that_exists(place: str, key: Key) -> None:
    """No key leads nowhere."""
    name = key.action.partition("(")[0]
    if name.startswith("app."):
        return
    inherited = name == "choose"  # the list's own
    assert inherited or callable(getattr(OWNERS[place], f"action_{name}", None))


@pytest.mark.parametrize("pane", PANES)
def test_no_key_means_two_things_on_one_focus_path(pane: str) -> None:
    """From a list through its pane to the desk, each key does one thing; only Enter is the list's and the pane's."""
    path = {"letter": ["letter", "desk"], "checklist": ["list", "checklist", "letter", "desk"]}.get(
        pane, ["list", pane, "desk"]
    )
    for one, other in combinations(path, 2):
        keys = [{key for entry in KEYS[place] for key in entry.keys.split(",")} for place in (one, other)]
        assert keys[0] & keys[1] <= {"enter"}, (one, other)


def test_no_key_depends_on_what_terminals_cannot_send() -> None:
    """Every key works over SSH, in tmux and on a console."""
    keys = {key for entries in KEYS.values() for entry in entries for key in entry.keys.split(",")}
    assert not keys & UNSENDABLE
    assert not {key for key in keys if key.startswith("alt+")}


def test_the_letter_takes_no_plain_letter() -> None:
    """Whoever writes can write every letter."""
    assert all(len(key) > 1 for entry in KEYS["letter"] for key in entry.keys.split(","))


@pytest.mark.parametrize("place", PANES)
def test_the_bar_shows_at_most_five_keys(place: str) -> None:
    """The keys that matter here, not all of them."""
    assert 0 < len(bar(place)) <= 5


def test_bindings_carry_their_tooltips() -> None:
    """What hovers over a key is its sentence."""
    for place in KEYS:
        found: list[Binding] = bindings(place)
        assert [binding.tooltip for binding in found] == [key.tip for key in KEYS[place]]


def test_every_binding_of_every_widget_has_a_tooltip() -> None:
    """Those of dialogs, too, and of screens that are still to come."""
    for name in modules():
        for owner in vars(import_module(name)).values():
            if isinstance(owner, type) and owner.__module__ == name:
                for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
                    assert binding.tooltip, (owner, binding)


async def test_the_help_holds_every_key(open_desk: OpenDesk) -> None:
    """Each with its sentence, in the place one is in first."""
    async with open_desk(demo=True, size=(120, 260)) as desk:
        await desk.press("f3", "question_mark")
        shown = " ".join(desk.shown().split())
        for entries in KEYS.values():
            assert all(" ".join(entry.tip.split()) in shown for entry in entries)
        assert shown.index("INTERVIEWS") < shown.index("EVERYWHERE")


def test_the_readmes_cheatsheet_is_not_stale() -> None:
    """A change of a key changes its line in the README in the same commit; `make keys` renews it."""
    text = README.read_text(encoding="utf-8")
    assert renewed(text) == text, "run: make keys"


async def test_the_palette_offers_every_action_and_runs_it(open_desk: OpenDesk) -> None:
    """Whoever does not know a key finds it by name."""
    async with open_desk(demo=True) as desk:
        provider = Actions(desk.desk)
        hits = [hit async for hit in provider.discover()]
        expected = sum(len(KEYS[place]) for place in ("desk", *PANES))
        assert len(hits) == expected
        for hit in hits:
            assert isinstance(hit, DiscoveryHit)
            if "Follow-ups: log" in str(hit.display):
                command = hit.command()
                assert inspect.isawaitable(command)
                await command
        await desk.settle()
        assert "What happened" in desk.shown()


async def test_on_a_page_the_palette_offers_what_its_keys_do(open_desk: OpenDesk) -> None:
    """Nothing is listed that does nothing: from the calendar the agenda is found, and opens."""
    async with open_desk(demo=True) as desk:
        await desk.press("C")
        hits = [hit async for hit in Actions(desk.app.screen).discover() if isinstance(hit, DiscoveryHit)]
        assert len(hits) == len(KEYS["calendar"]) + len(KEYS["month"])
        (agenda,) = [hit for hit in hits if str(hit.display) == "agenda (a)"]
        running = agenda.command()
        assert inspect.isawaitable(running)
        await running
        await desk.settle()
        assert "AGENDA" in desk.shown()


async def test_every_widget_on_the_desk_that_takes_the_focus_can_be_left_by_tab(open_desk: OpenDesk) -> None:
    """Tab goes round: every pane is reached and none holds one fast."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        seen: list[Widget | None] = []
        for _ in range(8):
            await desk.press("tab")
            seen.append(desk.app.focused)
        panes = {node.id for widget in seen if widget for node in widget.ancestors if node.id in PANES}
        assert panes == set(PANES)
