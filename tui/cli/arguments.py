"""What can be asked for on the command line."""

import argparse
import sys
from typing import Any, NoReturn

from tui.cli.output import USAGE, note
from tui.looks import LookError, look_named

FARTHEST = 3650
"""Days that one may look ahead."""

Commands = Any
"""What argparse's add_subparsers() returns; its type has no public name."""


def parser() -> argparse.ArgumentParser:
    """Everything that can be asked for; the result's `run` names the function that does it: "module.function"."""
    root = _Parser(prog="afterword", description="A planner for what comes after a job interview.", allow_abbrev=False)
    root.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    _add_options(root)
    root.set_defaults(run="screen.planner", home=None, demo=False, theme="", ascii=False, no_mouse=False, now=None)
    commands = root.add_subparsers(title="commands", metavar="COMMAND")
    _add_readers(commands)
    _add_keepers(commands)
    return root


def _add_readers(commands: Commands) -> None:
    due = _command(commands, "due", "owed.due", "print what is owed; silent when nothing is")
    due.add_argument("--days", type=_count, default=0, metavar="N", help="look N days ahead (0: today)")
    due.add_argument("--json", action="store_true", help="a JSON list, for scripts")
    _command(commands, "list", "owed.list_openings", "every opening in a line")
    show = _command(commands, "show", "owed.show", "everything about one opening")
    show.add_argument("opening", metavar="OPENING", help="its company or role, or a part of it")
    check = _command(commands, "check", "checking.check", "check the names in a letter; exit 1 when something is found")
    check.add_argument("file", metavar="FILE", help="the letter; - for the standard input")
    check.add_argument("--opening", required=True, metavar="TEXT", help="whom it is about: company or role")
    check.add_argument(
        "--to", action="append", default=[], metavar="NAME", help="whom it goes to; once for each person"
    )
    check.add_argument("--json", action="store_true", help="a JSON list, for scripts")
    _command(commands, "keys", "screen.keys", "every key of the planner")
    about = "the templates there are, your own too, and what is wrong with those; exit 1 when something is"
    templates = _command(commands, "templates", "templating.templates", about)
    starts = "start from ours: thank-you, check-in.email, other.note.short"
    templates.add_argument("--copy", nargs="+", default=[], metavar="NAME", help=starts)
    templates.add_argument("--slots", action="store_true", help="what the words in {braces} stand for")


def _add_keepers(commands: Commands) -> None:
    import_ = _command(commands, "import", "importing.import_files", "take in files, after a look at what they tell")
    about = "invitations (.ics), contacts (.vcf), e-mails (.eml), a CSV of openings, Afterword's JSON; - for the input"
    import_.add_argument("files", nargs="*", metavar="FILE", help=about)
    import_.add_argument("--opening", metavar="TEXT", help="the opening that all of it belongs to: company or role")
    import_.add_argument("--yes", action="store_true", help="take it in without being asked")
    import_.add_argument("--dry-run", action="store_true", help="show what would be taken in, and write nothing")
    import_.add_argument("--columns", action="store_true", help="show the columns of a CSV of openings")
    export = _command(commands, "export", "exporting.export", "everything that is known, as a file of its own")
    export.add_argument(
        "format",
        choices=("json", "ics", "vcf", "csv", "markdown"),
        help="json: all of it; ics: interviews and what is owed; vcf: people; csv: openings; markdown: dossiers",
    )
    export.add_argument(
        "-o", "--out", dest="output", metavar="FILE",
        help="write this file, - for the standard output; else that, or on a terminal a file that it names",
    )  # fmt: skip
    export.add_argument("--opening", metavar="TEXT", default="", help="only this opening: company or role")
    export.add_argument("--force", action="store_true", help="write over the file that is there")
    merge = _command(commands, "merge", "merging.merge", "bring in what another copy of the data knows")
    merge.add_argument("file", metavar="FILE", help="a conflict copy, a data folder or an exported JSON")
    merge.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    _command(commands, "backup", "keeping.backup", "make the backup of the day now")
    restore = _command(commands, "restore", "keeping.restore", "go back to a backup, after a look at what would change")
    restore.add_argument(
        "which", nargs="?", metavar="DAY", help="2026-11-20; else the newest that would change something"
    )
    restore.add_argument("--yes", action="store_true", help="go back without being asked")
    doctor = _command(commands, "doctor", "keeping.doctor", "look over the data; exit 1 when something is found")
    doctor.add_argument("--fix", action="store_true", help="mend what can be mended, after a backup")
    _command(commands, "paths", "keeping.paths", "where everything lies")


def _command(commands: Commands, name: str, run: str, about: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=f"{about[:1].upper()}{about[1:]}.", allow_abbrev=False
    )
    _add_options(command)
    command.set_defaults(run=run)
    return command


def _add_options(command: argparse.ArgumentParser) -> None:
    """What every command takes, before its name and after it; the defaults are the root's."""
    options = command.add_argument_group("for every command")
    unset = argparse.SUPPRESS
    options.add_argument("--home", metavar="DIR", default=unset, help="keep everything there (or set AFTERWORD_HOME)")
    options.add_argument("--demo", action="store_true", default=unset, help="sample data around today, then gone")
    options.add_argument("--theme", type=_look, metavar="NAME", default=unset, help="the theme for this run")
    options.add_argument("--ascii", action="store_true", default=unset, help="marks and lines in ASCII")
    options.add_argument("--no-mouse", action="store_true", default=unset, help="leave the mouse to the terminal")
    options.add_argument("--now", metavar="ISO", default=unset, help="as if it were this moment")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        note(f"{message[:1].upper()}{message[1:]}. Try: afterword --help")
        sys.exit(USAGE)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as the docstring says

        try:
            found = version("afterword")
        except PackageNotFoundError:
            found = "(not installed)"
        parser.exit(message=f"afterword {found}\n")


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > len(str(FARTHEST)) or int(text) > FARTHEST:
        raise argparse.ArgumentTypeError(f"days are a number from 0 to {FARTHEST}")
    return int(text)


def _look(text: str) -> str:
    try:
        return look_named(text)
    except LookError as error:
        raise argparse.ArgumentTypeError(f"{str(error)[:1].lower()}{str(error)[1:-1]}") from error
