"""The two sides of `okr diff`: which commits are meant, and the goals of each, from git and from disk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.diff import SideOfDiff, diff
from okrcli.app.revisions import NoWorkspaceThereError, has_workspace, history_of, named
from okrcli.app.session import settle_day
from okrcli.errors import OkrError
from okrcli.results.diff import Revision
from okrcli.store.directory import DirectoryTree, discover
from okrcli.store.load import load
from okrcli.tree import WORKSPACE_FILE, MemoryTree
from okrcli.vcs.base import default_base, merge_base, moved_files
from okrcli.vcs.objects import open_objects
from okrcli.vcs.revision import RevisionTree, UnknownRevisionError, resolve
from okrcli.vcs.same import same_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from okrcli.app.session import Clock
    from okrcli.results.diff import DiffResult
    from okrcli.rules.settings import RuleOptions
    from okrcli.store.load import LoadedWorkspace
    from okrcli.tree import Tree
    from okrcli.vcs.repository import Repository
    from okrcli.vcs.revision import Commit


class NoCommitError(OkrError):
    """The branch has no commit yet."""

    def __init__(self) -> None:
        super().__init__("this branch has no commit yet, so there is nothing to compare with", "commit the goals first")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: a base and a head, None for the default, and whether the base itself is meant."""

    base: str | None = None
    head: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Commits:
    """The commit to start from, and the one that the head is, or that its work tree was checked out from."""

    base: Commit
    head: Commit
    in_work_tree: bool


def diff_sides(start: Path, clock: Clock, asked: Asked, options: RuleOptions) -> tuple[Path, DiffResult]:
    """Compare what was asked for in the workspace around `start`; return its folder too."""
    root = discover(start)
    repository = history_of(root)
    commits = find_commits(repository, asked)
    with _sides(root, repository, commits) as (base, head):
        moved = moved_files(repository, commits.base, commits.head)
        return root, diff(base, head, _day(clock, commits, head.loaded), options, moved)


def find_commits(repository: Repository, asked: Asked) -> Commits:
    """Return the commits that are meant; each error says how to get one that is not in the clone."""
    head = _head(repository, asked.head)
    base = default_base(repository) if asked.base is None else resolve(repository, asked.base)
    if not asked.exact:
        base = merge_base(repository, base, head)
    return Commits(base, head, asked.head is None)


def _head(repository: Repository, name: str | None) -> Commit:
    try:
        return resolve(repository, name or "HEAD")
    except UnknownRevisionError:
        if name is None:
            raise NoCommitError from None
        raise


def _day(clock: Clock, commits: Commits, head: LoadedWorkspace) -> date:
    pinned = None if head.config is None else head.config.as_of
    return settle_day(clock, pinned if commits.in_work_tree else commits.head.day).as_of


@contextmanager
def _sides(root: Path, repository: Repository, commits: Commits) -> Iterator[tuple[SideOfDiff, SideOfDiff]]:
    """Load both sides; a file that is the same on both is made out once. Texts can be read while the block runs."""
    with open_objects(repository.git) as objects:
        tree: Tree = DirectoryTree(root)
        revision = Revision(None, None)
        if not commits.in_work_tree:
            tree, revision = RevisionTree(repository, commits.head, objects), named(commits.head)
            if not has_workspace(tree):
                raise NoWorkspaceThereError(commits.head.name)
        head = SideOfDiff(load(tree), revision)
        base = _load_base(RevisionTree(repository, commits.base, objects), tree, head.loaded)
        yield SideOfDiff(base, named(commits.base)), head


def _load_base(base: RevisionTree, head: Tree, loaded: LoadedWorkspace) -> LoadedWorkspace:
    """Load the base; where the workspace began after it, it is one without goals that has the head's settings."""
    if not has_workspace(base):
        return load(MemoryTree({WORKSPACE_FILE: head.read(WORKSPACE_FILE)}))
    same = same_files(base, head)
    return load(base, {path: file for path, file in loaded.read.items() if path in same})
