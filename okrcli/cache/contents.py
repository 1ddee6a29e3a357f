"""What lies in a cache folder: how much that is, and taking it away. Only okr's own files count."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from stat import S_ISREG
from typing import TYPE_CHECKING
from urllib.parse import quote

from okrcli.cache.blobs import PREFIX, SUFFIX
from okrcli.cache.place import ANSWERS, is_safe
from okrcli.cache.slots import TEMPORARY

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = frozenset("0123456789abcdef")
_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Contents:
    """How many answers and parsed documents a cache holds, and how many bytes all of it takes."""

    answers: int = 0
    documents: int = 0
    size: int = 0


def contents_of(folder: str) -> Contents:
    """Count what lies in a cache folder; nothing in one that others can write to."""
    if not is_of_its_user(folder):
        return Contents()
    sizes = {path: os.lstat(path).st_size for path in (*_databases(folder), *_answers(folder))}
    answers = sum(_is_answer(os.path.basename(path)) for path in sizes)
    return Contents(answers, sum(map(_rows, sizes)), sum(sizes.values()))


def is_of_its_user(folder: str) -> bool:
    """Tell whether nobody else can have written to what there is of a cache folder."""
    parts = [folder, os.path.join(folder, ANSWERS)]
    return all(is_safe(part) for part in parts if os.path.lexists(part))


def clear(folder: str) -> None:
    """Remove okr's files, and the folders where nothing else is left in them; raises an `OSError`."""
    for path in (*_databases(folder), *_answers(folder)):
        with suppress(FileNotFoundError):
            os.unlink(path)
    for emptied in (os.path.join(folder, ANSWERS), folder):
        with suppress(OSError):
            os.rmdir(emptied)


def _databases(folder: str) -> Iterator[str]:
    """Name the files with what was parsed before, and what a killed process has left beside one."""
    for name in _names(folder):
        bare = name.removesuffix("-journal")
        if bare.startswith(PREFIX) and bare.endswith(SUFFIX):
            yield from _regular(os.path.join(folder, name))


def _answers(folder: str) -> Iterator[str]:
    answers = os.path.join(folder, ANSWERS)
    for name in _names(answers):
        if _is_answer(name) or name.startswith(TEMPORARY):
            yield from _regular(os.path.join(answers, name))


def _names(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if is_safe(folder) else []


def _regular(path: str) -> Iterator[str]:
    with suppress(OSError):
        if S_ISREG(os.lstat(path).st_mode):
            yield path


def _is_answer(name: str) -> bool:
    return len(name) == _LENGTH and _DIGITS.issuperset(name)


def _rows(path: str) -> int:
    """Count the parsed documents in a file; none where it is no database of ours."""
    if not path.endswith(SUFFIX):
        return 0
    try:
        with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM blobs").fetchone()[0])
    except sqlite3.Error:
        return 0
