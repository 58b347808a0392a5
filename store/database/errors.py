"""What can go wrong with the files, each with one calm sentence for the user."""
# ruff: noqa: N818  (the names read as what happened: raise Busy)

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """The files did not do as asked; str() is one sentence for the user."""


class Busy(StoreError):
    """Another session held the lock for longer than a verb may wait."""


class Damaged(StoreError):
    """A file cannot be read as what it should be, and could not be mended."""


class NewerFormat(StoreError):
    """The files were written by a newer version; nothing was touched."""


class NotWritable(StoreError):
    """A file or folder cannot be written: no right to, or the disk refuses."""


class DiskFull(NotWritable):
    """No room is left on the disk, or in the user's quota."""


class ReadOnly(StoreError):
    """This planner was opened to be read only."""


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The error numbers by which a disk says that it is full."""

FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""The error numbers by which a system says that writing is not allowed."""


@contextmanager
def in_words(outcome: str) -> Iterator[None]:
    """Turn an OSError raised inside into a StoreError that begins with the outcome ("The change was not saved")."""
    try:
        yield
    except OSError as error:
        raise spoken(error, outcome) from error


def spoken(error: OSError, outcome: str) -> StoreError:
    """The StoreError that says what the disk did."""
    if error.errno in NO_ROOM:
        return DiskFull(f"{outcome}: the disk is full.")
    if error.errno in FORBIDDEN:
        return NotWritable(f"{outcome}: the planner's files may not be used here.")
    reason = error.strerror or str(error) or "an unknown error"
    return NotWritable(f"{outcome}: the disk reported “{reason}”.")
