"""A workspace on disk: finding it, and reading its files without following anything out of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE, Walk, repository_around, workspace_around
from okrcli.tree import Entry, EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class NoFolderError(OkrError):
    """Where the search for a workspace should start, there is no folder."""

    def __init__(self, start: Path) -> None:
        super().__init__(f"{start} is no folder", "give -C a folder that exists")


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
        raise NoFolderError(start)
    found = workspace_around(str(folder))
    if found is None:
        raise NoWorkspaceError(folder)
    return Path(found)


def repository_top(root: Path) -> Path:
    """Return the folder of the git repository around a workspace; the workspace itself where there is none."""
    return Path(repository_around(str(root)) or root)


class DirectoryTree:
    """The files of a workspace on disk. Symbolic links are never followed, devices never opened."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = os.path.join(root, "")  # noqa: PTH118 - text: paths are joined for every file
        self._walked: set[str] = {""}

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and what lies below the three folders, sorted by path."""
        walk = Walk(str(self.root))
        self._walked = walk.opened
        sealed = (Entry(path, EntryKind.SEALED, 0) for path in walk.sealed)
        return sorted([*sealed, *(_entry(*item) for item in walk.found.items())], key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file below the root; links are refused at every level."""
        try:
            self._refuse_linked_folder(path.rpartition("/")[0])
            return self._read(path)
        except OSError as error:
            raise UnreadableError(path, (error.strerror or str(error)).lower()) from None

    def _read(self, path: str) -> bytes:
        descriptor = os.open(self._prefix + path, _OPEN)
        with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableError(path, "not a regular file")
            return file.read()

    def _refuse_linked_folder(self, folder: str) -> None:
        """Look at each folder on the way to a file, unless the walk has come that way."""
        while folder not in self._walked:
            if stat.S_ISLNK(os.lstat(self._prefix + folder).st_mode):
                raise UnreadableError(folder, "a symbolic link stands on the way to it")
            folder = folder.rpartition("/")[0]


def _entry(path: str, found: os.stat_result | None) -> Entry:
    """Make an entry of what stands at a path; what is gone again, or may not be looked at, is left for `read`."""
    if found is None:
        return Entry(path, EntryKind.FILE, 0)
    kind = _kind(found.st_mode)
    return Entry(path, kind, 0 if kind is EntryKind.FOLDER else found.st_size)


def _kind(mode: int) -> EntryKind:
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    if stat.S_ISLNK(mode):
        return EntryKind.LINK
    return EntryKind.FOLDER if stat.S_ISDIR(mode) else EntryKind.DEVICE
