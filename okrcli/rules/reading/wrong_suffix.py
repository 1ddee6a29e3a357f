"""A file looks as if it were read, and is not.

What it does
    Below `objectives/`, `kpis/` and `checkins/`, reports every `.yml`, and every `.yaml` or `.csv` that stands where
    none is read: an objective without the folder of its cycle, a check-in in a folder too deep, a CSV file outside
    `kpis/`. All other files are left alone.

Why it matters
    Whoever wrote it believes that it counts. A goal that nobody reads is missed only when the cycle is over.

Bad
    objectives/delight-customers.yml

Good
    objectives/2026-Q4/delight-customers.yaml

How to fix
    Rename or move the file: `objectives/<cycle>/<name>.yaml`, `kpis/<name>.yaml` with `kpis/<name>.csv` beside it,
    `checkins/<cycle>/<date>-<person>.yaml`. Use `git mv`, so that its history is kept.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR008", "wrong-suffix", Severity.ERROR, Scope.LOADING, __name__)
