"""The command palette: every action of the table of keys by name, accents and case folded by Textual's matcher."""

from collections.abc import Awaitable, Callable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keys import KEYS, PANES, TITLES, Key


class Actions(Provider):
    """All actions of the desk and its panes."""

    async def discover(self) -> Hits:
        """Everything, in the order of the table."""
        for place, key in _all():
            yield DiscoveryHit(_title(place, key), self._runner(place, key), help=key.tip)

    async def search(self, query: str) -> Hits:
        """What matches, best first."""
        matcher = self.matcher(query)
        for place, key in _all():
            title = _title(place, key)
            if score := max(matcher.match(title), matcher.match(key.tip)):
                yield Hit(score, matcher.highlight(title), self._runner(place, key), help=key.tip)

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


def _all() -> list[tuple[str, Key]]:
    return [(place, key) for place in ("desk", *PANES) for key in KEYS[place]]


def _title(place: str, key: Key) -> str:
    return f"{TITLES[place]}: {key.label} ({key.shown})" if place != "desk" else f"{key.label} ({key.shown})"
