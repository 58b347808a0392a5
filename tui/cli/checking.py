"""`check`: the names in a letter that was written elsewhere, in the form of a compiler's messages."""

import argparse
import sys
from pathlib import Path
from typing import Any

from store.clean import clean
from store.names import Finding, NameIndex
from store.names import check as find_names
from tui.cli.asking import the_opening, the_person
from tui.cli.output import FOUND, USAGE, RefusalError, note, say, say_json, shortened
from tui.cli.positions import Position, Source
from tui.cli.session import Session, opened

LARGEST = 64 * 1024
"""Bytes of a letter: some ten thousand words."""


def check(args: argparse.Namespace) -> int:
    """Print what the name check finds; hints are notes, and alone they leave the exit status at 0."""
    text = _decoded(_read(args.file), args.file)
    with opened(args) as session:
        findings = _findings(clean(text), session, args)
    source = Source(text)
    found = [(finding, source.position(finding.start)) for finding in findings]
    if args.json:
        say_json([finding_json(args.file, where, finding) for finding, where in found])
    else:
        say(finding_line(args.file, where, finding) for finding, where in found)
    return FOUND if any(not finding.kind.is_hint for finding in findings) else 0


def finding_line(file: str, where: Position, finding: Finding) -> str:
    """ "letter.txt:3:6: misspelled: O'Brian → O'Brien"; the sentence where there is no correction; hints are notes."""
    kind = f"note: {finding.kind}" if finding.kind.is_hint else str(finding.kind)
    written = " ".join(finding.text.split())
    what = f"{written} → {finding.should_be}" if written and finding.should_be else finding.message
    return shortened(f"{file}:{where.line}:{where.column}: {kind}: {what}")


def finding_json(file: str, where: Position, finding: Finding) -> dict[str, Any]:
    """One finding as a JSON object."""
    return {
        "file": clean(file, newlines=False),
        "line": where.line,
        "column": where.column,
        "kind": finding.kind.value,
        "text": finding.text,
        "should_be": finding.should_be,
        "message": finding.message,
        "hint": finding.kind.is_hint,
    }


def _findings(text: str, session: Session, args: argparse.Namespace) -> tuple[Finding, ...]:
    snapshot = session.planner.snapshot
    dossier = the_opening(snapshot, args.opening)
    to = [the_person(dossier, name).id for name in args.to]
    fine = [word.text for word in snapshot.fine_words]
    return find_names(text, dossier, to, NameIndex.of(snapshot.dossiers), snapshot.settings, fine)


def _read(file: str) -> bytes:
    """The bytes of a letter (RefusalError where it cannot be read or is too large)."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        else:
            with Path(file).open("rb") as opened_file:
                data = opened_file.read(LARGEST + 1)
    except OSError as error:
        raise RefusalError(f"{shortened(file, 200)} cannot be read: {error.strerror}.", USAGE) from error
    if len(data) > LARGEST:
        raise RefusalError(f"{shortened(file, 200)} is larger than a letter; {LARGEST // 1024} KB are read.", USAGE)
    return data


def _decoded(data: bytes, file: str) -> str:
    """The text, without a byte order mark; what is not UTF-8 becomes a mark of its own, with a sentence about it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        note(f"{shortened(file, 200)} is not UTF-8 text throughout; what could not be read stands as “�”.")
        return data.decode("utf-8-sig", "replace")
