"""A second process that parses the files of a large workspace while the first makes out what they mean.

It saves time and decides nothing: whatever is the least bit out of the ordinary, a fault, a comment for okr, a process
that ends too soon, is left to be read as if there were none.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from okrcli.diagnostics import Problem
from okrcli.store.directory import DirectoryTree
from okrcli.store.vouched import Earlier, is_all_said
from okrcli.syntax.limits import LARGE_BYTES
from okrcli.syntax.parse import parse
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.cache.blobs import BlobCache
    from okrcli.node import Node
    from okrcli.syntax.document import Document
    from okrcli.tree import Entry, Tree

ENOUGH = 600
"""From how many files on a second process is worth its start."""

_BATCH = 8
"""How many files are handed over at once; few, so that nobody waits long and little is held."""

_SHARES = 4
"""One batch of so many is left to the first process, which would only wait else."""


class Ahead:
    """What the second process hands over, batch by batch, in the order of the files."""

    def __init__(self, pid: int, stream: BinaryIO, paths: Sequence[str], cache: BlobCache | None) -> None:
        self._pid = pid
        self._cache = cache
        self._stream = stream
        self._to_come = set(paths)
        self._values: dict[str, Node] = {}

    def take(self, path: str) -> Node:
        """Return what a file holds, at most once; None where that is to be read in the ordinary way."""
        while path in self._to_come:
            self._receive()
        return self._values.pop(path, None)

    def close(self) -> None:
        """End the second process, whether it is done or not."""
        if self._to_come:
            with suppress(OSError):
                os.kill(self._pid, signal.SIGTERM)
        self._stream.close()
        if self._cache is not None:
            self._cache.wait_for(self._pid)
            return
        with suppress(OSError):
            os.waitpid(self._pid, 0)

    def _receive(self) -> None:
        try:
            self._values = pickle.load(self._stream)  # noqa: S301 - from nobody but our own child
        except (EOFError, pickle.UnpicklingError):
            self._to_come.clear()
        self._to_come.difference_update(self._values)


def parse_ahead(tree: Tree, entries: Sequence[Entry], cache: BlobCache | None = None) -> Ahead | None:
    """Begin to parse entries in a second process; None where that would save nothing, or there can be none.

    Where earlier runs have left as much in the cache as there may be to parse, there is little to save.
    """
    files = [entry.path for entry in entries if entry.kind is EntryKind.FILE and entry.size <= LARGE_BYTES]
    if len(files) < ENOUGH or not isinstance(tree, DirectoryTree) or not _can_fork():
        return None
    if cache is not None:
        if cache.size() > len(files) // 2:
            return None
        cache.pause()
    files = [path for number, path in enumerate(files) if number // _BATCH % _SHARES]
    try:
        receiving, sending = os.pipe()
    except OSError:
        return None
    try:
        pid = os.fork()
    except OSError:
        os.close(receiving)
        os.close(sending)
        return None
    if pid == 0:
        _parse_all(tree, files, sending, cache)
    os.close(sending)
    return Ahead(pid, os.fdopen(receiving, "rb"), files, cache)


def _can_fork() -> bool:
    """Tell whether a second process helps and is safe: not on macOS, not beside threads, not on a single core."""
    alone = threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


def _parse_all(tree: Tree, paths: Sequence[str], sending: int, cache: BlobCache | None) -> NoReturn:
    """Do the second process's work and end it, silently whatever happens: the first one reads what is missing."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        earlier = None if cache is None else Earlier(tree, cache)
        with os.fdopen(sending, "wb") as stream:
            for first in range(0, len(paths), _BATCH):
                parsed = {path: _document_at(tree, path) for path in paths[first : first + _BATCH]}
                values = {path: None if found is None else found[1].data for path, found in parsed.items()}
                pickle.dump(values, stream, pickle.HIGHEST_PROTOCOL)
                stream.flush()
                if earlier is not None:
                    for found in filter(None, parsed.values()):
                        earlier.keep(*found)
        if cache is not None:
            cache.write()
    finally:
        os._exit(0)


def _document_at(tree: Tree, path: str) -> tuple[bytes, Document] | None:
    """Return the bytes and the document of a file; None where there is more to say of it than its values."""
    try:
        raw = tree.read(path)
    except UnreadableError:
        return None
    if len(raw) > LARGE_BYTES:
        return None
    parsed = parse(path, raw)
    return None if isinstance(parsed, Problem) or not is_all_said(parsed) else (raw, parsed)
