"""A CSV file belongs to no KPI that takes measurements.

What it does
    Looks beside each CSV file below `kpis/` for the KPI with its name, and whether that has measurements of its own: a
    KPI with a `formula`, or with `numerator` and `denominator`, is computed from other KPIs.

Why it matters
    Somebody delivers numbers every week that nobody sees. It is mostly a KPI that was renamed without its CSV file.

Bad
    kpis/reply-time.yaml
    kpis/reply_time.csv

Good
    kpis/reply-time.yaml
    kpis/reply-time.csv

How to fix
    Give the file the name of its KPI, write the KPI, or delete the file. `okr rename` moves both files together.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR111", "orphan-csv", Severity.ERROR, Scope.LOADING, __name__)
