"""A generated workspace as a repository: one commit for all of it, and then many that change a goal each."""

from __future__ import annotations

import subprocess
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_GIT = ("git", "-c", "user.name=lead-0000", "-c", "user.email=lead-0000@northwind.example", "-c", "gc.auto=0")


def commit_changes(root: Path, count: int) -> None:
    """Commit a workspace, and then `count` changes of owners, each of the next objective."""
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=begin")
    goals = cycle(sorted((root / "objectives").rglob("*.yaml")))
    for number in range(count):
        goal = next(goals)
        goal.write_text(_owned_by(goal.read_text("utf-8"), f"next-lead-{number:04}"), "utf-8")
        _git(root, "commit", "--quiet", f"--message=hand over {number}", "--only", "--", str(goal.relative_to(root)))


def _owned_by(text: str, owner: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"owner: {owner}" if line.startswith("owner:") else line for line in lines)


def _git(root: Path, *arguments: str) -> None:
    subprocess.run([*_GIT, *arguments], cwd=root, check=True, capture_output=True)
