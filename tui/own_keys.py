"""The user's own keys, from the table [keys] of config.toml: read, and checked with a sentence for each mistake."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from textual.binding import Binding
from textual.widgets import Input, TextArea

from tui.keys import DEFAULTS, PANES, written

Wanted = Iterable[tuple[str, tuple[str, ...]]]
"""Actions with their keys, as the settings hold them."""

NAMED = {"enter", "space", "escape", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete",
         "insert", "backspace", "ctrl+home", "ctrl+end", *(f"f{number}" for number in range(1, 13)),
         *(f"ctrl+{letter}" for letter in "abdefgklnoqrstuvwxy")}  # fmt: skip
"""Keys with a name that every terminal sends, and that nobody takes for another."""

TAKEN = {
    "ctrl+p": "finds every action by name",
    "ctrl+c": "copies what is selected",
    "ctrl+z": "takes typing back, or puts the program to sleep",
    "tab": "goes to the next field or pane",
    "shift+tab": "goes to the field or pane before",
}
"""Keys that stay what they are."""

ALIKE = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace", "ctrl+space": "nothing at all"}
"""Keys that arrive as another."""

TYPED = ("letter", "form")
"""The places in which text is typed."""

LINES = ("search", "files")
"""The places in which a line is typed, whose other keys move in a list."""

WITHIN = {"desk", "list", "letter", "form", "people", "choice", "import", *PANES}
"""The places that share a way with others."""

PATHS = (
    *(("list", pane, "desk") for pane in PANES if pane not in {"letter", "checklist"}),
    ("list", "checklist", "letter", "desk"),
    ("letter", "desk"),
    ("list", "people", "form"),
    ("list", "choice"),
    ("list", "import"),
    *((place,) for place in DEFAULTS if place not in WITHIN),
)
"""The places on one way of a key, from what has the focus outwards."""

SHARED = "choose"
"""The action that a list has in common with its pane: it opens the row."""

WAYS_OUT = {"desk.quit": "ctrl+q", "desk.back": "escape"}
"""Actions that must have a key while text is typed, each with one that would do."""

ALIASES = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}
"""Other names that people write."""


class OwnKeysError(ValueError):
    """What is wrong with the user's own keys: a sentence for each mistake, each in a line of its own."""


def own_keys(wanted: Wanted) -> dict[str, str]:
    """The user's keys by "place.name", in Textual's names with commas (OwnKeysError with all that is wrong)."""
    mistakes: list[str] = []
    found: dict[str, str] = {}
    for text, keys in wanted:
        try:
            found[_action(text)] = ",".join(dict.fromkeys(map(_key, keys)))
            if not keys:
                mistakes.append(f"“{text[:40]}” needs a key; without the line it has the program's own.")
        except OwnKeysError as error:
            mistakes.append(str(error))
    if not mistakes:
        mistakes = list(dict.fromkeys(_contradictions(found)))
    if mistakes:
        raise OwnKeysError("\n".join(mistakes))
    return found


def editing_keys() -> frozenset[str]:
    """The keys that every text and every line need for themselves."""
    return frozenset(each.key for each in Binding.make_bindings([*TextArea.BINDINGS, *Input.BINDINGS])) - {"f6"}


def _action(text: str) -> str:
    """The action that is meant, as "place.name"."""
    wanted = text.strip().lower().replace("_", "-")
    names = {f"{place}.{key.name}" for place, table in DEFAULTS.items() for key in table}
    if wanted in names:
        return wanted
    same = sorted(name for name in names if name.partition(".")[2] == wanted)
    if len(same) == 1:
        return same[0]
    if same:
        raise OwnKeysError(f"“{text[:40]}” is in several places; say which: {', '.join(same)}.")
    close = get_close_matches(wanted[:40], [*names, *(name.partition(".")[2] for name in names)], n=1)
    hint = f"perhaps {close[0]} is meant" if close else "afterword keys lists them all"
    raise OwnKeysError(f"There is no action “{text[:40]}”; {hint}.")


def _key(text: str) -> str:
    """A key in Textual's names."""
    key = text if len(text) == 1 else text.strip().lower()
    key = ALIASES.get(key, key)
    if key in TAKEN:
        raise OwnKeysError(f"{written(key)} {TAKEN[key]}, and stays so.")
    if key in ALIKE:
        raise OwnKeysError(f"Terminals send {ALIKE[key]} for “{text[:20]}”; take another key.")
    if key in NAMED or (len(key) > 1 and len(written(key)) == 1):
        return key
    if len(key) == 1 and key.isprintable() and not key.isspace():
        return "comma" if key == "," else next(iter(Binding.make_bindings([Binding(key, "")]))).key
    raise OwnKeysError(f"There is no key “{text[:20]}”; write one like z, f7, ctrl+g, space or pagedown.")


def _contradictions(own: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the keys taken together."""
    names = {f"{place}.{key.name}": key.keys for place, keys in DEFAULTS.items() for key in keys}
    table = {name: own.get(name, keys).split(",") for name, keys in names.items()}
    for name, one in WAYS_OUT.items():
        if all(_is_typed(key) for key in table[name]):
            yield f"{name} needs a key that is no letter, such as {one}: there would be no way out of a letter."
    yield from _while_typing(own)
    yield from _clashes(table)


def _is_typed(key: str) -> bool:
    """Is it a letter or a sign?"""
    return key == "space" or (len(written(key)) == 1 and key not in NAMED)


def _while_typing(own: Mapping[str, str]) -> Iterator[str]:
    editing = editing_keys()
    for name, keys in own.items():
        for key in keys.split(","):
            place = name.partition(".")[0]
            if (_is_typed(key) and place in LINES) or (place in TYPED and (_is_typed(key) or key in editing)):
                yield f"{written(key)} is for typing there, so it cannot be {name}."


def _clashes(table: Mapping[str, list[str]]) -> Iterator[str]:
    for path in PATHS:
        meaning: dict[str, str] = {}
        for name, keys in table.items():
            if name.partition(".")[0] not in path:
                continue
            for key in keys:
                other = meaning.setdefault(key, name)
                if other != name and {other.partition(".")[2], name.partition(".")[2]} != {SHARED}:
                    yield f"{written(key)} would be both {other} and {name}."
