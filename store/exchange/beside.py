"""Copies of the planner's files that a syncing program left beside them, where two machines changed them at once."""

import re
from contextlib import suppress
from pathlib import Path

from store.database.files import Home, make_folder, tighten

CONFLICT = re.compile(r"conflict|\.orig$|~[^.]*$|_(LOCAL|REMOTE|BACKUP)_\d|\.\.path\d|\.(mine|theirs)$", re.IGNORECASE)
"""In the names of the copies that Syncthing, Nextcloud, Dropbox, rclone and git make."""

OURS = b"<<<<<<< "
"""How a line begins by which git marks what it could not decide."""


def conflict_copies(home: Path) -> list[Path]:
    """The copies beside the planner's files, by name; of a snapshot and its journal the snapshot alone."""
    with suppress(OSError):
        beside = sorted(path for path in home.iterdir() if path.name.startswith("afterword") and path.is_file())
        copies = [path for path in beside if _is_copy(path, Home(home))]
        return [path for path in copies if path.suffix != ".journal" or path.with_suffix(".json") not in copies]
    return []


def settle(path: Path, home: Path) -> list[Path]:
    """Move a conflict copy that was merged, and its journal, among the backups; returns where they lie (OSError)."""
    moved = []
    if path.absolute() in [copy.absolute() for copy in conflict_copies(home)]:
        folder = Home(home).backups
        make_folder(folder)
        for copy in {path, path.with_suffix(".journal")} if path.suffix == ".json" else {path}:
            if copy.is_file():
                tighten(copy)
                moved.append(copy.rename(_free(folder / copy.name)))
    return moved


def _free(path: Path) -> Path:
    """The path, or one with a number where something has it."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _is_copy(path: Path, home: Home) -> bool:
    if path in {home.snapshot, home.journal, home.lock} or path.suffix == ".new":
        return False
    return bool(CONFLICT.search(path.name)) or (".damaged-" in path.name and _is_marked(path))


def _is_marked(path: Path) -> bool:
    """Did git mark something in this file? Such a file is set aside as damaged at the next start."""
    with suppress(OSError), path.open("rb") as file:
        return any(line.startswith(OURS) for line in file)
    return False
