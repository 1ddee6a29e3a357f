"""What the files with given contents hold, by the blob id that git gives a content, in one SQLite file.

Nothing here raises: what cannot be opened, read or written holds nothing, and a text that is not as it was written is
none.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from hashlib import sha1, sha256
from stat import S_ISREG
from urllib.parse import quote
from zlib import crc32

from okrcli.cache.place import BLOBS, DATABASE, cache_folder, is_safe, open_folder
from okrcli.cache.program import program

LARGEST = 256 << 20
"""Bytes at which the file begins anew."""

KEPT = 3
"""How many files are kept, one for each okr that looks at the same clone."""

_MAGIC = b"SQLite format 3\0"
_PATIENCE = 5.0
"""Seconds for which another process may be writing."""

_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""What SQLite says of a file that is none of its own, or none of ours."""

_TABLE = "CREATE TABLE IF NOT EXISTS blobs (id TEXT PRIMARY KEY, sum INTEGER NOT NULL, text TEXT NOT NULL)"
_READ = "SELECT sum, text FROM blobs WHERE id = ?"
_WRITE = "INSERT OR REPLACE INTO blobs VALUES (?, ?, ?)"


def blob_id(content: bytes) -> str:
    """Return the id that git gives a content."""
    return sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


class BlobCache:
    """Texts by blob id, for the workspace at an absolute path. What is kept is written at the end, all at once."""

    def __init__(self, root: str) -> None:
        self._folder = cache_folder(root)
        name = sha256("\0".join(program()).encode(errors="surrogateescape")).hexdigest()[:16]
        self._path = None if self._folder is None else os.path.join(self._folder, f"{BLOBS}{name}{DATABASE}")
        self._reading: sqlite3.Connection | None = None
        self._is_readable = self._path is not None
        self._new: dict[str, str] = {}
        self._writers: list[int] = []

    def size(self) -> int:
        """Return how many texts there are."""
        match self._ask("SELECT count(*) FROM blobs"):
            case (int(count),):
                return count
            case _:
                return 0

    def get(self, blob: str) -> str | None:
        """Return the text of a blob; None where there is none."""
        match self._ask(_READ, blob):
            case (int(checked), str(text)) if checked == _sum(blob, text):
                return text
            case _:
                return None

    def keep(self, blob: str, text: str) -> None:
        """Keep the text of a blob."""
        self._new[blob] = text

    def wait_for(self, process: int) -> None:
        """Learn of a child that keeps texts too, and is waited for at the end."""
        self._writers.append(process)

    def write(self) -> None:
        """Write what was kept, all of it or nothing, and let go of the file."""
        self.pause()
        if self._new and self._folder is not None and self._path is not None and open_folder(self._folder):
            with suppress(OSError):
                _make_room(self._folder, self._path)
                _add(self._path, [(blob, _sum(blob, text), text) for blob, text in self._new.items()])
        self._new.clear()
        for process in self._writers:
            with suppress(OSError):
                os.waitpid(process, 0)
        self._writers.clear()

    def pause(self) -> None:
        """Let go of the file until it is asked again: a child that is forked must not inherit it."""
        if self._reading is not None:
            self._reading.close()
        self._reading = None

    def _ask(self, question: str, *values: str) -> tuple[object, ...] | None:
        if not self._is_readable:
            return None
        try:
            if self._reading is None:
                self._reading = self._open()
            row: tuple[object, ...] | None = self._reading.execute(question, values).fetchone()
        except (sqlite3.Error, OSError):
            self.pause()
            self._is_readable = False
            return None
        return row

    def _open(self) -> sqlite3.Connection:
        if self._folder is None or self._path is None or not is_safe(self._folder) or not _is_database(self._path):
            raise OSError
        return sqlite3.connect(f"file:{_quoted(self._path)}?mode=ro", timeout=_PATIENCE, uri=True)


def _add(path: str, rows: list[tuple[str, int, str]]) -> None:
    """Add rows to a file; one that is broken goes, so that the next run begins it anew."""
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection, connection:
            connection.execute(_TABLE)
            connection.executemany(_WRITE, rows)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) in _BROKEN:
            os.unlink(path)


def _make_room(folder: str, path: str) -> None:
    """Remove a file that is full or not SQLite's, and those of the okrs that have not been here for longest."""
    if os.path.lexists(path) and not _is_database(path):
        os.unlink(path)
    if os.path.exists(path) and os.path.getsize(path) > LARGEST:
        os.unlink(path)
    with os.scandir(folder) as inside:
        found = [item for item in inside if item.name.startswith(BLOBS) and item.name.endswith(DATABASE)]
    others = sorted((item.stat(follow_symlinks=False).st_mtime_ns, item.path) for item in found if item.path != path)
    for _, other in others[: -KEPT + 1]:
        os.unlink(other)


def _sum(blob: str, text: str) -> int:
    return crc32(text.encode(errors="surrogatepass"), crc32(blob.encode()))


def _is_database(path: str) -> bool:
    """Tell whether a file may be opened as a database: SQLite follows links and waits for pipes.

    An empty one is what another process has just begun.
    """
    try:
        found = os.lstat(path)
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return S_ISREG(found.st_mode) and found.st_uid == os.getuid() and file.read(len(_MAGIC)) in {_MAGIC, b""}
    except OSError:
        return False


def _quoted(path: str) -> str:
    return quote(os.fsencode(path))
