"""Small files in a cache folder: written whole or not at all, and read only where nobody else can have made them.

Nothing here raises: a disk that is full, a place that is read-only and a file that is broken all mean that nothing is
remembered.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from stat import S_ISREG

from okrcli.cache.clearing import TEMPORARY, make_room_beside
from okrcli.cache.place import is_safe, open_folder

MOST = 32
"""How many slots a folder has; what was written first makes room."""

LARGEST = 4 << 20
"""The most bytes of a slot."""

_MAGIC = b"okr slot 2\n"
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_SUM = 64
_START = len(_MAGIC) + _SUM


def read_slot(folder: str, name: str) -> bytes | None:
    """Return what was written to a slot; None where there is nothing, not all of it, or a copy of a slot."""
    if not is_safe(folder):
        return None
    with suppress(OSError):
        descriptor = os.open(os.path.join(folder, name), _READ)
        try:
            return _content(descriptor)
        finally:
            os.close(descriptor)
    return None


def write_slot(folder: str, name: str, content: bytes) -> None:
    """Write a slot, and let the oldest ones go where there are too many."""
    is_new = not os.path.lexists(folder)
    if _START + len(content) > LARGEST or not open_folder(folder):
        return
    beside = os.path.join(folder, f"{TEMPORARY}{os.urandom(8).hex()}")
    with suppress(OSError):
        descriptor = os.open(beside, _WRITE, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(_MAGIC + _sum(os.fstat(descriptor).st_ino, content) + content)
            os.replace(beside, os.path.join(folder, name))
        except OSError:
            os.unlink(beside)
        _make_room(folder)
        if is_new:
            make_room_beside(os.path.dirname(folder))


def _content(descriptor: int) -> bytes | None:
    found = os.fstat(descriptor)
    if not S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_size > LARGEST:
        return None
    with open(descriptor, "rb", closefd=False) as file:
        data = file.read(LARGEST)
    content = data[_START:]
    return content if data[:_START] == _MAGIC + _sum(found.st_ino, content) else None


def _sum(number: int, content: bytes) -> bytes:
    """Return the checksum of a content in the file of a number: what came in an archive has another."""
    return sha256(b"%d\n" % number + content).hexdigest().encode()


def _make_room(folder: str) -> None:
    """Remove what is over the number of slots, oldest first, and with it what a killed process has left."""
    with os.scandir(folder) as inside:
        slots = [item for item in inside if item.is_file(follow_symlinks=False)]
    slots.sort(key=lambda item: item.stat(follow_symlinks=False).st_mtime_ns)
    for item in slots[:-MOST]:
        os.unlink(item.path)
