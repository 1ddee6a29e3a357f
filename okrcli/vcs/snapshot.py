"""A few files of a commit by the ids of their blobs, as a tree."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from okrcli.tree import Entry, EntryKind, UnreadableError
from okrcli.vcs.objects import NotHereError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from okrcli.vcs.objects import Objects


_AHEAD = 32
"""How many contents are asked for at once: each question by itself waits for git to wake up."""


class Blobs:
    """Contents by blob id, each held from when it is read until it is let go of."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._held: dict[str, bytes | None] = {}
        self._expected: Iterator[str] = iter(())

    def expect(self, blobs: Iterable[str]) -> None:
        """Learn in which order contents will be asked for."""
        self._expected = iter(dict.fromkeys(blobs))

    def read(self, blob: str) -> bytes:
        """Return a content; raise `NotHereError` where the clone has none."""
        if blob not in self._held:
            names = dict.fromkeys((blob, *islice(self._expected, _AHEAD)))
            self._held |= self._objects.read_all([name for name in names if name not in self._held])
        data = self._held[blob]
        if data is None:
            raise NotHereError(blob)
        return data

    def release(self, blobs: Iterable[str]) -> None:
        """Let go of contents."""
        for blob in blobs:
            self._held.pop(blob, None)


class SnapshotTree:
    """The files at given paths with given contents; those in `known` count as empty, for nobody reads them."""

    def __init__(self, files: Mapping[str, str], known: Mapping[str, object], blobs: Blobs) -> None:
        self.names = files
        self._known = known
        self._blobs = blobs

    def entries(self) -> Sequence[Entry]:
        """List the files, sorted by path."""
        return [Entry(path, EntryKind.FILE, self._size(path)) for path in sorted(self.names)]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `UnreadableError` where there is none."""
        if path not in self.names:
            raise UnreadableError(path, "no such file")
        return self._blobs.read(self.names[path])

    def _size(self, path: str) -> int:
        return 0 if path in self._known else len(self._blobs.read(self.names[path]))
