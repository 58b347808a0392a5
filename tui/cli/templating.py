"""`templates`: the templates there are, the user's own, what is wrong with those, and copies to start from."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from store.letters import NAMES, SLOTS, OwnTemplate, copy_ours, own_for, own_templates
from tui.cli.output import FOUND, say
from tui.cli.session import found_places


def templates(args: argparse.Namespace) -> int:
    """Copy what is wanted, say what the slots are, or list all; exit status 1 where one of the user's is wrong."""
    with found_places(args) as where:
        folder = where.templates
    if args.slots:
        say(f"{'{' + slot + '}':15} {meaning}" for slot, meaning in SLOTS.items())
        return 0
    if args.copy:
        for name in args.copy:
            say(_told(path, written=written) for path, written in copy_ours(name, folder))
        return 0
    own = own_templates(folder)
    say(_listed(own, folder))
    return FOUND if any(one.mistake for one in own) else 0


def _told(path: Path, *, written: bool) -> str:
    return f"Wrote {path}" if written else f"{path} is there already, and stays as it is."


def _listed(own: tuple[OwnTemplate, ...], folder: Path) -> Iterator[str]:
    """Ours in a line for each kind, marked where the user has words of their own; then what is wrong with those."""
    kinds: dict[str, list[str]] = {}
    for name in NAMES:
        kind, medium, tone = name.split(".")
        kinds.setdefault(kind, []).append(f"{medium} {tone}{_mark(own_for(name, own))}")
    yield from (f"{kind:20} {'  '.join(ways)}".rstrip() for kind, ways in kinds.items())
    yield ""
    yield f"* your own, in {folder}; ! wrong, and not used" if own else f"None of your own yet; they go into {folder}"
    yield from (one.mistake for one in own if one.mistake)


def _mark(own: OwnTemplate | None) -> str:
    return " " if own is None else "!" if own.mistake else "*"
