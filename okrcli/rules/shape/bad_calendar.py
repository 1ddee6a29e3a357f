"""A cycle in okr.yaml ends before it starts, or takes a name that the calendar gives.

What it does
    Checks each cycle under `cycles:`. Years, halves, quarters, months and weeks are named by the calendar and need no
    entry.

Why it matters
    A cycle without days holds no goal. If `2026-Q4` could mean other days than the quarter, nobody could read a path
    any more.

Bad
    # okr.yaml
    version: 1
    cycles:
      launch: {start: 2026-12-18, end: 2026-09-14}

Good
    # okr.yaml
    version: 1
    cycles:
      launch: {start: 2026-09-14, end: 2026-12-18}

How to fix
    Put the two days in order, or choose a name in words. For a fiscal year that does not start in January, set
    `fiscal_year: {starts: july}`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR113", "bad-calendar", Severity.ERROR, Scope.LOADING, __name__)
