"""Which format findings are shown in, and the summary of a job."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

BROKEN = {"kpis/a.yaml": "name: A\nowner: lead\ncadence: often\n"}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Write a workspace with one fault, below the top of a repository."""
    (tmp_path / ".git").mkdir()
    return write_workspace(tmp_path / "goals", BROKEN)


def test_a_job_of_github_actions_gets_annotations(okr: Call, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKFLOW", "goals")

    ran = okr("-C", broken, "validate")

    assert ran.code == 1
    assert ran.stdout.startswith("::error file=goals/kpis/a.yaml,title=OKR104 bad-value,line=3,")


@pytest.mark.parametrize("format", ["gitlab", "sarif", "rdjson"])
def test_machines_get_files_named_from_the_top_of_the_repository(okr: Call, broken: Path, format: str) -> None:
    ran = okr("-C", broken, "validate", "--format", format)

    assert ran.code == 1
    assert json.loads(ran.stdout)
    assert '"goals/kpis/a.yaml"' in ran.stdout


def test_the_summary_of_a_job_is_added_to(
    okr: Call, broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    assert okr("-C", broken, "validate", "--summary").code == 1
    assert summary.read_text().startswith("before\n**1 error in 2 files**\n")


def test_without_a_job_there_is_no_summary(okr: Call, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    ran = okr("-C", broken, "validate", "--summary")

    assert ran.code == 2
    assert "error: --summary writes to the file that $GITHUB_STEP_SUMMARY names, and it names none" in ran.stderr
