"""A sparse checkout: the files that git keeps off the disk are still part of the workspace."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from okrcli.folder import FOLDERS, WORKSPACE_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.tree import Entry, Tree
    from okrcli.vcs.repository import Repository

_LEFT_OUT = b"S "


def left_out(repository: Repository) -> frozenset[str]:
    """Return the paths that a sparse checkout keeps off the disk; none where the checkout is whole."""
    if repository.git.read("config", "--type=bool", "core.sparseCheckout").line != "true":
        return frozenset()
    listed = repository.git.read("ls-files", "-t", "-z", "--", WORKSPACE_FILE, *FOLDERS)
    lines = listed.out.split(b"\0")
    return frozenset(os.fsdecode(line.removeprefix(_LEFT_OUT)) for line in lines if line.startswith(_LEFT_OUT))


class SparseTree:
    """The files on disk, and those of a commit that are kept off it."""

    def __init__(self, disk: Tree, commit: Tree, kept_off: frozenset[str]) -> None:
        self._disk = disk
        self._commit = commit
        self._kept_off = kept_off - {entry.path for entry in disk.entries()}

    def entries(self) -> Sequence[Entry]:
        """List both, sorted by path."""
        kept_off = (entry for entry in self._commit.entries() if entry.path in self._kept_off)
        return sorted([*self._disk.entries(), *kept_off], key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `UnreadableError` where there is none."""
        return (self._commit if path in self._kept_off else self._disk).read(path)
