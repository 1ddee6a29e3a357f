"""The workspace as it was in a commit: found, read from git, and named."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from okrcli.app.session import UNAIDED, Session, settle_day
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.results.diff import GitRevision
from okrcli.store.directory import discover
from okrcli.store.load import load
from okrcli.vcs.objects import open_objects
from okrcli.vcs.repository import find
from okrcli.vcs.revision import RevisionTree, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from okrcli.app.session import Clock, ReadingAids
    from okrcli.tree import Tree
    from okrcli.vcs.repository import Repository
    from okrcli.vcs.revision import Commit


class NoHistoryError(OkrError):
    """A workspace lies in no git repository, so that it has no past to look at."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} is in no git repository, so there is no earlier state", "`git init` begins one")


class NoWorkspaceThereError(OkrError):
    """A commit has no `okr.yaml` where the workspace is now."""

    def __init__(self, name: str) -> None:
        help_text = "name a later commit: `git log -- okr.yaml` shows those that have one"
        super().__init__(f"there is no {WORKSPACE_FILE} in `{name}`, in the folder of this workspace", help_text)


def history_of(root: Path) -> Repository:
    """Return the repository around a workspace; raise `NoHistoryError` where there is none."""
    repository = find(root)
    if repository is None:
        raise NoHistoryError(root)
    return repository


def has_workspace(tree: Tree) -> bool:
    """Tell whether a tree holds an `okr.yaml`, readable or not."""
    return any(entry.path == WORKSPACE_FILE for entry in tree.entries())


def named(commit: Commit) -> GitRevision:
    """Return how a commit is called in results."""
    return GitRevision(commit.name, commit.id)


@contextmanager
def open_revision(start: Path, clock: Clock, name: str, aids: ReadingAids = UNAIDED) -> Iterator[Session]:
    """Open the workspace that `start` lies in as it was in a commit; its files can be read while the block runs."""
    root = discover(start)
    repository = history_of(root)
    commit = resolve(repository, name)
    with open_objects(repository.git) as objects:
        tree = RevisionTree(repository, commit, objects)
        if not has_workspace(tree):
            raise NoWorkspaceThereError(name)
        cache = aids.cache(root)
        yield Session(
            root,
            load(tree, progress=aids.progress, cache=cache),
            settle_day(clock, commit.day),
            tree,
            named(commit),
            cache,
        )
