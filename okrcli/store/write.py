"""Writing the files of a change: all of them or none, each whole, and never over what somebody else wrote meanwhile.

A file is written beside its place, synced, and put there in one step; the folder is synced; then what was kept of the
old one goes. A process that is killed on the way leaves each file as it was or as it should be, and at most hidden
files beside them, which the next writer to that folder removes. It may leave some files of a change as they were and
others as they should be: what is new comes first and what goes is last, so that nothing is lost.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.store.failures import CannotWriteError, naming
from okrcli.store.folders import Folders
from okrcli.store.lock import locked
from okrcli.store.placed import PlacedFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from okrcli.draft import FileChange


def write(root: Path, files: Sequence[FileChange]) -> None:
    """Write all files of a change below `root`, or raise an `OkrError` and leave everything as it was.

    Modes, owners and, where the system lets us, extended attributes stay. A symbolic link is not written through. A
    file with a second name (a hard link) is replaced under this one: the other keeps the old bytes.
    """
    changes = sorted((file for file in files if file.before != file.after), key=_order)
    with locked(root), Folders(root) as folders, _taken_away_if_empty(folders):
        placed = []
        for change in changes:
            with naming(change.path):
                placed.append(_place_of(change, changes, folders))
        with _cleared(placed):
            for file in placed:
                with naming(file.change.path):
                    file.check()
                    file.stage()
            _put_all(placed)


def _order(change: FileChange) -> int:
    if change.before is None:
        return 0
    return 2 if change.after is None else 1


def _place_of(change: FileChange, changes: Sequence[FileChange], folders: Folders) -> PlacedFile:
    """Return a file in its opened folder; one that is new takes mode and owner of the one that it replaces, if any."""
    model = change if change.before is not None else _predecessor(change, changes)
    like = None if model is None else (folders.folder_of(model.path), model.path.rpartition("/")[2])
    return PlacedFile(change, folders.folder_of(change.path), like)


def _predecessor(change: FileChange, changes: Sequence[FileChange]) -> FileChange | None:
    """Return the file that goes where another one of its suffix comes: it is renamed."""
    suffix = change.path.rpartition(".")[2]
    alike = [other for other in changes if other.after is None and other.path.rpartition(".")[2] == suffix]
    return alike[0] if len(alike) == 1 else None


def _put_all(placed: Sequence[PlacedFile]) -> None:
    begun: list[PlacedFile] = []
    try:
        for file in placed:
            with naming(file.change.path):
                file.check()
                begun.append(file)
                file.put()
        for folder, file in {file.folder: file for file in placed}.items():
            with naming(file.change.path):
                _sync(folder)
    except BaseException:
        _take_back(begun)
        raise


def _take_back(begun: Sequence[PlacedFile]) -> None:
    """Take all files back; raise what keeps one of them from it once the others are back."""
    failed: list[CannotWriteError] = []
    for file in reversed(begun):
        try:
            file.take_back()
        except OSError as error:
            failed.append(CannotWriteError(file.change.path, error, undone=False))
    if failed:
        raise failed[0]


def _sync(folder: int) -> None:
    """Wait until a folder is on the disk, where its disk can be asked."""
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise


@contextmanager
def _cleared(placed: Sequence[PlacedFile]) -> Iterator[None]:
    """Take away at the end what stands beside the files."""
    try:
        yield
    finally:
        for file in placed:
            file.clear()


@contextmanager
def _taken_away_if_empty(folders: Folders) -> Iterator[None]:
    """Take new folders away again if nothing was written."""
    try:
        yield
    except BaseException:
        folders.take_away()
        raise
