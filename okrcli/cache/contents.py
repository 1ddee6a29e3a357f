"""How much lies in a cache folder. Only okr's own files count."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote

from okrcli.cache.clearing import answers_in, databases, is_answer, is_of_its_user
from okrcli.cache.place import DATABASE


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
    sizes = {path: os.lstat(path).st_size for path in (*databases(folder), *answers_in(folder))}
    answers = sum(is_answer(os.path.basename(path)) for path in sizes)
    return Contents(answers, sum(map(_rows, sizes)), sum(sizes.values()))


def _rows(path: str) -> int:
    """Count the parsed documents in a file; none where it is no database of ours."""
    if not path.endswith(DATABASE):
        return 0
    try:
        with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM blobs").fetchone()[0])
    except sqlite3.Error:
        return 0
