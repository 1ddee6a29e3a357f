"""Writing the files of a change, under a lock that every writer of the workspace takes."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from okrcli.change import FileChange


class ChangedMeanwhileError(OkrError):
    """A file is no longer what it was when the change was planned."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has changed meanwhile", "call again: nothing was written")


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep other writers of the workspace out; the lock leaves no file behind."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write(root: Path, files: Sequence[FileChange]) -> None:
    """Write all files, each whole; the caller holds the lock."""
    for file in files:
        target = root / file.path
        if (target.read_bytes() if target.is_file() else None) != file.before:
            raise ChangedMeanwhileError(file.path)
    for file in files:
        target = root / file.path
        if file.after is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.after)
