"""Folders of a workspace as open descriptors: what is reached through them is never outside, whatever links appear."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from okrcli.store.descriptors import close
from okrcli.store.failures import NotAFileError, naming
from okrcli.store.leftovers import sweep

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Folders:
    """The folders that a change writes to, each opened once; new ones can be taken away again."""

    def __init__(self, root: Path) -> None:
        with naming(str(root)):
            self._open = {"": os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)}
        self._swept: set[str] = set()
        self._made: list[str] = []

    def __enter__(self) -> Self:
        """Give the folders to a `with`, at whose end all are closed."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close all folders."""
        for descriptor in self._open.values():
            close(descriptor)

    def folder_of(self, path: str) -> int:
        """Return the descriptor of the folder that a path names a file in, swept; missing folders are made."""
        folder = path.rpartition("/")[0]
        descriptor = self._descriptor(folder)
        if folder not in self._swept:
            sweep(descriptor)
            self._swept.add(folder)
        return descriptor

    def take_away(self) -> None:
        """Take the new folders away again, where nobody has put anything into them."""
        for folder in reversed(self._made):
            above, _, name = folder.rpartition("/")
            try:
                os.rmdir(name, dir_fd=self._open[above])
            except OSError:
                continue

    def _descriptor(self, folder: str) -> int:
        if folder not in self._open:
            above, _, name = folder.rpartition("/")
            self._open[folder] = self._enter(self._descriptor(above), name, folder)
        return self._open[folder]

    def _enter(self, above: int, name: str, folder: str) -> int:
        with naming(folder):
            try:
                return os.open(name, _OPEN, dir_fd=above)
            except FileNotFoundError:
                self._make(above, name, folder)
                return os.open(name, _OPEN, dir_fd=above)
            except NotADirectoryError:
                raise NotAFileError(folder, "something that is no folder, or a link to one,") from None

    def _make(self, above: int, name: str, folder: str) -> None:
        try:
            os.mkdir(name, dir_fd=above)
        except FileExistsError:
            return
        self._made.append(folder)
        os.fsync(above)
