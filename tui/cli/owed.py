"""`due`, `list` and `show`: the facts and what is owed, as plain text or JSON."""

import argparse

from store.queue import queue
from tui.cli.asking import the_opening
from tui.cli.output import note, say, say_json
from tui.cli.session import opened
from tui.report import due_json, due_line, due_within, list_lines, show_lines


def due(args: argparse.Namespace) -> int:
    """Print what is owed; nothing at all where nothing is."""
    with opened(args) as session:
        now = session.now()
        owed = due_within(queue(session.planner.snapshot, now), now, args.days)
        if args.json:
            say_json([due_json(entry) for entry in owed])
        else:
            say(due_line(entry, now) for entry in owed)
    return 0


def list_openings(args: argparse.Namespace) -> int:
    """Print every opening in a line."""
    with opened(args) as session:
        say(list_lines(session.planner.snapshot, session.now()))
        if not session.planner.snapshot.dossiers:
            note("There is no opening yet; add your first interview in the planner.")
    return 0


def show(args: argparse.Namespace) -> int:
    """Print everything about one opening."""
    with opened(args) as session:
        snapshot, now = session.planner.snapshot, session.now()
        entries = queue(snapshot, now)
        dossier = the_opening(snapshot, args.opening)
        say(show_lines(dossier, entries, snapshot.settings, now))
        from tui.cli.lacking import lacks  # noqa: PLC0415 - it brings the name check along

        say(lacks(dossier, snapshot))
    return 0
