"""Files that the user names: only plain files of a size that is read, or the standard input; never waits for one."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from store.exchange.child import UnreadableError
from store.exchange.limits import FILE

_LARGEST = f"{FILE // 1024 // 1024} MB"
_TOO_LARGE = f"It is larger than {_LARGEST}, which is more than is read of one file."

_REASONS = {
    errno.ENOENT: "There is no such file.",
    errno.ENOTDIR: "There is no such file.",
    errno.EACCES: "It may not be read.",
    errno.EPERM: "It may not be read.",
    errno.ENAMETOOLONG: "There is no such file.",
    errno.ELOOP: "There is no such file.",
}


def bytes_of(path: Path) -> bytes:
    """What is in a plain file (UnreadableError)."""
    try:
        descriptor = os.open(path.expanduser(), os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError, RuntimeError) as error:  # a null byte; “~somebody” who is not there
        reason = _REASONS.get(getattr(error, "errno", None) or errno.ENOENT)
        raise UnreadableError(reason or f"It cannot be read: {getattr(error, 'strerror', error)}.") from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise UnreadableError("It is a folder; name the files in it." if stat.S_ISDIR(mode) else "It is no plain file.")
    with os.fdopen(descriptor, "rb") as file:
        return bytes_from(file)


def bytes_from(stream: BinaryIO) -> bytes:
    """What comes out of a stream, if that is not too much (UnreadableError)."""
    try:
        data = stream.read(FILE + 1)
    except OSError as error:
        raise UnreadableError(f"It cannot be read: {error.strerror}.") from error
    if len(data) > FILE:
        raise UnreadableError(_TOO_LARGE)
    return data
