"""`export`, `backup`, `restore`, `doctor` and `paths`: what concerns the data as a whole."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from store.clean import clean
from store.database.files import write_whole
from store.exchange import json as everything
from tui.cli.output import RefusalError, say, shortened
from tui.cli.session import Session, opened


def export(args: argparse.Namespace) -> int:
    """Write everything that is known, unsaved drafts too, to a file or the standard output."""
    with opened(args) as session:
        text = everything.write(session.planner.snapshot, _unsaved(session), session.now())
    if args.output is None:
        say([text])
    else:
        _write(args.output, text)
    return 0


def _unsaved(session: Session) -> Iterator[everything.Typed]:
    """What is being typed, here and in other sessions; without letters that are open and as they were saved."""
    letters = {
        letter.id: letter for dossier in session.planner.snapshot.dossiers.values() for letter in dossier.letters
    }
    for typed in session.planner.drafts.unsaved():
        letter, text = letters.get(typed.key), clean(typed.text)
        if letter is None or letter.text != text:
            yield everything.Typed(clean(typed.key, newlines=False), typed.revision, text, typed.when)


def _write(file: str, text: str) -> None:
    try:
        write_whole(Path(file), f"{text}\n".encode())
    except OSError as error:
        raise RefusalError(f"{shortened(file, 200)} cannot be written: {error.strerror}.") from error
