"""The shelf: which templates there are, which of them are the user's own, and a copy of ours to start from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from store.clean import clean
from store.letters.kinds import KINDS, kinds_to_try
from store.letters.occasion import Tone
from store.letters.templates import OURS, TemplateError, read_own

MEDIA = ("email", "note", "call")
"""The ways that a template may go, as its file name has them."""

SUFFIX = ".txt"

NAMES: tuple[str, ...] = (
    *(f"{kind}.{medium}.{tone}" for kind in KINDS for medium in MEDIA for tone in Tone),
    *(f"any.call.{tone}" for tone in Tone),
)
"""The names of our templates, without the ending."""

OWN_NAMES = frozenset({*NAMES, *(name.rpartition(".")[0] for name in NAMES)})
"""The names that the user's own may have: the tone may be left out."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A file in the user's folder."""

    path: Path
    mistake: str = ""
    """One sentence about what is wrong with it; empty where all is well."""


def own_for(name: str, own: Iterable[OwnTemplate]) -> OwnTemplate | None:
    """The user's own template that is taken in the place of ours of this name, if there is one."""
    kind, medium, tone = name.split(".")
    by_name = {one.path.stem: one for one in own}
    wanted = (f"{near}.{medium}{end}" for near in kinds_to_try(kind) for end in (f".{tone}", ""))
    return next((by_name[each] for each in wanted if each in by_name), None)


def own_templates(folder: Path) -> tuple[OwnTemplate, ...]:
    """Every template in the user's folder, by name, each read and checked (OSError where the folder cannot be read)."""
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    return tuple(OwnTemplate(path, _mistake_in(path)) for path in files)


def copy_ours(wanted: str, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Copy our templates of this name, or whose name begins with it, into the user's folder.

    Yields each file, and whether it was written; one that is there stays as it is. Raises TemplateError where no
    template has that name, and OSError where the folder cannot be written.
    """
    wanted = wanted.removesuffix(SUFFIX)
    names = [name for name in NAMES if name == wanted or name.startswith(f"{wanted}.")]
    if not names:
        raise TemplateError(f"There is no template “{clean(wanted, newlines=False)[:60]}”; {_near(wanted)}.")
    for needed in (folder.parent, folder):
        needed.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in names:
        yield _copy(name, folder)


def _copy(name: str, folder: Path) -> tuple[Path, bool]:
    target = folder / f"{name}{SUFFIX}"
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return target, False
    with os.fdopen(descriptor, "wb") as file:
        file.write((OURS / target.name).read_bytes())
    return target, True


def _mistake_in(path: Path) -> str:
    if path.name.removesuffix(SUFFIX) not in OWN_NAMES:
        return clean(f"{path.name} is never used; {_near(path.name.removesuffix(SUFFIX))}.", newlines=False)
    try:
        read_own(path)
    except TemplateError as error:
        return str(error)
    return ""


def _near(name: str) -> str:
    """What may have been meant."""
    close = get_close_matches(name[:60], [*KINDS, *sorted(OWN_NAMES)], n=1)
    return f"perhaps {close[0]} is meant" if close else f"the kinds are {', '.join(KINDS)}"
