"""`afterword`, and `python -m tui`, which is the same."""

import os
import sys
from contextlib import suppress

from tui.cli import main


def start() -> None:
    """Run a command and end the process at once.

    All files are given back by then; to take the memory apart, object by object, would take longer than most commands.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # its reader is gone, or it was never there
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    start()
