"""What is staged: the index, as the tree of files that a commit would make."""

from __future__ import annotations

import os
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.folder import FOLDERS, WORKSPACE_FILE
from okrcli.tree import UnreadableError
from okrcli.vcs.git import GitFailedError, exactly
from okrcli.vcs.listing import Listing
from okrcli.vcs.objects import NotHereError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.tree import Entry
    from okrcli.vcs.git import Git
    from okrcli.vcs.objects import Objects

_EMPTY = {
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}
"""The empty file, by SHA-1 and by SHA-256: what `git add --intent-to-add` puts where nothing is staged yet."""


def staged_paths(git: Git) -> list[str]:
    """Return what a commit would change, removed files too; relative to the top of the work tree."""
    options = ("--cached", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "-z")
    found = git.read("diff", *options)
    if found.code:
        raise GitFailedError("tell what is staged", found)
    return _paths(found.out)


def staged_workspaces(git: Git, changed: Sequence[str]) -> dict[str, list[str]]:
    """Return the folders of the staged workspaces that files belong to (empty or with `/` behind), with those files."""
    found = git.read("ls-files", "-z", "--cached", "--", f":(top,glob)**/{WORKSPACE_FILE}")
    if found.code:
        raise GitFailedError("list what is staged", found)
    folders = {path.removesuffix(WORKSPACE_FILE) for path in _paths(found.out)}
    pairs = sorted((folder, path) for path in changed if (folder := _around(path, folders)) is not None)
    return {folder: [path for _, path in group] for folder, group in groupby(pairs, key=lambda pair: pair[0])}


def _around(path: str, folders: set[str]) -> str | None:
    """Return the nearest workspace around a file that is one of its files; None where it is part of none."""
    steps = path.split("/")
    above = ("".join(f"{step}/" for step in steps[:count]) for count in range(len(steps) - 1, -1, -1))
    nearest = next((folder for folder in above if folder in folders), None)
    if nearest is None:
        return None
    first = path.removeprefix(nearest).split("/")[0]
    return nearest if first in {WORKSPACE_FILE, *FOLDERS} else None


class IndexTree:
    """The staged files of one workspace. `folder` is where it lies below the top, empty or with `/` behind.

    What is not merged is not there, and neither is a file that is only intended to be added: no commit would have it.
    """

    def __init__(self, git: Git, folder: str, objects: Objects, changed: Sequence[str]) -> None:
        self._git = git
        self._folder = folder
        self._objects = objects
        self._changed = frozenset(changed)

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and what lies below the three folders, sorted by path."""
        return self._listing.entries

    def read(self, path: str) -> bytes:
        """Return the bytes that are staged; raise `UnreadableError` where there are none, or the clone lacks them."""
        name = self._listing.names.get(path)
        if name is None:
            raise UnreadableError(path, "no such file")
        try:
            return self._objects.read(name)
        except NotHereError as error:
            raise UnreadableError(path, error.message) from None

    @cached_property
    def _listing(self) -> Listing:
        staged = list(self._staged())
        sizes = self._sizes([name for _, _, name in staged])
        listing = Listing()
        for path, mode, name in staged:
            listing.add(path.removeprefix(self._folder), mode, name, sizes.get(name, 0))
        return listing

    def _staged(self) -> Iterator[tuple[str, str, str]]:
        names = exactly(f"{self._folder}{name}" for name in (WORKSPACE_FILE, *FOLDERS))
        listed = self._git.read("ls-files", "--stage", "-z", "--", *names)
        if listed.code:
            raise GitFailedError("list what is staged", listed)
        for line in filter(None, listed.out.split(b"\0")):
            facts, _, raw = line.partition(b"\t")
            mode, name, stage = facts.decode().split()
            path = os.fsdecode(raw)
            if stage == "0" and not (name in _EMPTY and path not in self._changed):
                yield path, mode, name

    def _sizes(self, names: Sequence[str]) -> dict[str, int]:
        """Return how many bytes each object has; what is not in the clone has none."""
        if not names:
            return {}
        told = self._git.read("cat-file", "--batch-check=%(objectname) %(objectsize)", typed="\n".join(names) + "\n")
        words = (line.split() for line in told.out.decode().splitlines())
        return {name: int(size) for name, size in words if size.isdecimal()}


def _paths(listed: bytes) -> list[str]:
    return [os.fsdecode(raw) for raw in listed.split(b"\0") if raw]
