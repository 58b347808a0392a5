"""The command line, and the edge of the program: arguments, files and the clock come in here, text goes out.

    arguments   what can be asked for; each command names the function that does it
    session     one run: where things lie, settings, planner, the present moment
    output      text on its way out, cleaned; refusals, and every error as one sentence
    screen      `afterword`: the planner's screen, or its queue as text; `keys`
    owed        `due`, `list`, `show`
    checking    `check`
    importing   `import`
    exporting   `export`
    merging     `merge`
    keeping     `backup`, `restore`, `doctor`, `paths`
    templating  `templates`
    lacking     what letters still lack, in plain text
    positions   offsets in a cleaned text → line and column in its file
    asking      which opening or person is meant

A command's module loads when it is asked for; Textual and the exchange formats later still. Exit status: 0 all is well,
1 something was found or failed, 2 it was asked for wrongly.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

from tui.cli.arguments import parser
from tui.cli.output import abandon, draw_in_ascii, explain, flush, prepare

INTERRUPTED = 130
"""What shells expect of a program that Ctrl+C ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status (SystemExit after --help, --version and wrong usage)."""
    prepare()
    args = parser().parse_args(argv)
    if args.ascii:
        draw_in_ascii()
    module, _, function = args.run.partition(".")
    try:
        status = int(getattr(import_module(f"tui.cli.{module}"), function)(args))
        flush()
    except BrokenPipeError:  # the reader of the pipe has seen enough
        abandon()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return explain(error)
    return status
