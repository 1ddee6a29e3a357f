"""What is not imported costs no time: typer alone is five times the interpreter, pydantic ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.process import run_python
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"pydantic", "rich", "ruamel", "git"}


def imported(*arguments: str, env: dict[str, str]) -> tuple[str, set[str]]:
    """Run okr and return what it printed, with the top-level packages and the commands that it imported."""
    ran = run_python("-X", "importtime", "-m", "okrcli", *arguments, env=env)
    lines = [line.rpartition("|")[2] for line in ran.stderr.splitlines() if line.startswith("import time:")]
    modules = [line.strip() for line in lines]
    commands = {name for name in modules if name.startswith("okrcli.cli.commands.")}
    return ran.stdout, commands | {name.partition(".")[0] for name in modules}


def test_the_version_is_answered_before_typer_is_imported() -> None:
    stdout, packages = imported("--version", env={})

    assert stdout.startswith("okr ")
    assert "okrcli" in packages
    assert not packages & (HEAVY | {"typer", "typing"})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("typed", ["okr ", "okr st"])
def test_completing_a_command_imports_nothing_heavy(shell: str, typed: str) -> None:
    words = {"COMP_WORDS": typed, "_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}

    stdout, packages = imported(env=words | {"COMP_CWORD": "1", "_OKR_COMPLETE": f"complete_{shell}"})

    assert "status" in stdout
    assert ("kpis" in stdout) == (typed == "okr ")
    assert not packages & HEAVY
    assert not {name for name in packages if name.startswith("okrcli.")}


WORKSPACE = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    "objectives/2026-Q4/calls.yaml": """
        title: Call customers
        owner: me
        key_results:
          - {id: a, title: Call back, baseline: 0, target: 9}
        """,
}


CHECK_IN = ["checkin", "calls/a", "3", "--by", "me"]


@pytest.mark.parametrize(
    "call", [["status"], ["todo", "--format", "json"], ["validate"], CHECK_IN, [*CHECK_IN, "--commit", "--dry-run"]]
)
def test_git_is_left_alone_where_nothing_needs_it(tmp_path: Path, call: list[str]) -> None:
    folder = write_workspace(tmp_path, WORKSPACE)

    _, packages = imported("-C", str(folder), *call, env={})

    assert "okrcli" in packages
    assert "git" not in packages


def test_a_commit_needs_git(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, WORKSPACE)

    _, packages = imported("-C", str(folder), *CHECK_IN, "--commit", env={})

    assert "git" in packages


@pytest.mark.parametrize("call", [["status"], ["kpis"], ["todo"], ["links"], ["rules"]])
def test_pictures_are_drawn_without_rich(tmp_path: Path, call: list[str]) -> None:
    folder = write_workspace(tmp_path, WORKSPACE)

    stdout, packages = imported("-C", str(folder), *call, "--color=always", env={"PYTHONUTF8": "1"})

    assert "\x1b[" in stdout
    assert "rich" not in packages


def test_rich_measures_characters_that_are_wide(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, {**WORKSPACE, "kpis/x.yaml": "{name: 顧客, owner: me, cadence: weekly}"})

    _, packages = imported("-C", str(folder), "kpis", env={"PYTHONUTF8": "1"})

    assert "rich" in packages
