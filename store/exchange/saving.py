"""A text into a file of the user's: whole or not at all, for its owner alone, and never over what is there unasked."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile


class SavingError(ValueError):
    """The file was not written; str() is one sentence for the user."""


def save(target: Path, pieces: Iterable[str], *, over: bool = False) -> None:
    """Write the pieces in UTF-8 (SavingError). A device or a pipe is written as it is; a file that is there, if `over`.

    A link is followed, and stays one.
    """
    target = target.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as device:
                device.writelines(pieces)
        elif target.exists() and not over:
            raise FileExistsError
        else:
            _write(target, pieces, over)
    except FileExistsError:
        raise SavingError(f"{target} is there already, and was left as it is; --force writes over it.") from None
    except OSError as error:
        raise SavingError(f"{target} cannot be written: {error.strerror}.") from error


def free_name(folder: Path, name: str) -> Path:
    """A path in a folder that nothing has yet: the name, or the name with a number."""
    plain = folder / name
    path = plain
    number = 1
    while os.path.lexists(path):
        number += 1
        path = plain.with_stem(f"{plain.stem}-{number}")
    return path


def _write(target: Path, pieces: Iterable[str], over: bool) -> None:
    """The name of the temporary file is random, for the folder is the user's own, and so may be any name in it."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=".afterword-", delete=False
    ) as beside:
        try:
            beside.writelines(pieces)
            beside.flush()
            os.fsync(beside.fileno())
            if over:
                Path(beside.name).replace(target)
            else:
                _place(Path(beside.name), target)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise


def _place(beside: Path, target: Path) -> None:
    """Give the file its name, unless another came first (FileExistsError)."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        target.touch(mode=0o600, exist_ok=False)
        beside.replace(target)
    else:
        beside.unlink()
