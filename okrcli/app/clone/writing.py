"""Reading and replacing a file of the clone, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from okrcli.results.clone import InstalledPiece

_EXECUTABLE = 0o111


class NotOursToWriteError(OkrError):
    """Something stands in the clone that is not to be written through, or cannot be."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"cannot write {path}: {why}", "make it a regular file that you can write, and call again")


def read_file(path: Path) -> bytes | None:
    """Return the bytes of a file of the clone, None where there is none; links and devices are not read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotOursToWriteError(path, "it is no regular file")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotOursToWriteError(path, (error.strerror or str(error)).lower()) from None


def put_file(where: str, piece: InstalledPiece, *, executable: bool = False) -> None:
    """Write a file of the clone as the piece says, or take it away; modes stay, and a new hook is executable."""
    path = Path(where)
    if not piece.changes:
        return
    try:
        if piece.after is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, piece.after, executable=executable)
    except OSError as error:
        raise NotOursToWriteError(path, (error.strerror or str(error)).lower()) from None


def _replace(path: Path, data: bytes, *, executable: bool) -> None:
    """Write beside the file, and put that in its place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.okr-tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _new_mode(beside, executable=executable)
        beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _new_mode(file: Path, *, executable: bool) -> int:
    """Return the mode of a new file: who may read it may run it, where it is to be run."""
    mode = stat.S_IMODE(file.stat().st_mode)
    return mode | (mode >> 2 & _EXECUTABLE) if executable else mode
