"""The planner's screen, or its queue as plain text where the output is no terminal; and every key as a table."""

import argparse
import gc
import sys
from contextlib import suppress
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from store.exchange.beside import conflict_copies
from store.queue import queue
from store.settings import write_default
from tui.cli.output import USAGE, RefusalError, flush, say
from tui.cli.session import Session, opened
from tui.report import queue_lines

if TYPE_CHECKING:
    from tui.keys import Key


def planner(args: argparse.Namespace) -> int:
    """Open the screen; where the output is no terminal, print the queue and what letters lack instead."""
    if sys.stdout is None or not sys.stdout.isatty():
        with opened(args) as session:
            now = session.now()
            say(queue_lines(queue(session.planner.snapshot, now), now))
            from tui.cli.lacking import lacking_lines  # noqa: PLC0415 - it brings the name check along

            say(lacking_lines(session.planner.snapshot))
            copies = conflict_copies(session.planner.folder)
            say(f"Another copy of your data lies here; afterword merge {quote(str(path))}" for path in copies)
        return 0
    if sys.stdin is None or not sys.stdin.isatty():
        raise RefusalError("The planner reads keys from a terminal, and its input is none.", USAGE)
    with opened(args) as session:
        return _open(session, args)


def _open(session: Session, args: argparse.Namespace) -> int:
    gc.disable()  # until the first paint: a collection would only look at what stays
    from tui.app import run  # noqa: PLC0415 - the only door to Textual

    if not session.is_demo:
        with suppress(OSError):  # it explains the settings; the planner does without
            write_default(session.where.config)
    flush()
    theme = args.theme or session.settings.theme
    return run(session.planner, session.now, session.where.config, theme, mouse=not args.no_mouse)


def keys(_: argparse.Namespace) -> int:
    """Print every key of the planner."""
    from tui.keys import KEYS, TITLES  # noqa: PLC0415 - stands on Textual's bindings, which nothing else here needs

    rows = {place: [(_shown(key), key.tip) for key in KEYS[place]] for place in TITLES}
    width = max(len(shown) for table in rows.values() for shown, _ in table)
    for number, (place, title) in enumerate(TITLES.items()):
        say(["", title] if number else [title])
        say(f"  {shown:{width}}  {tip}" for shown, tip in rows[place])
    return 0


def _shown(key: "Key") -> str:
    """All keys that do the same: "↑ k"."""
    return " ".join(replace(key, keys=one).shown for one in key.keys.split(","))
