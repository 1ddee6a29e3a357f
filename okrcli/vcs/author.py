"""Who git says is working here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.vcs.git import Git, NoGitError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Author:
    """The name and the address that a commit made here would carry; None where nothing says so."""

    name: str | None
    email: str | None


def author_of(workspace: Path) -> Author:
    """Return whom the environment or git's settings name; without git, what the environment says."""
    settings = _settings(workspace)
    found = {
        key: os.environ.get(f"GIT_AUTHOR_{key.upper()}") or settings.get(f"author.{key}") or settings.get(f"user.{key}")
        for key in ("name", "email")
    }
    return Author(found["name"], found["email"])


def _settings(workspace: Path) -> dict[str, str]:
    try:
        answer = Git(workspace).read("config", "--null", "--get-regexp", r"^(author|user)\.(name|email)$")
    except NoGitError:
        return {}
    pairs = (entry.partition("\n") for entry in os.fsdecode(answer.out).split("\0") if entry)
    return {key: value for key, _, value in pairs}
