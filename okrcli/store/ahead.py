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
from io import FileIO
from select import select
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from okrcli.diagnostics import Problem
from okrcli.store.directory import DirectoryTree
from okrcli.syntax.comments import MARK, cut_scalars
from okrcli.syntax.limits import LARGE_BYTES
from okrcli.syntax.parse import parse
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.node import Node
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


class Ahead:
    """What the second process hands over, batch by batch, in the order of the files.

    Whoever is free takes the number of the next batch out of a pipe: the second process to parse it, the first one,
    rather than wait, to leave it to the ordinary way. So neither waits long for the other on a busy machine.
    """

    def __init__(self, pid: int, stream: FileIO, turns: int, batches: Sequence[Sequence[str]]) -> None:
        self._pid = pid
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
        """End the second process, whether it is done or not."""
        with suppress(OSError):
            os.kill(self._pid, signal.SIGTERM)
        self._stream.close()
        os.close(self._turns)
        with suppress(OSError):
            os.waitpid(self._pid, 0)

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


def parse_ahead(tree: Tree, entries: Sequence[Entry]) -> Ahead | None:
    """Begin to parse entries in a second process; None where that would save nothing, or there can be none."""
    files = [entry.path for entry in entries if entry.kind is EntryKind.FILE and entry.size <= LARGE_BYTES]
    if len(files) < ENOUGH or not isinstance(tree, DirectoryTree) or not _can_fork():
        return None
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
        _parse_all(tree, batches, turns, sending)
    os.close(sending)
    return Ahead(pid, FileIO(receiving), turns, batches)


def in_batches(files: Sequence[str]) -> Sequence[Sequence[str]]:
    """Part files into batches: small ones, unless there would be too many."""
    size = max(_BATCH, -(-len(files) // _MOST_BATCHES))
    return [files[first : first + size] for first in range(0, len(files), size)]


def _can_fork() -> bool:
    """Tell whether a second process helps and is safe: not on macOS, not beside threads, not on a single core."""
    alone = threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


def _parse_all(tree: Tree, batches: Sequence[Sequence[str]], turns: int, sending: int) -> NoReturn:
    """Do the second process's work and end it, silently whatever happens: the first one reads what is missing."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with suppress(OSError):
            fcntl.fcntl(sending, fcntl.F_SETPIPE_SZ, _ROOM)
        with os.fdopen(sending, "wb") as stream:
            while number := os.read(turns, _NUMBER):
                _send({path: _values_at(tree, path) for path in batches[int.from_bytes(number)]}, stream)
    finally:
        os._exit(0)


def _send(values: Mapping[str, Node], stream: BinaryIO) -> None:
    data = pickle.dumps(values, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_NUMBER) + data)
    stream.flush()


def _values_at(tree: Tree, path: str) -> Node:
    """Return what a file holds; None where there is more to say of it than its values."""
    try:
        raw = tree.read(path)
    except UnreadableError:
        return None
    if len(raw) > LARGE_BYTES:
        return None
    parsed = parse(path, raw)
    if isinstance(parsed, Problem) or MARK in parsed.text or cut_scalars(parsed):
        return None
    return parsed.data
