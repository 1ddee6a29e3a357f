"""Fixtures of the command line's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import Call, caller
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

OBJECTIVE = """
    title: Delight external customers
    owner: support-lead
    because: reply-time
    key_results:
      - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}
      - {id: calls, title: Call back, baseline: 0, target: 10, influences: [reply-time]}
      - {id: guard, title: Stay calm, keep: {at_most: 5}}
    """
KPI = """
    name: Average reply time
    what: Minutes to the first answer.
    how: Help-desk export.
    owner: support-lead
    cadence: weekly
    unit: min
    targets: {2026: {at_most: 30}}
    """


@pytest.fixture
def okr(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `okr` in this process."""
    return caller(capsys)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a workspace with an objective and a KPI, pin its day, and stand in it."""
    files = {
        "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
        "objectives/2026-Q4/delight.yaml": OBJECTIVE,
        "kpis/reply-time.yaml": KPI,
        "kpis/reply-time.csv": "date,value\n2026-11-13,44\n2026-11-20,43\n",
        "checkins/2026-Q4/2026-11-20-support-lead.yaml": "updates: {delight/csat: 55, delight/guard: 3}\n",
    }
    monkeypatch.chdir(write_workspace(tmp_path, files))
    return tmp_path
