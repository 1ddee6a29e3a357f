"""What stands beside a file while it is written, under names that begin with a dot."""

from __future__ import annotations

import errno
import os

NEW, OLD = ".okr-new", ".okr-old"
"""How the names end under which the new bytes wait, and the old file until all is done."""


def sweep(folder: int) -> None:
    """Take away what a writer that was killed left in a folder; only to be called under the lock."""
    for name in os.listdir(folder):
        if name.startswith(".") and name.endswith((NEW, OLD)) and not discard(folder, name):
            raise OSError(errno.EIO, f"{name} is left from a process that was killed and cannot be removed")


def discard(folder: int, name: str) -> bool:
    """Take a file away, at the second attempt where the first fails; return whether it is gone."""
    for _ in range(2):
        try:
            os.unlink(name, dir_fd=folder)
        except FileNotFoundError:
            return True
        except OSError:
            continue
        return True
    return False
