"""One run: where things lie, who the user is, the planner, and the present moment."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from store import settings as config
from store.database import ONLY_READ
from store.dates import ALMANAC, zone_of
from store.planner import Planner
from store.records import Settings
from tui.cli.output import USAGE, RefusalError, note, shortened
from tui.places import Places, places

LARGE = 1 << 20
"""Bytes of data that take longer to read than one likes to wait before an empty screen."""

YEARS = range(1970, 2200)
"""Years that --now may name: those whose holidays are known."""


class Session:
    """The settings, the planner and the clock of one run."""

    def __init__(self, args: argparse.Namespace, where: Places) -> None:
        self.where = where
        """Where things lie."""
        self.is_demo = bool(args.demo)
        """Is it sample data?"""
        self.clock = Clock(args, where.config)
        """The present moment."""
        self.settings = self.clock.settings
        """Who the user is, and the numbers of the rules."""
        self._planner: Planner | None = None

    @property
    def planner(self) -> Planner:
        """The gate to the data, opened when it is first needed (StoreError, OSError)."""
        if self._planner is None:
            self._planner = Planner.open(self.where.data, self.settings, self.clock.today)
        return self._planner

    @property
    def is_large(self) -> bool:
        """Is there so much to read that one had better see something before that?"""
        return Planner.weight(self.where.data) > LARGE

    @property
    def is_closed(self) -> bool:
        """Are the data not opened yet?"""
        return self._planner is None

    def tell_notices(self) -> None:
        """Say on stderr what was found in the files (StoreError, OSError)."""
        for notice in self.planner.notices:
            if notice != ONLY_READ:  # whoever wants to change something will be told
                note(notice)

    def close(self) -> None:
        """Give the files back, if they were opened."""
        if self._planner:
            self._planner.close()

    def now(self) -> datetime:
        """The present moment in the user's zone; the one of --now where that was given."""
        return self.clock.now()


class Clock:
    """The settings, and the present moment in their zone: what a run knows before it opens any data."""

    def __init__(self, args: argparse.Namespace, config_file: Path | None) -> None:
        """Without a file the settings are the defaults (SettingsError, OSError)."""
        zone = config.find_system_zone(os.environ)
        settings = config.load(config_file, zone) if config_file else Settings(zone=zone)
        if args.demo:
            from store.sample import sample_settings  # noqa: PLC0415 - only the demo needs it

            settings = sample_settings(settings)
        self.settings = settings
        """Who the user is, and the numbers of the rules."""
        self._zone = zone_of(settings.zone, "UTC")
        self._pinned = _moment(args.now, settings) if args.now is not None else None

    def now(self) -> datetime:
        """The present moment in the user's zone; the one of --now where that was given."""
        return (self._pinned or datetime.now(self._zone)).astimezone(self._zone).replace(microsecond=0)

    def today(self) -> date:
        """The user's own day."""
        return self.now().date()


@contextmanager
def found_places(args: argparse.Namespace) -> Iterator[Places]:
    """Where things lie; the demo's in a folder that goes with the run."""
    if args.demo:
        import tempfile  # noqa: PLC0415 - only the demo needs it, and it brings much along

        with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
            yield Places(Path(folder), Path(folder) / "config.toml", Path(folder) / "cache")
    else:
        try:
            where = places(args.home)
        except RuntimeError:  # "~somebody" who is not there
            raise RefusalError(f"There is no home folder for “{shortened(args.home or '~', 60)}”.", USAGE) from None
        yield where


@contextmanager
def opened(args: argparse.Namespace, *, may_be_late: bool = False) -> Iterator[Session]:
    """Open the data, and close it after; what was found in the files is said on stderr (StoreError, OSError).

    Where that `may_be_late`, much data is opened only when the session's planner is asked for.
    """
    with found_places(args) as where, ALMANAC.kept_in(where.cache / "holidays.json"):
        session = Session(args, where)
        try:
            if session.is_demo:
                from store.sample import sample  # noqa: PLC0415 - only the demo needs it

                session.planner.load_sample(sample(session.now(), session.settings))
            is_late = may_be_late and session.is_large
            if not is_late:
                session.tell_notices()
            yield session
            if is_late and not session.is_closed:
                session.tell_notices()
        finally:
            session.close()


def _moment(text: str, settings: Settings) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        is_known = moment.year in YEARS
    except ValueError:
        is_known = False
    if not is_known:
        raise RefusalError(f"“{shortened(text, 40)}” is no moment; write one like 2026-11-24T09:30.", USAGE)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(settings.zone, "UTC"))
