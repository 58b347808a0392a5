"""`afterword`, and `python -m tui`, which is the same."""

import gc
import os
import sys
from contextlib import suppress

from tui.cli import main


def start() -> None:
    """Run a command without ever looking for garbage, and end the process at once.

    A command ends before there is any; the screen looks for it once it is painted. All files are given back by then,
    and to take the memory apart, object by object, would take longer than most commands.
    """
    gc.disable()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # its reader is gone, or it was never there
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    start()
