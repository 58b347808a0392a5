"""`export`, `backup`, `restore`, `doctor` and `paths`: what concerns the data as a whole."""

import argparse
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from store import doctor as ward
from store.clean import clean
from store.database import StoreError
from store.database.backups import Backup
from store.database.files import Home
from store.dates import say_day_in_full
from store.exchange import json as everything
from store.settings import SettingsError, write_default
from tui.cli.asking import agreed
from tui.cli.output import FOUND, USAGE, RefusalError, note, say, sentence_of, shortened, takes_unicode
from tui.cli.session import Clock, Session, found_places, opened
from tui.places import Places

DECLINED = FOUND
"""The exit status where nothing was done, since the user said no."""


def export(args: argparse.Namespace) -> int:
    """Write everything that is known, unsaved drafts too, to a file or the standard output."""
    with opened(args) as session:
        is_printed = args.output in {None, "-"}
        only_ascii = is_printed and not takes_unicode()
        text = everything.write(session.planner.snapshot, _unsaved(session), only_ascii=only_ascii)
    if is_printed:
        say(text.split("\n"))
    else:
        _write(args.output, f"{text}\n")
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
    """Put a file in the place of the old one, whole and for its owner alone; a device or a pipe is written as it is."""
    target = Path(file).resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
        else:
            _replace(target, text)
    except OSError as error:
        raise RefusalError(f"{shortened(file, 200)} cannot be written: {error.strerror}.") from error


def _replace(target: Path, text: str) -> None:
    """The name of the temporary file is random, for the folder is the user's own, and so may be any name in it."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, prefix=".afterword-", delete=False) as beside:
        try:
            beside.write(text)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).replace(target)
        except BaseException:
            Path(beside.name).unlink()
            raise


def backup(args: argparse.Namespace) -> int:
    """Make the backup of the day now, and say where it is."""
    with opened(args) as session:
        made = session.planner.back_up()
        say([f"Backed up to {made.path}"])
    return 0


def restore(args: argparse.Namespace) -> int:
    """Say what going back to a backup would change, ask, and go back; how things are now is kept in today's backup."""
    with opened(args) as session:
        day = _day(args.which) if args.which is not None else None
        backup, changes = _chosen(session, day)
        said = say_day_in_full(backup.day, session.clock.today())
        if not changes:
            say([f"Nothing is different from the backup of {said}."])
            return 0
        say([f"Going back to the backup of {said} would change:", *(f"  {change}" for change in changes)])
        if not (args.yes or agreed("Go back?", "--yes goes back without asking")):
            say(["Nothing was changed."])
            return DECLINED
        if backup.day != session.clock.today():
            session.planner.back_up()
        session.planner.restore(backup)
        session.planner.leave()  # so that today's backup holds how things were
        say([f"Everything is as it was in the backup of {said}. Undo (u) in the planner takes that back."])
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusalError(f"“{shortened(text, 40)}” is no day; write one like 2026-11-20.", USAGE) from None


def _chosen(session: Session, day: date | None) -> tuple[Backup, list[str]]:
    """The backup of the day, or the newest that can be read and differs, and what going back to it would change."""
    backups = session.planner.backups()
    if not backups:
        raise RefusalError(f"There is no backup yet in {session.where.data / 'backups'}.")
    if day is not None:
        backups = [backup for backup in backups if backup.day == day] or _no_backup_of(day, backups)
        return backups[0], session.planner.restore_plan(backups[0])
    for backup in backups:
        try:
            if changes := session.planner.restore_plan(backup):
                return backup, changes
        except (StoreError, OSError):  # the doctor tells of damaged ones
            continue
    return backups[0], []


def _no_backup_of(day: date, backups: list[Backup]) -> list[Backup]:
    days = ", ".join(backup.day.isoformat() for backup in backups)
    raise RefusalError(f"There is no backup of {day.isoformat()}; there are those of {days}.", USAGE)


def doctor(args: argparse.Namespace) -> int:
    """Say everything that is wrong with the settings and the data; with --fix, mend it and say what is left."""
    if args.demo:
        with opened(args) as session:
            return _examined(session.where, args)
    with found_places(args) as where:
        return _examined(where, args)


def _examined(where: Places, args: argparse.Namespace) -> int:
    day, wrong = _day_and_settings(where, args)
    found = ward.examine(where.data, day)
    if found and args.fix:
        say(f"Found: {sentence}" for sentence in found)
        found = ward.fix(where.data, day)
        say(["What can be mended is mended, after a backup; this is left:" if found else "All of it is mended."])
    elif not (found or wrong):
        say(["Everything is in order."])
    say([*wrong, *found])
    return FOUND if wrong or found else 0


def _day_and_settings(where: Places, args: argparse.Namespace) -> tuple[date, list[str]]:
    """The user's own day, and what is wrong with the settings; where they cannot be read, it is this machine's day."""
    try:
        return Clock(args, where.config).today(), []
    except (SettingsError, OSError) as error:
        return Clock(args, None).today(), [sentence_of(error)]


def paths(args: argparse.Namespace) -> int:
    """Say where everything lies; the file of the settings is written where it is missing, for it explains them."""
    with found_places(args) as where:
        try:
            write_default(where.config)
        except OSError as error:
            note(sentence_of(error))
        home = Home(where.data)
        said = {
            "settings": where.config,
            "data": home.snapshot,
            "changes": home.journal,
            "drafts": home.drafts,
            "backups": home.backups,
        }
        say(f"{name:10}{path}{_remark(path)}" for name, path in said.items())
    return 0


def _remark(path: Path) -> str:
    try:
        return "" if path.exists() else " (not there yet)"
    except OSError:
        return " (may not be read)"
