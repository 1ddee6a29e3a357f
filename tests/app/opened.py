"""Opened workspaces for tests of use cases: from text, or one of the examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.app.session import Clock, Session, SettledDay, open_session
from okrcli.store.load import load
from tests.process import ROOT
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

AS_OF = date(2026, 11, 20)
NORTHWIND = ROOT / "examples" / "northwind"

TEAMS = """
    version: 1
    teams:
      company: {name: Northwind}
      support: {name: Customer Support, parent: company, formerly: [service]}
      desk: {parent: support}
      sales: {parent: company}
    people:
      chief: {team: company}
      support-lead: {team: support}
      desk-manager: {team: desk, formerly: [shift-lead]}
      sales-lead: {team: sales}
    """
"""An okr.yaml with two levels of teams."""

COMPUTED = {
    "kpis/signups.yaml": """
        name: Signups
        owner: me
        cadence: weekly
        nature: flow
        accumulate: month
        targets: {2026: {at_least: 100}}
        """,
    "kpis/signups.csv": "date,value\n2026-09-10,40\n2026-10-05,30\n2026-10-12,20.5\n2026-11-05,10\n2026-11-16,12\n",
    "kpis/visits.yaml": "name: Visits\nowner: me\ncadence: weekly\nnature: flow\naccumulate: month\ntier: input\n",
    "kpis/visits.csv": "date,value\n2026-09-10,700\n2026-10-05,700\n2026-11-05,200\n",
    "kpis/conversion.yaml": """
        name: Conversion rate
        owner: me
        cadence: monthly
        unit: "%"
        numerator: signups
        denominator: visits
        scale: 100
        targets: {2026: {at_least: 9}}
        """,
    "kpis/effort.yaml": """
        name: Visits per signup
        owner: me
        cadence: monthly
        formula: visits / signups
        targets: {2026: {at_most: 12}}
        """,
}
"""A flow, a ratio and a formula; of each the last complete period is October, and November is running."""


def opened(files: Mapping[str, str], as_of: date = AS_OF) -> Session:
    """Open a workspace made of these files."""
    tree = make_tree(files)
    return Session(Path(), load(tree), SettledDay(as_of, as_of), tree)


def northwind(as_of: date | None = None) -> Session:
    """Open the example company, on its own day where no other is given."""
    return open_session(NORTHWIND, Clock(AS_OF, AS_OF, as_of))


def objective(owner: str = "me", top: str = "", results: str = "{id: a, title: A, baseline: 0, target: 10}") -> str:
    """Return an objective of one line for each key result."""
    listed = "".join(f"  - {result}\n" for result in results.split("\n") if result)
    return f"title: Title of it\nowner: {owner}\n{top}\nkey_results:\n{listed}"


def kpi(owner: str = "me", more: str = "") -> str:
    """Return a weekly KPI."""
    return f"name: Name of it\nowner: {owner}\ncadence: weekly\n{more}\n"
