"""Files and folders that the system has opened for us."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def opened(name: str | Path, flags: int, *, folder: int | None = None, mode: int = 0) -> Iterator[int]:
    """Open a name, in an open folder if one is given, and close it at the end."""
    descriptor = os.open(name, flags | os.O_CLOEXEC, mode, dir_fd=folder)
    try:
        yield descriptor
    finally:
        close(descriptor)


def close(descriptor: int) -> None:
    """Close what was opened; what had to reach the disk was synced before, so that a failure here is no news."""
    with suppress(OSError):
        os.close(descriptor)
