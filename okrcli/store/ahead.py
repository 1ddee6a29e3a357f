"""A second process that parses the files of a large workspace while the first makes out what they mean.

It saves time and decides nothing: whatever is the least bit out of the ordinary, a fault, a comment for okr, a process
that ends too soon, is left to be read as if there were none.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from select import select
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from okrcli.diagnostics import Problem
from okrcli.store.directory import DirectoryTree
from okrcli.store.vouched import Earlier, is_all_said
from okrcli.syntax.limits import LARGE_BYTES
from okrcli.syntax.parse import parse
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.cache.blobs import BlobCache
    from okrcli.node import Node
    from okrcli.syntax.document import Document
    from okrcli.tree import Entry, Tree

ENOUGH = 600
"""From how many files on a second process is worth its start."""

_BATCH = 8
"""How many files are handed over at once; few, so that nobody waits long and little is held."""

_MOST_BATCHES = 8192
"""How many numbers of batches fit into a pipe, with room to spare."""

_NUMBER = 4
"""In how many bytes a number is written; so few are read and written whole."""

_PATIENCE = 0.02
"""For how many seconds a batch is waited for that the second process has begun: some times what one takes."""

_ROOM = 1 << 20
"""How many bytes the second process may be ahead, where the system lets it."""


@dataclass(frozen=True, slots=True)
class Child:
    """The second process, and the cache in which it keeps what it parsed, if there is one."""

    pid: int
    cache: BlobCache | None

    def end(self, *, is_needed: bool) -> None:
        """End the process now, unless it still has something to keep: then it is waited for when all is said."""
        if self.cache is not None and is_needed:
            self.cache.wait_for(self.pid)
            return
        with suppress(OSError):
            os.kill(self.pid, signal.SIGTERM)
        with suppress(OSError):
            os.waitpid(self.pid, 0)


class Ahead:
    """What the second process hands over, batch by batch, in the order of the files.

    Whoever is free takes the number of the next batch out of a pipe: the second process to parse it, the first one,
    rather than wait, to leave it to the ordinary way. So neither waits long for the other on a busy machine.
    """

    def __init__(self, child: Child, stream: FileIO, turns: int, batches: Sequence[Sequence[str]]) -> None:
        self._child = child
        self._stream = stream
        self._turns = turns
        self._batches = batches
        self._to_come = {path: number for number, batch in enumerate(batches) for path in batch}
        self._values: dict[str, Node] = {}

    def take(self, path: str) -> Node:
        """Return what a file holds, at most once; None where that is to be read in the ordinary way."""
        while (number := self._to_come.get(path)) is not None:
            if not self._waits(0):
                self._leave_next()
                if path in self._to_come and not self._waits(_PATIENCE):
                    self._leave(number)
            if path in self._to_come:
                self._receive()
        return self._values.pop(path, None)

    def close(self) -> None:
        """Let go of the second process; where files are still to come from it, nobody wants them any more."""
        self._stream.close()
        os.close(self._turns)
        self._child.end(is_needed=not self._to_come)

    def _waits(self, seconds: float) -> bool:
        """Tell whether a batch waits to be received, or will in so many seconds."""
        return bool(select([self._stream], [], [], seconds)[0])

    def _leave_next(self) -> None:
        if number := os.read(self._turns, _NUMBER):
            self._leave(int.from_bytes(number))

    def _leave(self, number: int) -> None:
        for path in self._batches[number]:
            self._to_come.pop(path, None)

    def _receive(self) -> None:
        try:
            size = int.from_bytes(self._read(_NUMBER))
            self._values = pickle.loads(self._read(size))  # noqa: S301 - from nobody but our own child
        except (EOFError, pickle.UnpicklingError):
            self._to_come.clear()
        for path in self._values:
            self._to_come.pop(path, None)

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            part = self._stream.read(size - len(data))
            if not part:
                raise EOFError
            data += part
        return bytes(data)


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
    batches = in_batches(files)
    pipes: list[int] = []
    try:
        pipes += os.pipe()
        pipes += os.pipe()
        receiving, sending, turns, giving = pipes
        os.write(giving, b"".join(number.to_bytes(_NUMBER) for number in range(len(batches))))
        os.close(pipes.pop())
        pid = os.fork()
    except OSError:
        for pipe in pipes:
            os.close(pipe)
        return None
    if pid == 0:
        _parse_all(tree, (batches, turns), sending, cache)
    os.close(sending)
    return Ahead(Child(pid, cache), FileIO(receiving), turns, batches)


def in_batches(files: Sequence[str]) -> Sequence[Sequence[str]]:
    """Part files into batches: small ones, unless there would be too many."""
    size = max(_BATCH, -(-len(files) // _MOST_BATCHES))
    return [files[first : first + size] for first in range(0, len(files), size)]


def _can_fork() -> bool:
    """Tell whether a second process helps and is safe: not on macOS, not beside threads, not on a single core."""
    alone = threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


def _parse_all(
    tree: Tree, work: tuple[Sequence[Sequence[str]], int], sending: int, cache: BlobCache | None
) -> NoReturn:
    """Do the second process's work and end it, silently whatever happens: the first one reads what is missing."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        earlier = None if cache is None else Earlier(tree, cache)
        with suppress(OSError):  # who reads no more has read what is missing
            _parse_batches(tree, work, sending, earlier)
        if cache is not None:
            cache.write()
    finally:
        os._exit(0)


def _parse_batches(
    tree: Tree, work: tuple[Sequence[Sequence[str]], int], sending: int, earlier: Earlier | None
) -> None:
    batches, turns = work
    with suppress(OSError):
        fcntl.fcntl(sending, fcntl.F_SETPIPE_SZ, _ROOM)
    with os.fdopen(sending, "wb") as stream:
        while number := os.read(turns, _NUMBER):
            parsed = {path: _document_at(tree, path) for path in batches[int.from_bytes(number)]}
            _send({path: None if found is None else found[1].data for path, found in parsed.items()}, stream)
            if earlier is not None:
                for found in filter(None, parsed.values()):
                    earlier.keep(*found)


def _send(values: Mapping[str, Node], stream: BinaryIO) -> None:
    data = pickle.dumps(values, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_NUMBER) + data)
    stream.flush()


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
