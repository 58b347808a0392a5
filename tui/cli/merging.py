"""`merge`: two histories of the same planner become one, after a look at what would change."""

import argparse
from pathlib import Path

from store.exchange.beside import settle
from store.exchange.merge_files import read_source
from tui.cli.output import note, say, shortened
from tui.cli.session import opened
from tui.cli.waiting import waiting


def merge(args: argparse.Namespace) -> int:
    """Bring in what a file knows; a conflict copy beside the data moves among the backups once it is in."""
    path = Path(args.file)
    with waiting("Reading the other copy"):
        source = read_source(path)
    with opened(args) as session:
        if args.dry_run:
            with waiting("Comparing the two"):
                said = session.planner.merge_plan(source.histories)
            say([f"Merging {shortened(path.name, 200)} would change:", *(f"  {one}" for one in said)] if said else [])
        else:
            with waiting("Merging"):
                said = session.planner.merge(source.histories)
            say(["Merged. Undo in the planner takes that back.", *(f"  {one}" for one in said)] if said else [])
            settle(path, session.planner.folder)
            session.planner.leave()  # so that undo finds it in the journal
        say([] if said else [f"There is nothing in {shortened(path.name, 200)} that is not known here."])
        for notice in source.notices:
            note(notice)
    return 0
