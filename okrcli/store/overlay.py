"""The files of a workspace as they would be after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.tree import Entry, EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrcli.draft import FileChange
    from okrcli.tree import Tree


class OverlayTree:
    """A tree with some of its files changed; nothing is written."""

    def __init__(self, tree: Tree, files: Iterable[FileChange]) -> None:
        self._tree = tree
        self._after = {file.path: file.after for file in files}

    def entries(self) -> Sequence[Entry]:
        """List the files that are left, and those that the change brings, sorted by path."""
        kept = [entry for entry in self._tree.entries() if entry.path not in self._after]
        new = [Entry(path, EntryKind.FILE, len(data)) for path, data in self._after.items() if data is not None]
        return sorted([*kept, *new], key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file as they would be; raise `UnreadableError` where it would be gone."""
        if path not in self._after:
            return self._tree.read(path)
        data = self._after[path]
        if data is None:
            raise UnreadableError(path, "no such file")
        return data
