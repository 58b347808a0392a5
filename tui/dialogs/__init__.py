"""Forms and questions; each module loads when something of it is first asked for, since a start does without."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.dialogs import (
        about,
        ask,
        belongs,
        choices,
        contact,
        field,
        files,
        form,
        interview,
        look,
        opening,
        person,
        search,
        words,
    )


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
