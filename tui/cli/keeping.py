"""`backup`, `restore`, `doctor` and `paths`: what concerns the data as a whole."""

import argparse
from datetime import date
from pathlib import Path

from store import doctor as ward
from store.database import StoreError
from store.database.backups import Backup
from store.database.files import Home
from store.dates import say_day_in_full
from store.settings import SettingsError, write_default
from tui.cli.asking import agreed
from tui.cli.output import FOUND, USAGE, RefusalError, note, say, sentence_of, shortened
from tui.cli.session import Clock, Session, found_places, opened
from tui.cli.waiting import waiting
from tui.places import Places

DECLINED = FOUND
"""The exit status where nothing was done, since the user said no."""


def backup(args: argparse.Namespace) -> int:
    """Make the backup of the day now, and say where it is."""
    with waiting("Backing up"), opened(args) as session:
        made = session.planner.back_up()
    say([f"Backed up to {made.path}"])
    return 0


def restore(args: argparse.Namespace) -> int:
    """Say what going back to a backup would change, ask, and go back; how things are now is kept in today's backup."""
    with opened(args) as session:
        day = _day(args.which) if args.which is not None else None
        with waiting("Reading the backups"):
            backup, changes = _chosen(session, day)
        said = say_day_in_full(backup.day, session.clock.today())
        if not changes:
            say([f"Nothing is different from the backup of {said}."])
            return 0
        say([f"Going back to the backup of {said} would change:", *(f"  {change}" for change in changes)])
        if not (args.yes or agreed("Go back?", "--yes goes back without asking")):
            say(["Nothing was changed."])
            return DECLINED
        with waiting("Going back"):
            if backup.day != session.clock.today():
                session.planner.back_up()
            session.planner.restore(backup)
            session.planner.leave()  # so that today's backup holds how things were
        say([f"Everything is as it was in the backup of {said}. Undo in the planner takes that back."])
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
    with waiting("Looking through the data"):
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
            "templates": where.templates,
            "data": home.snapshot,
            "changes": home.journal,
            "drafts": home.drafts,
            "backups": home.backups,
            "outgoing": where.outgoing,
            "cache": where.cache,
        }
        say(f"{name:10}{path}{_remark(path)}" for name, path in said.items())
    return 0


def _remark(path: Path) -> str:
    try:
        return "" if path.exists() else " (not there yet)"
    except OSError:
        return " (may not be read)"
