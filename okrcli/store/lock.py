"""One writer of a workspace at a time."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.store.descriptors import close
from okrcli.store.failures import CannotWriteError, naming

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
    with _opened(root) as descriptor:
        identity = _identity(root, descriptor)
        if identity in _held:
            yield
            return
        _wait(descriptor, root, patience)
        _held.add(identity)
        try:
            yield
        finally:
            _held.discard(identity)


@contextmanager
def _opened(root: Path) -> Iterator[int]:
    with naming(str(root)):
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        close(descriptor)


def _identity(root: Path, descriptor: int) -> tuple[int, int]:
    with naming(str(root)):
        found = os.fstat(descriptor)
    return found.st_dev, found.st_ino


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
