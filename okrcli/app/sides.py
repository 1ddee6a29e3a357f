"""The two sides of `okr diff`: which commits are meant, and the goals of each, from git and from disk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.diff import SideOfDiff, diff
from okrcli.app.revisions import NoWorkspaceThereError, has_workspace, history_of, named
from okrcli.app.session import UNAIDED, settle_day
from okrcli.errors import OkrError
from okrcli.folder import WORKSPACE_FILE
from okrcli.results.diff import GitRevision
from okrcli.store.directory import DirectoryTree, discover
from okrcli.store.load import load
from okrcli.tree import MemoryTree
from okrcli.vcs.base import default_base, merge_base, moved_files
from okrcli.vcs.objects import open_objects
from okrcli.vcs.revision import RevisionTree, UnknownRevisionError, resolve
from okrcli.vcs.same import same_files
from okrcli.vcs.sparse import SparseTree, left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from okrcli.app.session import Clock, ReadingAids
    from okrcli.results.diff import DiffResult
    from okrcli.rules.settings import RuleOptions
    from okrcli.store.load import LoadedWorkspace
    from okrcli.store.reading import ReadFile
    from okrcli.tree import Tree
    from okrcli.vcs.objects import Objects
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


def diff_sides(
    start: Path, clock: Clock, asked: Asked, options: RuleOptions, aids: ReadingAids = UNAIDED
) -> tuple[Path, DiffResult]:
    """Compare what was asked for in the workspace around `start`; return its folder too."""
    root = discover(start)
    repository = history_of(root)
    commits = find_commits(repository, asked)
    with _sides(root, repository, commits, aids) as (base, head, unread):
        moved = moved_files(repository, commits.base, commits.head)
        return root, diff(base, head, _day(clock, commits, head.loaded), options, moved, unread)


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
def _sides(
    root: Path, repository: Repository, commits: Commits, aids: ReadingAids
) -> Iterator[tuple[SideOfDiff, SideOfDiff, tuple[str, ...]]]:
    """Load both sides and name the files that one of them cannot read. Texts can be read while the block runs."""
    with open_objects(repository.git) as objects:
        tree = _tree_of_head(root, repository, commits, objects)
        cache = aids.cache(root)
        head = load(tree, progress=aids.progress, cache=cache)
        base_tree = _tree_of_base(RevisionTree(repository, commits.base, objects), tree)
        base = load(base_tree, _shared(base_tree, tree, head), aids.progress, cache)
        unread = _unread(base, head)
        sides = _beside(base_tree, base, head, unread), _beside(tree, head, base, unread)
        yield SideOfDiff(sides[0], named(commits.base)), SideOfDiff(sides[1], _name_of_head(commits)), unread


def _tree_of_head(root: Path, repository: Repository, commits: Commits, objects: Objects) -> Tree:
    """Return the files on disk with those that a sparse checkout keeps off it, or the files of a commit."""
    commit = RevisionTree(repository, commits.head, objects)
    if commits.in_work_tree:
        kept_off, disk = left_out(repository), DirectoryTree(root)
        return SparseTree(disk, commit, kept_off) if kept_off else disk
    if not has_workspace(commit):
        raise NoWorkspaceThereError(commits.head.name)
    return commit


def _name_of_head(commits: Commits) -> GitRevision:
    return GitRevision(None, None) if commits.in_work_tree else named(commits.head)


def _tree_of_base(base: RevisionTree, head: Tree) -> Tree:
    """Return the base; where the workspace began after it, one without goals that has the head's settings."""
    return base if has_workspace(base) else MemoryTree({WORKSPACE_FILE: head.read(WORKSPACE_FILE)})


def _shared(base: Tree, head: Tree, loaded: LoadedWorkspace) -> Mapping[str, ReadFile]:
    """Return what was made out of the files that are the same on both sides: they are not made out twice."""
    same = same_files(base, head) if isinstance(base, RevisionTree) else frozenset()
    return {path: file for path, file in loaded.read.items() if path in same}


def _unread(base: LoadedWorkspace, head: LoadedWorkspace) -> tuple[str, ...]:
    """Return the files that came to nothing on one side; those that are the same on both change nothing."""
    broken = {path for side in (base, head) for path, file in side.read.items() if file.meaning is None}
    return tuple(sorted(path for path in broken if base.read.get(path) is not head.read.get(path)))


def _beside(tree: Tree, side: LoadedWorkspace, other: LoadedWorkspace, unread: Iterable[str]) -> LoadedWorkspace:
    """Put what the other side holds in place of what cannot be read on this one: it is neither gone nor new."""
    lost = {path: other.read[path] for path in unread if path in other.read and _is_lost(side, path)}
    if not lost or side.workspace is None:
        return side
    return load(tree, {**side.read, **lost})


def _is_lost(side: LoadedWorkspace, path: str) -> bool:
    return path in side.read and side.read[path].meaning is None
