"""A disk that remembers: records every call that changes files, and builds what a power cut may leave of them.

What was synced stays. Of what was not synced, each write may be there, missing, cut, or there as zeros, and each new
name may be there or not, whatever the order in which they were made.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Recording:
    """The calls, in order, each as a function that plays it on a Disk."""

    calls: list[tuple[Callable[["Disk"], None], int]] = field(default_factory=list)
    """With how many verbs had returned before it."""
    done: int = 0
    """How many verbs have returned."""

    def note(self, play: Callable[["Disk"], None]) -> None:
        """Remember a call."""
        self.calls.append((play, self.done))


@dataclass
class Inode:
    """A file without a name."""

    safe: bytes = b""
    """What was synced."""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)
    """Writes ("write", place, data) and cuts ("cut", size, b"") since."""

    def size(self) -> int:
        """How long the file is for whoever writes to it."""
        return len(self.after(self.pending))

    def after(self, operations: list[tuple[str, int, bytes]]) -> bytes:
        """The content after some of the pending operations."""
        content = bytearray(self.safe)
        for kind, place, data in operations:
            if kind == "cut":
                del content[place:]
                content.extend(bytes(place - len(content)))
            else:
                content.extend(bytes(max(0, place - len(content))))
                content[place : place + len(data)] = data
        return bytes(content)

    def variants(self) -> Iterator[bytes]:
        """What may be left of the file."""
        yield self.after([])
        if not self.pending:
            return
        yield self.after(self.pending)
        for left_out in range(len(self.pending)):
            yield self.after(self.pending[:left_out])
            yield self.after(self.pending[:left_out] + self.pending[left_out + 1 :])
        kind, place, data = self.pending[-1]
        if kind == "write":
            for share in (1, len(data) // 3, len(data) // 2, len(data) - 1):
                yield self.after([*self.pending[:-1], ("write", place, data[:share])])
                yield self.after([*self.pending[:-1], ("write", place, bytes(share) + data[share:])])
                yield self.after([*self.pending[:-1], ("write", place, data[:share] + bytes(len(data) - share))])


@dataclass
class Disk:
    """Inodes and names, and which of both are safe."""

    inodes: list[Inode] = field(default_factory=list)
    safe_names: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    pending_names: list[tuple[str, int | None]] = field(default_factory=list)
    """New names, and names that went (None), since the folder was synced."""

    def set_name(self, name: str, inode: int | None) -> None:
        """A name appears, moves or goes."""
        self.names = {**self.names, name: inode} if inode is not None else self._without(self.names, name)
        self.pending_names.append((name, inode))

    @staticmethod
    def _without(names: dict[str, int], gone: str) -> dict[str, int]:
        return {name: inode for name, inode in names.items() if name != gone}

    def sync_names(self) -> None:
        """A folder was synced."""
        self.safe_names, self.pending_names = dict(self.names), []

    def _names_after(self, operations: list[tuple[str, int | None]]) -> dict[str, int]:
        names = dict(self.safe_names)
        for name, inode in operations:
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        return names

    def states(self) -> Iterator[dict[str, bytes]]:
        """Every content of the folder that a power cut may leave now."""
        choices = [self.pending_names[:count] for count in range(len(self.pending_names) + 1)]
        choices += [self.pending_names[:one] + self.pending_names[one + 1 :] for one in range(len(self.pending_names))]
        for operations in choices:
            names = self._names_after(operations)
            plain = {name: self.inodes[inode].after(self.inodes[inode].pending) for name, inode in names.items()}
            yield plain
            for name, inode in names.items():
                for content in self.inodes[inode].variants():
                    yield {**plain, name: content}


class RecordingOs:
    """Stands in for the module os, and records what changes files below a folder."""

    def __init__(self, home: Path, recording: Recording) -> None:
        self._home = str(home)
        self._recording = recording
        self._inode_of: dict[int, int] = {}
        """By descriptor."""
        self._numbers: dict[tuple[int, int], int] = {}
        """By device and inode of the real file."""
        self._held: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        """As os.open."""
        existed = os.path.lexists(path)
        descriptor = os.open(path, flags, mode)
        if flags & os.O_ACCMODE == os.O_RDONLY:
            return descriptor
        number = self._number(descriptor)
        self._inode_of[descriptor] = number
        name = os.path.relpath(path, self._home)
        if not existed:
            self._recording.note(lambda disk: disk.set_name(name, number))
        if flags & os.O_TRUNC and existed:
            self._recording.note(lambda disk: disk.inodes[number].pending.append(("cut", 0, b"")))
        return descriptor

    def _number(self, descriptor: int) -> int:
        """Our number of a real file; each is held open, so that the system does not use its inode again."""
        found = os.fstat(descriptor)
        key = (found.st_dev, found.st_ino)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            self._held.append(os.dup(descriptor))
            self._recording.note(lambda disk: disk.inodes.append(Inode()))
        return self._numbers[key]

    def release(self) -> None:
        """Close what was held open."""
        for descriptor in self._held:
            os.close(descriptor)

    def write(self, descriptor: int, data: Any) -> int:
        """As os.write, at the end of the file."""
        number, content = self._inode_of[descriptor], bytes(data)

        def play(disk: Disk) -> None:
            inode = disk.inodes[number]
            inode.pending.append(("write", inode.size(), content))

        self._recording.note(play)
        return os.write(descriptor, data)

    def ftruncate(self, descriptor: int, size: int) -> None:
        """As os.ftruncate."""
        number = self._inode_of[descriptor]
        self._recording.note(lambda disk: disk.inodes[number].pending.append(("cut", size, b"")))
        os.ftruncate(descriptor, size)

    def fsync(self, descriptor: int) -> None:
        """As os.fsync."""
        os.fsync(descriptor)
        if descriptor not in self._inode_of:
            self._recording.note(Disk.sync_names)
            return
        number = self._inode_of[descriptor]

        def play(disk: Disk) -> None:
            inode = disk.inodes[number]
            inode.safe, inode.pending = inode.after(inode.pending), []

        self._recording.note(play)

    fdatasync = fsync

    def close(self, descriptor: int) -> None:
        """As os.close."""
        self._inode_of.pop(descriptor, None)
        os.close(descriptor)

    def rename(self, source: Any, target: Any) -> None:
        """As os.rename."""
        os.rename(source, target)  # noqa: PTH104  the very call that is stood in for
        old, new = os.path.relpath(source, self._home), os.path.relpath(target, self._home)

        def play(disk: Disk) -> None:
            inode = disk.names[old]
            disk.set_name(new, inode)
            disk.names = disk._without(disk.names, old)

        self._recording.note(play)

    def unlink(self, path: Any) -> None:
        """As os.unlink."""
        os.unlink(path)  # noqa: PTH108  the very call that is stood in for
        name = os.path.relpath(path, self._home)
        self._recording.note(lambda disk: disk.set_name(name, None))
