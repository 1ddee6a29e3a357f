"""A commit by the name that a user gives it, and the workspace as it was there: read from git, with no checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.tree import FOLDERS, WORKSPACE_FILE, Entry, EntryKind, UnreadableError
from okrcli.vcs.git import GitFailedError
from okrcli.vcs.objects import NotHereError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.vcs.objects import Objects
    from okrcli.vcs.repository import Repository

_KINDS = {"100644": EntryKind.FILE, "100755": EntryKind.FILE, "120000": EntryKind.LINK}
_YAML_AND_CSV = (".yaml", ".yml", ".csv")


class UnknownRevisionError(OkrError):
    """No commit goes by the name that was typed."""

    def __init__(self, name: str, cure: str) -> None:
        super().__init__(f"there is no commit `{name}` in this clone", cure)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: what the user called it, its whole id, and the day it was committed on."""

    name: str
    id: str
    day: date


def resolve(repository: Repository, name: str) -> Commit:
    """Return the commit that a name means; raise `UnknownRevisionError`, which says how to get it.

    The name passes git once, behind a mark after which nothing is an option; from there on only the id is used.
    """
    found = repository.git.read("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.code or "\n" in name:
        raise UnknownRevisionError(name, cure_of_absence(repository))
    shown = repository.git.read("show", "--no-patch", "--no-show-signature", "--format=%cI", found.line)
    if shown.code:
        raise GitFailedError(f"read the commit {found.line[:10]}", shown)
    return Commit(name, found.line, datetime.fromisoformat(shown.line).date())


def cure_of_absence(repository: Repository) -> str:
    """Say how a commit that is not there comes into the clone."""
    if is_shallow(repository):
        return "this clone is shallow: run `git fetch --unshallow`, or in CI check out with `fetch-depth: 0`"
    return "write a branch, a tag or a commit's id; `git fetch origin` brings those of the server"


def is_shallow(repository: Repository) -> bool:
    """Tell whether the history of the clone was cut."""
    return repository.git.read("rev-parse", "--is-shallow-repository").line == "true"


class RevisionTree:
    """The files of a workspace in one commit. Links are listed and not followed; submodules are not looked into."""

    def __init__(self, repository: Repository, commit: Commit, objects: Objects) -> None:
        self._repository = repository
        self._commit = commit
        self._objects = objects
        self._names: dict[str, str] = {}

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and what lies below the three folders, sorted by path."""
        found = {entry.path: entry for entry in self._listed()}
        return sorted(found.values(), key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `UnreadableError` where there is none, or where it was not fetched."""
        if path not in self._names:
            self.entries()
        name = self._names.get(path)
        if name is None:
            raise UnreadableError(path, "no such file")
        try:
            return self._objects.read(name)
        except NotHereError as error:
            raise UnreadableError(path, error.message) from None

    def _listed(self) -> Iterator[Entry]:
        names = (WORKSPACE_FILE, *FOLDERS)
        listed = self._repository.git.read("ls-tree", "-r", "-z", "--long", self._commit.id, "--", *names)
        if listed.code:
            raise GitFailedError(f"list the files of {self._commit.id[:10]}", listed)
        for line in filter(None, listed.out.split(b"\0")):
            facts, _, raw = line.partition(b"\t")
            mode, _, name, size = facts.decode().split()
            path = os.fsdecode(raw)
            if not any(step.startswith(".") for step in path.split("/")):
                yield self._entry(path, mode, name, size)

    def _entry(self, path: str, mode: str, name: str, size: str) -> Entry:
        folder = _named_like_a_file(path)
        if folder is not None:
            return Entry(folder, EntryKind.FOLDER, 0)
        kind = _KINDS.get(mode, EntryKind.SEALED)
        if kind is EntryKind.FILE:
            self._names[path] = name
        return Entry(path, kind, int(size) if kind is EntryKind.FILE else 0)


def _named_like_a_file(path: str) -> str | None:
    """Return the first folder on the way to a path that is named like a file; None where there is none."""
    steps = path.split("/")
    for count in range(2, len(steps)):
        if steps[count - 1].lower().endswith(_YAML_AND_CSV):
            return "/".join(steps[:count])
    return None
