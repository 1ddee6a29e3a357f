"""A commit by the name that a user gives it, and the workspace as it was there: read from git, with no checkout."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.folder import FOLDERS, WORKSPACE_FILE
from okrcli.tree import UnreadableError
from okrcli.vcs.git import NO_SUBMODULES, GitFailedError
from okrcli.vcs.listing import Listing
from okrcli.vcs.objects import NotHereError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from okrcli.tree import Entry
    from okrcli.vcs.objects import Objects
    from okrcli.vcs.repository import Repository

_ALL_BRANCHES = "'+refs/heads/*:refs/remotes/origin/*'"
_NOT_FETCHED = re.compile("could not fetch ([0-9a-f]+) from promisor remote")


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
    shown = repository.git.read("show", "--no-patch", NO_SUBMODULES, "--no-show-signature", "--format=%cI", found.line)
    if shown.code:
        raise GitFailedError(f"read the commit {found.line[:10]}", shown)
    return Commit(name, found.line, datetime.fromisoformat(shown.line).date())


def cure_of_absence(repository: Repository) -> str:
    """Say how a commit that is not there comes into the clone, which may have been made of one branch alone."""
    if is_shallow(repository):
        call = f"git fetch --unshallow origin {_ALL_BRANCHES}"
        return f"this clone is shallow: run `{call}`, or in CI check out with `fetch-depth: 0`"
    call = f"git fetch origin {_ALL_BRANCHES}"
    return f"write a branch, a tag or a commit's id; `{call}` brings those of the server, in CI `fetch-depth: 0`"


def is_shallow(repository: Repository) -> bool:
    """Tell whether the history of the clone was cut."""
    return repository.git.read("rev-parse", "--is-shallow-repository").line == "true"


class RevisionTree:
    """The files of a workspace in one commit. Links are listed and not followed; submodules are not looked into.

    What the clone does not hold is not fetched: `NotHereError` says how to get it, from every method.
    """

    def __init__(self, repository: Repository, commit: Commit, objects: Objects) -> None:
        self._repository = repository
        self._commit = commit
        self._objects = objects

    def entries(self) -> Sequence[Entry]:
        """List `okr.yaml` and what lies below the three folders, sorted by path."""
        return list(self._listing.entries)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `UnreadableError` where there is none."""
        name = self.names.get(path)
        if name is None:
            raise UnreadableError(path, "no such file")
        return self._objects.read(name)

    @property
    def names(self) -> Mapping[str, str]:
        """The id under which git keeps the bytes of each file."""
        return self._listing.names

    @cached_property
    def _listing(self) -> Listing:
        names = (WORKSPACE_FILE, *FOLDERS)
        listed = self._repository.git.read("ls-tree", "-r", "-z", "--long", self._commit.id, "--", *names)
        if listed.code and (lost := _NOT_FETCHED.search(listed.said)):
            raise NotHereError(lost[1])
        if listed.code:
            raise GitFailedError(f"list the files of {self._commit.id[:10]}", listed)
        listing = Listing()
        for line in filter(None, listed.out.split(b"\0")):
            facts, _, raw = line.partition(b"\t")
            mode, kind, name, size = facts.decode().split()
            if kind == "blob" and not size.isdecimal():  # what git 2.36 and older write of an object that is not there
                raise NotHereError(name)
            listing.add(os.fsdecode(raw), mode, name, int(size) if kind == "blob" else 0)
        return listing
