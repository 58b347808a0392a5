"""`import`: files that others wrote, looked over before anything of them is kept."""

import argparse
import sys
from functools import partial

from store.exchange.child import Child
from store.exchange.columns import COLUMNS
from store.exchange.files import bytes_from
from store.exchange.proposal import Accepted, Told, Wishes, propose
from store.exchange.telling import MOST, tell, told_by
from tui.cli.asking import agreed, the_opening
from tui.cli.output import FOUND, USAGE, RefusalError, note, say
from tui.cli.session import Session, opened
from tui.cli.waiting import waiting
from tui.import_wording import preview_lines, summary
from tui.wording import plural

STDIN = "-"


def import_files(args: argparse.Namespace) -> int:
    """Show what the files tell, ask, and take it in; exit 1 where a file could not be read."""
    if args.columns:
        say(f"{column.name:<14}{column.about}" for column in COLUMNS)
        return 0
    if not args.files:
        raise RefusalError("Name the files to import, or - for the standard input.", USAGE)
    if len(args.files) > MOST:
        raise RefusalError(f"At most {MOST} files are read at once.", USAGE)
    with opened(args) as session:
        opening = the_opening(session.planner.snapshot, args.opening).opening.id if args.opening else ""
        told = _told(session, args.files)
        return _take_in(session, told, Wishes(opening), args)


def _told(session: Session, files: list[str]) -> list[Told]:
    now, zone = session.now(), session.settings.zone
    named, told = [file for file in files if file != STDIN], []
    with waiting(f"Reading {plural(len(named), 'file')}") as say_how_far:
        for number, one in enumerate(tell(named, now, zone), 1):
            told.append(one)
            say_how_far(f"Reading files: {number} of {len(named)}")
    if STDIN in files:
        with Child(now, zone) as child:
            stream = sys.stdin.buffer if sys.stdin else None
            told.append(told_by(child, "standard input", partial(bytes_from, stream) if stream else bytes))
    return told


def _take_in(session: Session, told: list[Told], wishes: Wishes, args: argparse.Namespace) -> int:
    """Preview, question, and one transaction for all of it."""
    for file in told:
        if file.refused:
            note(f"{file.name}: {file.refused}")
    status = FOUND if any(file.refused for file in told) else 0
    read = [file for file in told if not file.refused]
    proposal = propose(read, session.planner.snapshot, session.now(), wishes)
    say(preview_lines(proposal, proposal.default))
    if not proposal.default:
        say(["Nothing of it is new."] if read else [])
        return status
    if args.dry_run:
        say(["Nothing was written, as --dry-run asks."])
        return status
    if not args.yes and not agreed("Take this in?", "--yes takes in what the preview shows"):
        say(["Nothing was written."])
        return FOUND
    accepted = Accepted(tuple(read), proposal.default, wishes, session.now())
    session.planner.bring_in(accepted.changes, accepted.name)
    say([f"{summary(proposal, accepted.keys)} Undo in the planner takes that back."])
    return status
