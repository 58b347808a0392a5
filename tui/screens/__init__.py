"""Whole screens; each module loads when something of it is first asked for, since a start does without."""

from types import ModuleType
from typing import TYPE_CHECKING

from tui.late import module_of

if TYPE_CHECKING:
    from tui.screens import calendar, call, help, importing, jump, last_look, progress, sheet


def __getattr__(name: str) -> ModuleType:
    return module_of(__name__, name)
