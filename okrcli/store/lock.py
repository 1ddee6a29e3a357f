"""One writer of a workspace at a time."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.store.failures import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120.0
"""Seconds to wait for other writers; forty of them in a row take less."""
_PAUSE = 0.01
_held: set[tuple[int, int]] = set()
"""The folders that this process has locked: inside the lock it may be asked for again."""


class LockedError(OkrError):
    """Another process has kept the workspace locked for longer than anyone wants to wait."""

    def __init__(self, root: Path, patience: float) -> None:
        super().__init__(
            f"another okr has been writing to {root} for {patience:.0f} seconds",
            "wait for it, or end it if it hangs (`ps -C okr`); the lock ends with it, and nothing was written here",
        )


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep all other writers out of a workspace.

    The lock is on the folder itself: it leaves no file behind and ends with the process, however that ends. Readers
    need none, since every file is replaced as a whole.
    """
    try:
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise CannotWriteError(str(root), error) from None
    try:
        found = os.fstat(descriptor)
        identity = (found.st_dev, found.st_ino)
        if identity in _held:
            yield
            return
        _wait(descriptor, root, patience)
        _held.add(identity)
        try:
            yield
        finally:
            _held.discard(identity)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, root: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise LockedError(root, patience) from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise CannotWriteError(str(root), error) from None
        else:
            return
