"""Small files in a cache folder: written whole or not at all, and read only where nobody else can have made them.

Nothing here raises: a disk that is full, a place that is read-only and a file that is broken all mean that nothing is
remembered.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from stat import S_ISREG

from okrcli.cache.place import is_safe, open_folder

MOST = 32
"""How many slots a folder has; what was written first makes room."""

LARGEST = 4 << 20
"""The most bytes of a slot."""

_MAGIC = b"okr slot 1\n"
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_SUM = 64
_TEMPORARY = ".new-"


def read_slot(folder: str, name: str) -> bytes | None:
    """Return what was written to a slot; None where there is nothing, or not all of it."""
    if not is_safe(folder):
        return None
    with suppress(OSError), open(os.open(os.path.join(folder, name), _READ), "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        if S_ISREG(found.st_mode) and found.st_uid == os.getuid() and found.st_size <= LARGEST:
            return _checked(file.read())
    return None


def write_slot(folder: str, name: str, content: bytes) -> None:
    """Write a slot, and let the oldest ones go where there are too many."""
    data = _MAGIC + sha256(content).hexdigest().encode() + content
    if len(data) > LARGEST or not open_folder(folder):
        return
    beside = os.path.join(folder, f"{_TEMPORARY}{os.getpid()}")
    with suppress(OSError):
        try:
            with open(os.open(beside, _WRITE, 0o600), "wb") as file:
                file.write(data)
            os.replace(beside, os.path.join(folder, name))
        except OSError:
            with suppress(OSError):
                os.unlink(beside)
        _make_room(folder)


def _checked(data: bytes) -> bytes | None:
    start = len(_MAGIC)
    content = data[start + _SUM :]
    whole = data[:start] == _MAGIC and data[start : start + _SUM] == sha256(content).hexdigest().encode()
    return content if whole else None


def _make_room(folder: str) -> None:
    """Remove what is over the number of slots, oldest first, and what a killed process has left."""
    with os.scandir(folder) as inside:
        files = sorted((item.stat(follow_symlinks=False).st_mtime_ns, item.path) for item in inside if item.is_file())
    for _, path in files[:-MOST]:
        os.unlink(path)
