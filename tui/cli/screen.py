"""The planner's screen, or its queue as plain text where the output is no terminal; and every key as a table."""

import argparse
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import Any

from store.exchange.beside import conflict_copies
from store.queue import queue
from store.records import Settings
from store.settings import write_default
from tui.cli.output import FOUND, USAGE, RefusalError, flush, note, say
from tui.cli.session import Clock, Session, found_places, opened
from tui.glyphs import glyphs_of
from tui.looks import LookError, look_named
from tui.report import queue_lines


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
    with opened(args, may_be_late=True) as session:
        return _open(session, args)


def _open(session: Session, args: argparse.Namespace) -> int:
    if not _keys_in_force(session.settings, session.where.config):
        return FOUND
    gc.disable()  # until the first paint: a collection would only look at what stays
    _load_asyncio()
    from tui.app import run  # noqa: PLC0415 - the only door to Textual
    from tui.desk import Late  # noqa: PLC0415 - stands on Textual

    if not session.is_demo:
        with suppress(OSError):  # it explains the settings; the planner does without
            write_default(session.where.config)
    flush()
    theme = args.theme or _kept_look(session.settings.theme)
    glyphs = glyphs_of(os.environ, ascii_asked=args.ascii or session.settings.ascii)
    planner = Late(session.settings, lambda: session.planner) if session.is_closed else session.planner
    return run(
        planner, session.now, session.where.config, theme, glyphs, mouse=not args.no_mouse, is_demo=session.is_demo
    )


def _load_asyncio() -> None:
    """Load asyncio without TLS, with which it does nothing here: that takes 4 MiB and a tenth of the start."""
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    withheld: dict[str, Any] = {"ssl": None}
    sys.modules.update(withheld)
    try:
        import asyncio  # noqa: F401, PLC0415 - as the docstring says
    finally:
        del sys.modules["ssl"]


def _kept_look(name: str) -> str:
    """The theme of the settings; one that there is not is told about, and the default is shown."""
    try:
        return look_named(name)
    except LookError as error:
        note(f"{error} The default is shown.")
        return ""


OWN_KEYS = 'Keys of your own stand under [keys] in config.toml, by place and name: queue.snooze = "z".'
"""What the names are for."""


def keys(args: argparse.Namespace) -> int:
    """Print every key of the planner, the user's own among them, with the name of each action in config.toml."""
    with found_places(args) as where:
        settings = Clock(args, where.config).settings
        if not _keys_in_force(settings, where.config):
            return FOUND
    from tui.keys import KEYS, TITLES  # noqa: PLC0415 - stands on Textual's bindings, which nothing else here needs

    width = max(len(key.all_shown) for table in KEYS.values() for key in table)
    names = max(len(key.name) for table in KEYS.values() for key in table)
    for number, (place, title) in enumerate(TITLES.items()):
        heading = f"{title} ({place})"
        say(["", heading] if number else [heading])
        say(f"  {key.all_shown:{width}}  {key.name:{names}}  {key.tip}" for key in KEYS[place])
    say(["", OWN_KEYS])
    return 0


def _keys_in_force(settings: Settings, config: Path) -> bool:
    """Let the user's own keys count; what is wrong with them is told, a sentence for each mistake."""
    from tui.keys import adopt  # noqa: PLC0415 - as above
    from tui.own_keys import OwnKeysError, own_keys  # noqa: PLC0415 - as above

    try:
        adopt(own_keys(settings.keys))
    except OwnKeysError as error:
        for sentence in str(error).splitlines():
            note(f"{config}: [keys] {sentence}")
        return False
    return True
