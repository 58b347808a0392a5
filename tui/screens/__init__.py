"""Whole screens; each module loads when something of it is first asked for, since a start does without."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens import calendar, call, help, importing, jump, last_look, progress, sheet


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
