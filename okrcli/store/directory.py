"""A workspace on disk: finding it, and reading its files without following anything out of it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.tree import FOLDERS, WORKSPACE_FILE, Entry, EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_FILE_SUFFIXES = (".yaml", ".yml", ".csv")


class NoWorkspaceError(OkrError):
    """No `okr.yaml` stands in a folder or above it."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"no {WORKSPACE_FILE} in {start} or a folder above it",
            "run `okr init` to begin a workspace here, or `okr -C DIR …` to look at one elsewhere",
        )


def discover(start: Path) -> Path:
    """Return the folder of the nearest `okr.yaml` from `start` upward, not past the root of its git repository."""
    folder = start.absolute()
    if not folder.is_dir():
        raise OkrError(f"{start} is no folder", "give -C a folder that exists")
    for candidate in (folder, *folder.parents):
        if os.path.lexists(candidate / WORKSPACE_FILE):
            return candidate
        if os.path.lexists(candidate / ".git"):
            break
    raise NoWorkspaceError(start)


class DirectoryTree:
    """The files of a workspace on disk. Symbolic links are never followed, devices never opened."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and what lies below the three folders, sorted by path."""
        found: list[Entry] = []
        for name in (WORKSPACE_FILE, *FOLDERS):
            found.extend(self._entries_at(name))
        return sorted(found, key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file below the root; links are refused at every level."""
        try:
            return self._read(path)
        except OSError as error:
            raise UnreadableError(path, (error.strerror or str(error)).lower()) from None

    def _read(self, path: str) -> bytes:
        descriptor = os.open(self.root / path, _OPEN)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableError(path, "not a regular file")
            return file.read()

    def _entries_at(self, name: str) -> Iterator[Entry]:
        try:
            found = os.lstat(self.root / name)
        except OSError:
            return
        kind = _kind(found.st_mode)
        if kind is EntryKind.FOLDER and name != WORKSPACE_FILE:
            yield from self._walk(name)
        else:
            yield Entry(name, kind, found.st_size)

    def _walk(self, top: str) -> Iterator[Entry]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                inside = list(os.scandir(self.root / folder))
            except OSError:
                # Listed as what it is, so that reading it says why it cannot be read.
                yield Entry(folder, EntryKind.FOLDER, 0)
                continue
            for item in inside:
                if item.name.startswith("."):
                    continue
                path = f"{folder}/{item.name}"
                found = item.stat(follow_symlinks=False)
                kind = _kind(found.st_mode)
                if kind is not EntryKind.FOLDER:
                    yield Entry(path, kind, found.st_size)
                elif item.name.endswith(_FILE_SUFFIXES):
                    yield Entry(path, kind, 0)
                else:
                    waiting.append(path)


def _kind(mode: int) -> EntryKind:
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    if stat.S_ISLNK(mode):
        return EntryKind.LINK
    return EntryKind.FOLDER if stat.S_ISDIR(mode) else EntryKind.DEVICE
