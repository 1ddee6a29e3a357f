"""The repository that a workspace lies in, and the state that it is in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import OkrError
from okrcli.vcs.git import Git, GitFailedError

_NO_WORK_TREE = ("not a git repository", "must be run in a work tree", "cannot use bare repository")
"""What git says where there is none."""

_UNFINISHED = {
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "sequencer": "cherry-pick",
}
"""What git leaves in its folder until it has finished, and what it calls that; the first that is there counts."""


class NoRepositoryError(OkrError):
    """A folder lies in no work tree of git."""

    def __init__(self, folder: Path) -> None:
        help_text = "call it without --commit and --push, which only writes the files; or begin one here: `git init`"
        super().__init__(f"{folder} is in no git repository with a work tree, so nothing can be committed", help_text)


@dataclass(frozen=True, slots=True)
class Repository:
    """The work tree around a workspace. `git_folder` is what git keeps for this work tree, linked ones too."""

    workspace: Path
    top: Path
    git_folder: Path

    @property
    def git(self) -> Git:
        """Git, run in the workspace: paths are relative to it."""
        return Git(self.workspace)

    @property
    def unfinished(self) -> str | None:
        """What git is in the middle of (`merge`, `rebase`), or None."""
        found = (name for mark, name in _UNFINISHED.items() if os.path.lexists(self.git_folder / mark))
        return next(found, None)


def find(workspace: Path) -> Repository | None:
    """Return the repository around a workspace; None where there is none with a work tree.

    Raises `NoGitError`, or `GitFailedError` where git refuses to look (another owner, a broken repository).
    """
    git = Git(workspace)
    top = git.read("rev-parse", "--show-toplevel")
    if top.code and any(words in top.said for words in _NO_WORK_TREE):
        return None
    folder = top if top.code else git.read("rev-parse", "--absolute-git-dir")
    if folder.code:
        raise GitFailedError("open the repository", folder)
    return Repository(workspace, Path(top.line), Path(folder.line))


def require(workspace: Path) -> Repository:
    """Return the repository around a workspace; raise `NoRepositoryError` where there is none."""
    repository = find(workspace)
    if repository is None:
        raise NoRepositoryError(workspace)
    return repository
