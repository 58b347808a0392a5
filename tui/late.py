"""Modules of a package that load when something of them is first asked for, as Textual's own widgets do."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def module_of(package: str, name: str) -> ModuleType:
    """A module of a package, for its `__getattr__` (AttributeError where there is none)."""
    full = f"{package}.{name}"
    if name.startswith("_") or find_spec(full) is None:
        raise AttributeError(f"There is no module {full}.")
    return import_module(full)
