"""What a branch is compared with: the merge base with the default branch, or with what the CI says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.vcs.git import NO_SUBMODULES, GitFailedError
from okrcli.vcs.revision import Commit, UnknownRevisionError, cure_of_absence, is_shallow, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.vcs.repository import Repository

_DIFF_BASE = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
_NO_COMMIT = "0" * 40


class NoMergeBaseError(OkrError):
    """Two commits have no common ancestor in this clone."""

    def __init__(self, base: Commit, head: Commit, cure: str) -> None:
        message = f"`{base.name}` and `{head.name}` have no common ancestor in this clone"
        super().__init__(message, f"{cure}; `--exact` compares with `{base.name}` itself")


class NoBaseError(OkrError):
    """Nothing says what to compare with."""

    def __init__(self, cure: str) -> None:
        super().__init__("there is no default branch to compare with", f"write one: `okr diff main`; {cure}")


def default_base(repository: Repository, environment: Mapping[str, str] = os.environ) -> Commit:
    """Return what a change is measured from where nobody says: the target of a merge request, else the default branch.

    Raises `NoBaseError` where neither is in the clone, `UnknownRevisionError` where the CI names a commit that is not.
    """
    named = next(_named_by_ci(environment), None)
    if named is not None:
        return resolve(repository, named)
    for name in _default_branches(repository):
        try:
            return resolve(repository, name)
        except UnknownRevisionError:
            continue
    raise NoBaseError(cure_of_absence(repository))


def _named_by_ci(environment: Mapping[str, str]) -> Iterator[str]:
    """Iterate over what a CI calls the commit or branch that a change goes to."""
    if branch := environment.get("GITHUB_BASE_REF"):
        yield f"origin/{branch}"
    commit = environment.get(_DIFF_BASE)
    if commit and commit != _NO_COMMIT:
        yield commit
    for name in ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "BITBUCKET_PR_DESTINATION_BRANCH", "CHANGE_TARGET"):
        if branch := environment.get(name):
            yield f"origin/{branch}"


def _default_branches(repository: Repository) -> Iterator[str]:
    head = repository.git.read("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if not head.code:
        yield head.line
    yield from ("origin/main", "origin/master", "main", "master")


def merge_base(repository: Repository, base: Commit, head: Commit) -> Commit:
    """Return the commit at which two lines of history part; raise `NoMergeBaseError` where the clone has none."""
    found = repository.git.read("merge-base", base.id, head.id)
    if found.code or not found.line:
        cure = cure_of_absence(repository) if is_shallow(repository) else "they may come from two repositories"
        raise NoMergeBaseError(base, head, cure)
    ancestor = found.line.split("\n")[0]
    return base if ancestor == base.id else Commit(base.name, ancestor, resolve(repository, ancestor).day)


def moved_files(repository: Repository, base: Commit, head: Commit) -> dict[str, str]:
    """Return which file of the base is which of the head by git's own similarity: old path to new.

    Two commits, and never the work tree: to look at that, git runs the filters that its settings name.
    """
    options = ("--no-ext-diff", "--no-textconv", "--name-status", "--relative", "--find-renames", NO_SUBMODULES, "-z")
    found = repository.git.read("diff", *options, base.id, head.id, "--")
    if found.code:
        raise GitFailedError("compare the two sides", found)
    fields = iter(os.fsdecode(found.out).split("\0"))
    moved = {}
    for status in fields:
        if status.startswith(("R", "C")):
            old, new = next(fields), next(fields)
            moved.update({old: new} if status.startswith("R") else {})
        elif status:
            next(fields)
    return moved
