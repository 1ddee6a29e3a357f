"""A few files of a commit by the ids of their blobs, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.tree import Entry, EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.vcs.objects import Objects


class Blobs:
    """Contents by blob id, each read from git once as long as somebody still needs it."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._held: dict[str, bytes] = {}

    def read(self, blob: str) -> bytes:
        """Return a content, and hold it; raise `NotHereError` where the clone has none."""
        if blob not in self._held:
            self._held[blob] = self._objects.read(blob)
        return self._held[blob]

    def release(self) -> None:
        """Let go of all contents."""
        self._held.clear()


class SnapshotTree:
    """The files at given paths with given contents; those in `known` count as empty, for nobody reads them."""

    def __init__(self, files: Mapping[str, str], known: Mapping[str, object], blobs: Blobs) -> None:
        self._files = files
        self._known = known
        self._blobs = blobs

    def entries(self) -> Sequence[Entry]:
        """List the files, sorted by path."""
        return [Entry(path, EntryKind.FILE, self._size(path)) for path in sorted(self._files)]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `UnreadableError` where there is none."""
        if path not in self._files:
            raise UnreadableError(path, "no such file")
        return self._blobs.read(self._files[path])

    def _size(self, path: str) -> int:
        return 0 if path in self._known else len(self._blobs.read(self._files[path]))
