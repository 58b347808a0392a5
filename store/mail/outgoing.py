"""Files that the user takes elsewhere: private, never over another, named by day and purpose alone."""

import os
from datetime import date
from itertools import count
from pathlib import Path

from store.records import Purpose


def write(folder: Path, day: date, purpose: Purpose, ending: str, data: bytes) -> Path:
    """Write a new file for its owner alone, and return where it is (OSError).

    Nothing from outside, no company and no name, ever becomes a part of the path.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"{day.isoformat()}-{purpose.value.replace(' ', '-')}"
    for number in count(1):
        path = folder / (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        return path
    raise AssertionError  # count() never ends
