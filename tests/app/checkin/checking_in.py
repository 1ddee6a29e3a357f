"""Check-ins planned on a small workspace: what is given, and the files that come of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from okrcli.app.checkin.given import Given, Said
from okrcli.app.checkin.recording import Recording
from okrcli.errors import OkrError
from tests.app.opened import AS_OF, opened
from tests.app.planned import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.draft import Draft

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)

OBJECTIVE = """
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: accounts, title: Sign 5 accounts, unit: accounts, baseline: 0, target: 5}
      - {id: reply-time, title: Reply faster, kpi: reply-time, baseline: 48 min, target: 30 min}
      - {id: calm, title: Stay calm, keep: {at_most: 5}}
      - {id: road-show, title: Three cities, milestones: [chicago, omaha, detroit]}
      - {id: gone, title: Given up, baseline: 0, target: 5, dropped: {date: 2026-11-01, because: No budget.}}
    initiatives:
      - {id: templates, title: Roll out templates, status: doing}
    """
KPI = """
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min
    bounds: [0, 600]
    targets: {2026: {at_most: 30}}
    """
FILES = {
    "objectives/2026-Q4/delight.yaml": OBJECTIVE,
    "objectives/2026-Q3/speed.yaml": """
        title: Speed up
        owner: support-lead
        key_results: [{id: calls, title: Calls, baseline: 0, target: 5}]
        closed: {date: 2026-10-05, outcome: missed, grade: 0.4, scores: {calls: 0.4}, retro: Late.}
        """,
    "objectives/2026-Q1/start.yaml": """
        title: Start
        owner: support-lead
        key_results: [{id: letters, title: Letters, baseline: 0, target: 5}]
        """,
    "kpis/reply-time.yaml": KPI,
    "kpis/reply-time.csv": "date,value,note\n2026-11-06,45,\n2026-11-13,44,\n",
    "kpis/fax.yaml": """
        name: Faxes
        owner: support-lead
        cadence: monthly
        retired: {date: 2026-06-30, because: Nobody faxes., replaced_by: reply-time}
        """,
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": "updates:\n  delight/accounts: 2\n",
}
FLOW = {
    "kpis/sales.yaml": """
        name: Sales
        owner: me
        cadence: weekly
        nature: flow
        accumulate: month
        targets: {2026: {at_least: 90}}
        """,
    "kpis/sales.csv": "date,value\n2026-11-06,20\n2026-11-13,24\n",
}
"""A KPI whose values are amounts."""
EDITOR_LINE = "# yaml-language-server: $schema=../../.okr/schema/checkin.json\n"


def given(
    *said: Said,
    by: str = "support-lead",
    day: date = AS_OF,
    done: tuple[str, ...] = (),
    next_: tuple[str, ...] = (),
) -> Given:
    """Return what one person gives."""
    return Given(by, day, NOW, said, done, next_)


def plan(what: Given, files: Mapping[str, str] | None = None, *, sure: bool = False) -> Draft:
    """Plan a check-in on the workspace with some more files."""
    return Recording(lambda _: what, is_sure=sure).plan(opened(FILES | dict(files or {})))


def new_files(what: Given, files: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the text of each file that a check-in writes, without the line for editors."""
    return {path: (text or "").removeprefix(EDITOR_LINE) for path, text in texts(plan(what, files)).items()}


def refusal(what: Given, files: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Return why a check-in is refused, and what to type instead."""
    with pytest.raises(OkrError) as caught:
        plan(what, files)
    return caught.value.message, caught.value.help
