"""What the diff driver says of one file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.app.clone.one_file import FileVersion, diff_file
from okrcli.render.clone import render_file_diff
from okrcli.render.paint import Paint
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

PATH = "goals/objectives/2026-Q4/delight.yaml"
OLD = b"""\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, kpi: csat, baseline: 40, target: 80}
  - {id: calls, title: Call back, baseline: 0, target: 10}
"""
KPI = {"kpis/csat.yaml": "name: CSAT\nowner: support-lead\ncadence: weekly\nunit: '%'\n"}


def said(top: Path, old: FileVersion, new: FileVersion) -> str:
    """Compare two versions and write what there is to say."""
    return render_file_diff(diff_file(top, old, new, date(2026, 11, 20)), Paint(on=False))


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Write a workspace with one KPI in a folder below the top."""
    write_workspace(tmp_path / "goals", {**KPI})
    return tmp_path


def test_a_change_is_told_in_goals_with_the_units_of_the_kpi(top: Path) -> None:
    new = OLD.replace(b"target: 80", b"target: 60").replace(b"support-lead", b"desk-manager")

    assert said(top, FileVersion(PATH, OLD), FileVersion(PATH, new)) == (
        f"diff okr {PATH}\n"
        "  Delight customers (2026-Q4/delight)\n"
        "    ~ `owner` changed from support-lead to desk-manager\n"
        "    ~ `target` of `csat` changed from 80% to 60%\n"
    )


def test_what_is_new_gone_and_renamed(top: Path) -> None:
    less = OLD.replace(b"  - {id: calls, title: Call back, baseline: 0, target: 10}\n", b"")
    elsewhere = PATH.replace("delight", "please")

    assert said(top, FileVersion(PATH, None), FileVersion(PATH, OLD)).splitlines()[1] == (
        "  Delight customers (2026-Q4/delight), new"
    )
    assert said(top, FileVersion(PATH, OLD), FileVersion(PATH, None)).splitlines()[1] == (
        "  Delight customers (2026-Q4/delight), gone"
    )
    assert said(top, FileVersion(PATH, OLD), FileVersion(PATH, less)).splitlines()[2:] == [
        "    - key result `calls` is gone: Call back"
    ]
    assert said(top, FileVersion(PATH, OLD), FileVersion(elsewhere, OLD)).splitlines() == [
        f"diff okr {PATH} -> {elsewhere}",
    ]
    assert said(top, FileVersion(PATH, OLD), FileVersion(elsewhere, OLD + b"why: So.\n")).splitlines()[1:] == [
        "  Delight customers (2026-Q4/please)",
        "    ~ renamed from `2026-Q4/delight` to `2026-Q4/please`",
        "    ~ `why` set to `So.`",
    ]


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        (OLD + b"# a comment\n", "+# a comment"),
        (OLD + b"key: [\n", "+key: ["),
        (OLD + b"\xff\n", "+\\xff"),
        (OLD + b"# \x1b[31m\n", "+# \\u{1b}[31m"),
    ],
    ids=["a comment", "not YAML", "not UTF-8", "an escape"],
)
def test_where_no_goal_differs_or_can_be_read_lines_are_shown(top: Path, new: bytes, shown: str) -> None:
    lines = said(top, FileVersion(PATH, OLD), FileVersion(PATH, new)).splitlines()

    assert lines[:3] == [f"diff okr {PATH}", f"--- a/{PATH}", f"+++ b/{PATH}"]
    assert shown in lines


def test_outside_of_a_workspace_lines_are_shown(tmp_path: Path) -> None:
    new = OLD.replace(b"target: 80", b"target: 60")

    lines = said(tmp_path, FileVersion(PATH, OLD), FileVersion(PATH, new)).splitlines()

    assert "+  - {id: csat, title: Raise CSAT, kpi: csat, baseline: 40, target: 60}" in lines


def test_settings_are_compared_too(top: Path) -> None:
    path = "goals/okr.yaml"
    old, new = FileVersion(path, b"version: 1\n"), FileVersion(path, b"version: 1\nlimits: {objectives_per_team: 9}\n")

    assert said(top, old, new) == (
        "diff okr goals/okr.yaml\n  okr.yaml\n    ~ `limits.objectives_per_team` changed from 5 to 9\n"
    )
