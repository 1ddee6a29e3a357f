"""A workspace in a repository, and the hour after it was written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    "objectives/2026-Q4/calls.yaml": """
        title: Call customers
        owner: me
        key_results:
          - {id: a, title: Call back, baseline: 0, target: 9}
        """,
    "kpis/calls-made.csv": "date,value\n2026-11-20,5\n",
}


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cache be in use also where all other tests do without."""
    monkeypatch.delenv("OKR_NO_CACHE", raising=False)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Commit a workspace, and stand in it."""
    isolate(monkeypatch)
    made = begin(write_workspace(tmp_path / "goals", FILES))
    made.commit({})
    monkeypatch.chdir(made.top)
    return made


@pytest.fixture
def later(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Call an hour after the last file was written, as the clock has it: what a file looks like counts."""
    clock = time.time_ns
    monkeypatch.setattr("okrcli.cache.answers.time.time_ns", lambda: clock() + 3_600_000_000_000)
    return checkout
