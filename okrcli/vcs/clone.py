"""What belongs to one clone and is in no commit: its hooks, attributes and settings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.vcs.git import GitFailedError
from okrcli.vcs.repository import find

if TYPE_CHECKING:
    from okrcli.vcs.repository import Repository

_SET = ("local", "worktree")
"""The scopes of settings that are of one repository."""


class NoCloneError(OkrError):
    """There is no repository with a work tree to install anything in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is in no git repository with a work tree", "go to a clone, or begin one: `git init`"
        )


class HooksElsewhereError(OkrError):
    """Git takes its hooks from a folder that other repositories may share."""

    def __init__(self, folder: Path) -> None:
        help_text = "add the line `okr git pre-commit || exit 1` to the pre-commit hook there, or unset core.hooksPath"
        super().__init__(f"core.hooksPath is {folder}, which is not this repository's alone", help_text)


@dataclass(frozen=True, slots=True)
class Clone:
    """A repository, and the folder that its linked work trees share."""

    repository: Repository
    common: Path

    @property
    def attributes(self) -> Path:
        """The attributes that only this clone has."""
        return self.common / "info" / "attributes"

    @property
    def settings(self) -> Path:
        """The file of the settings that only this clone has."""
        return self.common / "config"

    def hooks(self) -> Path:
        """Return the folder that git takes hooks from; raise `HooksElsewhereError` where it may be another's too."""
        scope, folder = self._hooks_setting()
        if not folder:
            return self.common / "hooks"
        top = self.repository.top
        path = Path(os.path.normpath(top / folder))
        inside = path.resolve().is_relative_to(top.resolve()) or path.resolve().is_relative_to(self.common.resolve())
        if scope not in _SET or not inside:
            raise HooksElsewhereError(path)
        return path

    def _hooks_setting(self) -> tuple[str, str]:
        """Return scope and value of core.hooksPath; the command line's is okr's own, which reads without hooks."""
        call = ("config", "--show-scope", "--null", "--type=path", "--get-all", "core.hooksPath")
        fields = os.fsdecode(self.repository.git.read(*call).out).split("\0")
        pairs = [pair for pair in zip(fields[::2], fields[1::2], strict=False) if pair[0] != "command"]
        return pairs[-1] if pairs else ("", "")

    def setting(self, name: str) -> str | None:
        """Return a setting of this clone; None where it is not set here."""
        found = self.repository.git.read("config", "--local", "--null", "--get", name)
        return None if found.code else os.fsdecode(found.out.removesuffix(b"\0"))

    def set(self, name: str, value: str | None) -> None:
        """Write a setting of this clone, or take it out; raise `GitFailedError` where git does not."""
        call = ("--unset-all", name) if value is None else ("--replace-all", name, value)
        done = self.repository.git.write("config", "--local", *call)
        if done.code:
            raise GitFailedError(f"write {name} to {self.settings}", done)


def open_clone(folder: Path) -> Clone:
    """Return the clone around a folder; raise `NoCloneError` where there is none."""
    repository = find(folder)
    if repository is None:
        raise NoCloneError(folder)
    common = repository.git.read("rev-parse", "--git-common-dir")
    if common.code:
        raise GitFailedError("find the folder of the repository", common)
    return Clone(repository, Path(os.path.normpath(folder.absolute() / common.line)))
