"""Looks: the names of the themes, with a sentence for each. No screen code: the command line knows them, too."""

from typing import NamedTuple


class Look(NamedTuple):
    """One theme, as it is offered."""

    name: str
    """As in config.toml and after --theme."""
    about: str
    """What it is like."""


LOOKS = (
    Look("dark", "Quiet, on a dark ground."),
    Look("light", "Quiet, on a light ground."),
    Look("contrast-dark", "High contrast, on black."),
    Look("contrast-light", "High contrast, on white."),
    Look("ansi-dark", "Your terminal's own 16 colours, on a dark ground."),
    Look("ansi-light", "Your terminal's own 16 colours, on a light ground."),
    Look("mono", "No colours at all: bold, underlined and reversed."),
)
"""The themes in the order of the list; the first is the default."""

NAMES = tuple(look.name for look in LOOKS)
DEFAULT = NAMES[0]

_FORMER = "afterword-"
"""The themes' names began so once."""


class LookError(ValueError):
    """A theme that there is not, said in one sentence."""


def look_named(text: str) -> str:
    """The name of a theme, empty for no name (LookError where there is none of this name)."""
    name = text.strip().lower().removeprefix(_FORMER)
    if name and name not in NAMES:
        raise LookError(f"There is no theme “{text[:40]}”; the themes are {', '.join(NAMES)}.")
    return name
