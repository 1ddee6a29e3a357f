"""The hooks that we offer, run by pre-commit itself on a repository that uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ci.conftest import OBJECTIVE, PATH
from tests.process import ROOT
from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    import pytest

PRE_COMMIT = Path(sys.executable).parent / "pre-commit"
PARTS = ("okrcli", "examples", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
"""What pip builds okr from, and the manifest."""

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: okr-validate
        args: [-C, goals]
      - id: okr-codeowners
        args: [-C, goals]
"""


def offered(folder: Path) -> Checkout:
    """Commit this checkout's okr to a repository of its own, as pre-commit wants to clone one."""
    made = begin(folder)
    for part in PARTS:
        subprocess.run(["cp", "-R", str(ROOT / part), str(folder / part)], check=True)
    made.commit({})
    return made


def attempt(checkout: Checkout, *command: str) -> tuple[int, str]:
    """Run a program in a checkout; return its exit code, and all that it said."""
    done = subprocess.run(command, cwd=checkout.top, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_pre_commit_runs_the_hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "protocol.file.allow")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "always")
    okr = offered(tmp_path / "okr")
    user = begin(tmp_path / "user")
    config = CONFIG.format(repo=okr.top, rev=okr.git("rev-parse", "HEAD"))
    user.commit({".pre-commit-config.yaml": config, "goals/okr.yaml": "version: 1\n", f"goals/{PATH}": OBJECTIVE})
    assert attempt(user, str(PRE_COMMIT), "install")[0] == 0

    user.write({f"goals/{PATH}": OBJECTIVE.replace("target: 80", "target: 60")})
    code, said = attempt(user, "git", "commit", "--all", "--message", "lower")
    assert (code, said.count("Passed")) == (0, 2), said

    user.write({f"goals/{PATH}": OBJECTIVE.replace("owner:", "ownr:"), "README.md": "more\n"})
    user.git("add", "README.md")
    code, said = attempt(user, "git", "commit", "--message", "the text alone")
    assert (code, said.count("Skipped")) == (0, 2), said

    code, said = attempt(user, "git", "commit", "--all", "--message", "break it")
    assert (code, f"{PATH}:2:1: error OKR102 unknown-key" in said) == (1, True), said
