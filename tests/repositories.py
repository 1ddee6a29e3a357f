"""Real repositories, tiny, with fixed names and dates, and with no settings but their own."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

PERSON = ("support-lead", "support-lead@northwind.example")
"""The name and the address in the settings of every repository."""

ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_AUTHOR_DATE": "2026-11-20T09:30:00+00:00",
    "GIT_COMMITTER_DATE": "2026-11-20T09:30:00+00:00",
}
"""What keeps the machine's own settings out, and the clock."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A work tree, and git in it as its user runs it."""

    top: Path

    def git(self, *arguments: str, typed: str = "") -> str:
        """Run git, which must do it, and return its output without the last line feed."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.top, input=typed, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.removesuffix("\n")

    def write(self, files: Mapping[str, str]) -> None:
        """Write files as a user's editor does."""
        for path, text in files.items():
            (self.top / path).parent.mkdir(parents=True, exist_ok=True)
            (self.top / path).write_bytes(text.encode())

    def commit(self, files: Mapping[str, str], message: str = "begin") -> None:
        """Write files and commit all that there is."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def hook(self, name: str, script: str) -> None:
        """Give the repository a hook."""
        folder = self.git("rev-parse", "--git-path", "hooks")
        path = self.top / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def index(self) -> str:
        """Return what is staged, in full."""
        return self.git("ls-files", "--stage", "--debug")

    def status(self) -> list[str]:
        """Return the lines of a short status."""
        return [line for line in self.git("status", "--porcelain", "--untracked-files=all").split("\n") if line]

    def committed(self, revision: str = "HEAD") -> list[str]:
        """Return the paths that a commit changes, each with the kind of change."""
        return self.git("show", "--format=", "--name-status", revision).split("\n")

    def log(self) -> list[str]:
        """Return the subjects of all commits, newest first."""
        return self.git("log", "--format=%s").split("\n")


def isolate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the machine's settings, and a git that runs the tests from a hook, out of them."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def begin(top: Path) -> Checkout:
    """Begin a repository on the branch `main` without a commit."""
    top.mkdir(parents=True, exist_ok=True)
    checkout = Checkout(top)
    checkout.git("init", "--quiet", "--initial-branch=main")
    for key, value in zip(("user.name", "user.email"), PERSON, strict=True):
        checkout.git("config", key, value)
    return checkout
