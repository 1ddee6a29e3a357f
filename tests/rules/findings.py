"""What one rule says of a few files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.diagnostics import Diagnostic

SHAPE_AND_NUMBERS = frozenset({0, 1, 2, 3, 4})
MOVE = "{id: sales, title: Grow sales, baseline: 50, target: 70}"


def diagnostics(code: str, files: Mapping[str, str], as_of: str = "2026-11-20") -> tuple[Diagnostic, ...]:
    """Check files with one rule, and with those that would tell that the files are not what the test believes."""
    day = date.fromisoformat(as_of)
    options = RuleOptions(groups=SHAPE_AND_NUMBERS, select=(code,))
    return check(load(make_tree(files)), options, day, day).findings


def findings(code: str, files: Mapping[str, str], as_of: str = "2026-11-20") -> list[str]:
    """Return each finding as `path:line:column severity message`."""
    return [
        f"{found.location.path}:{found.location.span.line}:{found.location.span.column}"
        f" {found.severity.value} {found.message}"
        for found in diagnostics(code, files, as_of)
    ]


def objective(*key_results: str, title: str = "Achieve record sales", owner: str = "sales-lead", more: str = "") -> str:
    """Write an objective: its title on line 1, its owner on line 2, then `more`, then a line for each key result."""
    lines = [f"title: {title}", f"owner: {owner}", *more.splitlines(), "key_results:"]
    return "\n".join([*lines, *(f"  - {item}" for item in key_results or (MOVE,)), ""])


def kpi(*more: str, name: str = "Average reply time", cadence: str = "weekly") -> str:
    """Write a KPI: its name, owner and cadence on the lines 1 to 3, then one line for each of `more`."""
    return "\n".join([f"name: {name}", "owner: desk-manager", f"cadence: {cadence}", *more, ""])


def table(*rows: str) -> str:
    """Write measurements, each `2026-11-20,43`."""
    return "\n".join(["date,value", *rows, ""])
