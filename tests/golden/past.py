"""A small workspace with a past: a real repository, the same on every run."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from okrcli.app.session import Clock, Session, open_session
from tests.repositories import ENVIRONMENT, Checkout, begin
from tests.workspaces import dedented

_DAY = date(2026, 11, 20)
_GOAL = "objectives/2026-Q4/delight.yaml"
_CHARM = "objectives/2026-Q4/charm.yaml"
_FILES = {
    "okr.yaml": """
        version: 1
        organization: Northwind Traders
        as_of: 2026-11-20
        teams: {support: {}}
        people:
          support-lead: {team: support, email: support-lead@northwind.example}
        """,
    _GOAL: """
        title: Delight external customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
          - {id: reply, title: Cut the reply time, kpi: reply-time, baseline: 48 min, target: 30 min}
        """,
    "kpis/reply-time.yaml": """
        name: Average reply time
        owner: desk-manager
        cadence: weekly
        unit: min
        targets: {2026: {at_most: 30, watch: 27}}
        """,
    "kpis/reply-time.csv": "date,value\n2026-09-25,50\n2026-10-02,48\n",
}


_KEPT: list[TemporaryDirectory[str]] = []
"""The folder lives as long as the process."""


@lru_cache
def past() -> Session:
    """Open the workspace with its repository."""
    _KEPT.append(TemporaryDirectory())
    folder = Path(_KEPT[0].name)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    with patch.dict(os.environ, clean | ENVIRONMENT, clear=True):
        _live(begin(folder))
    return open_session(folder, Clock(_DAY, _DAY))


def _live(checkout: Checkout) -> None:
    """Commit what a quarter brings: values, check-ins, a moved goalpost, a broken file, another name."""
    files = {path: str(text) for path, text in dedented(_FILES).items()}
    goal = files[_GOAL]
    lowered = goal.replace("target: 80%", "target: 70%")
    _commit(checkout, "2026-09-28", "Begin", files)
    _commit(checkout, "2026-10-09", "Values of the week", _seen("2026-10-09", "45%", "2026-10-09,45\n"))
    _commit(checkout, "2026-10-20", "Lower the CSAT target\n\nNobody reaches 80%.", {_GOAL: lowered})
    _commit(checkout, "2026-10-23", "Values of the week", _seen("2026-10-23", "52%", "2026-10-09,45\n2026-10-23,43\n"))
    _commit(checkout, "2026-10-26", "Work on it", {_GOAL: "title: [\n"})
    _commit(checkout, "2026-10-27", "Give it a weight", {_GOAL: lowered.replace("30 min}", "30 min, weight: 2}")})
    (checkout.top / _GOAL).unlink()
    charm = lowered.replace("30 min}", "30 min, weight: 2}") + "formerly: [delight]\n"
    _commit(checkout, "2026-11-03", "A better name", {_CHARM: charm})
    rows = "2026-10-09,45\n2026-10-23,43\n2026-11-13,36\n"
    _commit(checkout, "2026-11-13", "Values of the week", _seen("2026-11-13", "58%", rows, "charm"))


def _seen(day: str, csat: str, rows: str, goal: str = "delight") -> dict[str, str]:
    return {
        f"checkins/2026-Q4/{day}-support-lead.yaml": f"updates: {{{goal}/csat: {csat}}}\n",
        "kpis/reply-time.csv": _FILES["kpis/reply-time.csv"] + rows,
    }


def _commit(checkout: Checkout, day: str, message: str, files: dict[str, str]) -> None:
    at = f"{day}T09:00:00+00:00"
    with patch.dict(os.environ, {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}):
        checkout.commit(files, message)
