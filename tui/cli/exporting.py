"""`export`: everything that is known, or one opening, as a file in one of several formats."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from store.exchange.saving import free_name, save
from store.exchange.writing import Outgoing, file_name, for_file, pieces
from tui.cli.asking import the_opening
from tui.cli.output import put, say, takes_unicode
from tui.cli.session import Session, opened


def export(args: argparse.Namespace) -> int:
    """Write to the file that was named, else to the standard output; where that is a terminal, to a file of its own."""
    with opened(args) as session:
        outgoing = _outgoing(session, args.opening)
        if args.output == "-" or (args.output is None and not _is_terminal()):
            put(_text(args.format, outgoing))
        elif args.output is None:
            target = free_name(Path.cwd(), file_name(args.format, outgoing))
            save(target, for_file(args.format, outgoing))
            say([f"Written to {target}"])
        else:
            save(Path(args.output), for_file(args.format, outgoing), over=args.force)
    return 0


def _outgoing(session: Session, opening: str) -> Outgoing:
    outgoing = session.planner.outgoing(session.now())
    return outgoing.only(the_opening(outgoing.snapshot, opening)) if opening else outgoing


def _text(name: str, outgoing: Outgoing) -> Iterator[str]:
    """JSON goes through any encoding, as escapes; the other formats are UTF-8 by their own rules."""
    return pieces(name, outgoing, only_ascii=not takes_unicode())


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
