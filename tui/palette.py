"""The command palette: every action of the table of keys by name, accents and case folded by Textual's matcher."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keys import KEYS, PANES, TITLES, Key, written


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done."""

    title: str
    """Its name, with its key."""
    tip: str
    """One sentence."""
    run: Callable[[], Awaitable[object]]
    """Does it."""


class Actions(Provider):
    """All actions of the desk and its panes; on a page or in a form what its keys do."""

    async def discover(self) -> Hits:
        """Everything, in the order of the table."""
        for action in self._all():
            yield DiscoveryHit(action.title, action.run, help=action.tip)

    async def search(self, query: str) -> Hits:
        """What matches, best first."""
        matcher = self.matcher(query)
        for action in self._all():
            if score := max(matcher.match(action.title), matcher.match(action.tip)):
                yield Hit(score, matcher.highlight(action.title), action.run, help=action.tip)

    def _all(self) -> list[Action]:
        if hasattr(self.screen, "action_go"):
            pairs = [(place, key) for place in ("desk", *PANES) for key in KEYS[place]]
            return [Action(_title(place, key), key.tip, self._runner(place, key)) for place, key in pairs]
        return list(self._here())

    def _here(self) -> Iterator[Action]:
        """What the keys of the page or the form in front do, each once."""
        told = set()
        for active in self.screen.active_bindings.values():
            node, binding, _, tip = active
            if tip and (node, binding.action) not in told:
                told.add((node, binding.action))
                run = partial(self.app.run_action, binding.action, node)
                yield Action(f"{binding.description} ({written(binding.key)})", tip, run)

    def _runner(self, place: str, key: Key) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            desk = self.screen
            if place == "desk":
                await desk.run_action(key.action)
                return
            await desk.run_action(f"go('{place}')")
            await desk.query_one(f"#{place}").run_action(_own(place, key.action))

        return run


def _own(place: str, action: str) -> str:
    """The action by the pane's own name: choosing is the list's."""
    return action if place in PANES else f"screen.{action}"


def _title(place: str, key: Key) -> str:
    return f"{TITLES[place]}: {key.label} ({key.shown})" if place != "desk" else f"{key.label} ({key.shown})"
