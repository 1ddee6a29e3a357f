"""The commands that change goals in the open, as they are called: what they write, say, commit and refuse."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

PATH = "objectives/2026-Q4/delight.yaml"

CHANGES = (
    (("rename", "reply-time", "answer-time"), "Rename reply-time to answer-time"),
    (("rename", "delight", "serve"), "Rename 2026-Q4/delight to 2026-Q4/serve"),
    (("drop", "delight/calls", "--because", "No time."), "Drop: Call back"),
    (("revise", "csat", "target=75", "--because", "A new survey."), "Revise 2026-Q4/delight/csat: target"),
    (("revise", "reply-time", "2027.at_most=25", "--because", "A new year."), "Revise reply-time: target of 2027"),
    (("carry", "delight", "2027-Q1"), "Carry from 2026-Q4 to 2027-Q1: Delight external customers"),
    (("propose", "reply-time"), "Propose: Bring down the average reply time"),
    (("close", "delight", "--yes"), "Close: Delight external customers, missed with 0.17"),
    (("new", "kpi", "--name", "NPS", "--owner", "me", "--cadence", "monthly"), "New KPI: NPS"),
)
"""One call of each command, and how the change is called."""


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("arguments", "subject"), CHANGES, ids=lambda value: " ".join(value[:2]) if value[0] else "")
def test_a_change_says_what_it_wrote_and_leaves_a_valid_workspace(
    okr: Call, workspace: Path, arguments: tuple[str, ...], subject: str
) -> None:
    before = contents(workspace)
    tried = okr(*arguments, "--dry-run")
    assert (tried.code, contents(workspace)) == (0, before)
    assert tried.stdout.startswith("--- ")

    ran = okr(*arguments)
    written = {path for path, data in contents(workspace).items() if before.get(path) != data}
    removed = before.keys() - contents(workspace).keys()

    assert (ran.code, ran.stderr) == (0, "")
    assert subject in ran.stdout
    assert all(path in ran.stdout for path in written | removed)
    assert written
    assert okr("validate").code == 0


@pytest.mark.parametrize(("arguments", "subject"), CHANGES, ids=lambda value: " ".join(value[:2]) if value[0] else "")
def test_a_commit_has_exactly_what_was_written(
    okr: Call, workspace: Path, arguments: tuple[str, ...], subject: str
) -> None:
    for call in (["init", "-q"], ["config", "user.name", "T"], ["config", "user.email", "t@example.org"], ["add", "."]):
        subprocess.run(["git", *call], cwd=workspace, check=True)
    subprocess.run(["git", "commit", "-qm", "First"], cwd=workspace, check=True)
    (workspace / "other.txt").write_text("staged by somebody\n", encoding="utf-8")
    subprocess.run(["git", "add", "other.txt"], cwd=workspace, check=True)

    ran = okr(*arguments, "--commit")

    assert ran.code == 0, ran.stderr
    assert "committed as " in ran.stdout
    log = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=workspace, check=True, capture_output=True, text=True)
    status = subprocess.run(["git", "status", "--short"], cwd=workspace, check=True, capture_output=True, text=True)
    assert log.stdout.startswith(subject[:40])
    assert status.stdout == "A  other.txt\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("drop", "delight/calls"), "error: --because is missing"),
        (("revise", "csat", "--because", "So."), "error: NAME=VALUE... is missing"),
        (("revise", "csat", "target=80 min", "--because", "So."), "OKR302"),
        (("revise", "csat", "target=eighty", "--because", "So."), "OKR104"),
        (("revise", "csat", "target=40", "--because", "So."), "OKR301"),
        (("revise", "csat", "due=2027-02-01", "--because", "So."), "OKR401"),
        (("revise", "delight", "contributes_to=2026/none", "--because", "So."), "OKR202"),
        (("rename", "delight", "reply-time"), "OKR108"),
        (("rename", "delight", "2026-Q4"), "OKR106"),
        (("carry", "delight", "2026-Q4"), "error: `2026-Q4/delight` is in 2026-Q4 already"),
        (("propose", "delight"), "error: no KPI is named `delight`"),
        (("rename", "nobody", "somebody"), "error: no objective, key result or KPI is named `nobody`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_refused_changes_nothing(okr: Call, workspace: Path, arguments: tuple[str, ...], said: str) -> None:
    before = contents(workspace)

    ran = okr(*arguments)

    assert (ran.code, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert "\nhelp: " in ran.stderr
    assert contents(workspace) == before


def test_former_ids_are_written_as_present_ones(okr: Call, workspace: Path) -> None:
    okr("rename", "reply-time", "answer-time")
    goals = workspace / PATH
    goals.write_text(goals.read_text(encoding="utf-8").replace("answer-time", "reply-time"), encoding="utf-8")

    assert okr("validate", "--fix-references", "--dry-run").stdout.count("+") > 1
    ran = okr("validate", "--fix-references")

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == f"Write present ids in 2 places\n  changed {PATH}\n"
    assert "because: answer-time" in goals.read_text(encoding="utf-8")
    again = okr("validate", "--fix-references")
    assert again.stdout == "Every definition that is open holds present ids already\n"
