"""Opened workspaces for tests of use cases: from text, or one of the examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.app.session import Clock, Day, Session, open_session
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


def opened(files: Mapping[str, str], as_of: date = AS_OF) -> Session:
    """Open a workspace made of these files."""
    tree = make_tree(files)
    return Session(Path(), load(tree), Day(as_of, as_of), tree)


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
