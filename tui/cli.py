"""The command line: arguments, the sub-commands, and what is said when something is wrong.

Textual is imported only when the screen opens. Errors are one sentence on stderr: status 2 for wrong usage,
1 for what was found or failed.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from store import settings as config
from store.dates import zone_of
from store.records import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.planner import Planner
    from store.queue import Entry

FOUND, USAGE = 1, 2


class RefusalError(Exception):
    """Something that cannot be done, said in one sentence."""

    def __init__(self, sentence: str, status: int = FOUND) -> None:
        super().__init__(sentence)
        self.status = status
        """The exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except RefusalError as refusal:
        return _complain(str(refusal), refusal.status)
    except config.SettingsError as error:
        return _complain(str(error), FOUND)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Everything that can be asked for on the command line."""
    root = _Parser(prog="afterword", description="A planner for what comes after a job interview.")
    root.add_argument("--version", action="version", version=f"afterword {_version()}")
    root.add_argument("--home", metavar="DIR", help="keep everything under this folder (or set AFTERWORD_HOME)")
    root.add_argument("--demo", action="store_true", help="sample data around today, gone with the run")
    root.add_argument("--theme", default="", help="the theme for this run")
    root.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    root.add_argument("--now", metavar="ISO", help=argparse.SUPPRESS)
    root.set_defaults(run=_open)
    commands = root.add_subparsers(title="commands", metavar="")
    due = commands.add_parser("due", help="print what is owed; silent when nothing is")
    due.add_argument("--days", type=_count, default=0, metavar="N", help="look N days ahead (0: today)")
    due.add_argument("--json", action="store_true", help="a JSON list, for scripts")
    due.set_defaults(run=_due)
    listing = commands.add_parser("list", help="every opening in a line")
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="everything about one opening")
    show.add_argument("opening", help="its company or role, or a part of it")
    show.set_defaults(run=_show)
    for command in (due, listing, show):
        command.add_argument("--now", metavar="ISO", default=argparse.SUPPRESS, help="as if it were this moment")
        command.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="the folder with the data")
        command.add_argument("--demo", action="store_true", default=argparse.SUPPRESS, help="sample data")
    return root


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]  # never returns; argparse says NoReturn
        sys.exit(_complain(f"{message[:1].upper()}{message[1:]}. Try: afterword --help", USAGE))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) > 3650:
        raise argparse.ArgumentTypeError("days are a number from 0 to 3650")
    return int(text)


def _complain(sentence: str, status: int) -> int:
    print(f"afterword: {sentence}", file=sys.stderr)
    return status


def _version() -> str:
    try:
        return version("afterword")
    except PackageNotFoundError:
        return "(not installed)"


class Session:
    """One run: settings, planner and clock, from the arguments."""

    def __init__(self, args: argparse.Namespace, data: Path, config_file: Path) -> None:
        self.config = config_file
        """The file of the settings."""
        self.is_demo = bool(args.demo)
        """Is it sample data?"""
        settings = config.load(config_file, config.find_system_zone(os.environ))
        self._pinned = _moment(args.now, settings) if args.now else None
        if self.is_demo:
            from store.sample import sample_settings  # noqa: PLC0415 - only the demo needs it

            settings = sample_settings(settings)
        self.settings = settings
        """Who the user is, and the numbers of the rules."""
        self._zone = zone_of(settings.zone, "UTC")
        self.planner = _planner(data, settings)
        """The gate to the data."""
        if self.is_demo:
            from store.sample import sample  # noqa: PLC0415 - only the demo needs it

            self.planner.load_sample(sample(self.now(), settings))

    def now(self) -> datetime:
        """The present moment in the user's zone; the one of --now where that was given."""
        return (self._pinned or datetime.now(self._zone)).astimezone(self._zone).replace(microsecond=0)

    def entries(self) -> "tuple[Entry, ...]":
        """The queue."""
        from store.queue import queue  # noqa: PLC0415 - `afterword list` does without

        return queue(self.planner.snapshot, self.now())


@contextmanager
def _session(args: argparse.Namespace) -> "Iterator[Session]":
    """Open the data; the demo's in a folder that goes with the run."""
    from tui.places import places  # noqa: PLC0415 - kept from `--version` and `--help`

    if args.demo:
        with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
            yield from _opened(args, Path(folder), Path(folder) / "config.toml")
    else:
        where = places(args.home)
        yield from _opened(args, where.data, where.config)


def _opened(args: argparse.Namespace, data: Path, config_file: Path) -> "Iterator[Session]":
    try:
        session = Session(args, data, config_file)
    except OSError as error:
        raise RefusalError(f"{error.filename or data} cannot be used: {error.strerror}.") from error
    try:
        yield session
    finally:
        session.planner.close()


def _planner(home: Path, settings: Settings) -> "Planner":
    from store.database import StoreError  # noqa: PLC0415
    from store.planner import Planner  # noqa: PLC0415 - kept from `--version` and `--help`

    try:
        return Planner.open(home, settings)
    except StoreError as error:
        raise RefusalError(str(error)) from error


def _moment(text: str, settings: Settings) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RefusalError(f"“{text[:40]}” is no moment; write one like 2026-11-24T09:30.", USAGE) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(settings.zone, "UTC"))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _due(args: argparse.Namespace) -> int:
    from tui.report import due_json, due_line, due_within  # noqa: PLC0415

    with _session(args) as session:
        now = session.now()
        owed = due_within(session.entries(), now, args.days)
        if args.json:
            print(json.dumps([due_json(entry) for entry in owed], ensure_ascii=False, indent=1))
        else:
            _print(due_line(entry, now) for entry in owed)
    return 0


def _list(args: argparse.Namespace) -> int:
    from tui.report import list_lines  # noqa: PLC0415

    with _session(args) as session:
        _print(list_lines(session.planner.snapshot, session.now()))
    return 0


def _show(args: argparse.Namespace) -> int:
    from tui.report import find, show_lines  # noqa: PLC0415

    with _session(args) as session:
        found = find(session.planner.snapshot, args.opening)
        if len(found) > 1:
            names = "; ".join(f"{d.opening.company} {d.opening.role}".strip() for d in found[:8])
            raise RefusalError(f"“{args.opening}” could be any of: {names}.")
        if not found:
            raise RefusalError(f"No opening is called “{args.opening[:60]}”; afterword list shows them all.")
        _print(show_lines(found[0], session.entries(), session.now()))
    return 0


def _open(args: argparse.Namespace) -> int:
    """Open the screen; where the output is no terminal, print the queue instead."""
    if not sys.stdout.isatty():
        from tui.report import queue_lines  # noqa: PLC0415

        with _session(args) as session:
            _print(queue_lines(session.entries(), session.now()))
        return 0
    if not sys.stdin.isatty():
        raise RefusalError("The planner reads keys from a terminal, and its input is none.", USAGE)
    with _session(args) as session:
        gc.disable()  # until the first paint: a collection would only find what stays
        from tui.app import run  # noqa: PLC0415 - the only door to Textual

        theme = args.theme or session.settings.theme
        return run(session.planner, session.now, session.config, theme, mouse=not args.no_mouse)


if __name__ == "__main__":
    sys.exit(main())
