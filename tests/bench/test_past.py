"""The pasts that are read from git: every commit changes a goal, and none makes a workspace wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bench.company import Company
from tests.bench.past import write_handed_over, write_moved_targets, write_versions
from tests.process import run_okr, run_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("write", [write_handed_over, write_moved_targets])
def test_each_commit_changes_the_next_objective(write: Callable[[Company, int, Path], Path], tmp_path: Path) -> None:
    root = write(Company(6, seed=1), 8, tmp_path)

    log = run_program(["git", "log", "--reverse", "--format=%s", "--numstat"], cwd=root).stdout.split("\n")

    assert [line for line in log if line.startswith("1\t1\t")] == [
        f"1\t1\tobjectives/2026-Q4/goal-0000{number % 6}.yaml" for number in range(8)
    ]
    assert run_program(["git", "status", "--porcelain"], cwd=root).stdout == ""
    shown = json.loads(run_okr("-C", str(root), "validate", "--format", "json").stdout)
    assert [finding for finding in shown["findings"] if finding["severity"] == "error"] == []


def test_a_goal_has_as_many_versions_as_commits(tmp_path: Path) -> None:
    write_versions(4, tmp_path)

    log = run_program(["git", "log", "--format=%s", "--", "objectives/2026-Q4/goal.yaml"], cwd=tmp_path).stdout

    assert log.split() == ["Version", "3", "Version", "2", "Version", "1", "Version", "0"]
