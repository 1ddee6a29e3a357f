"""A CSV file of measurements cannot be read, or a row of it.

What it does
    Checks the header (`date,value`, and perhaps `note`, `by` and `recorded`), and of every row the number of cells,
    the date as YYYY-MM-DD and the value as a plain decimal. Rows that are wrong are left out, the rest is read.

Why it matters
    A row that is left out leaves a hole in the series, and the health of the KPI is judged without it.

Bad
    date,value
    2026-10-02,48 min
    09.10.2026,46.5

Good
    date,value
    2026-10-02,48
    2026-10-09,46.5

How to fix
    Write numbers without unit, blanks, commas or exponent, and days as YYYY-MM-DD. Where a sheet exports the file, set
    its separator to a comma and its decimal sign to a point.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR110", "bad-csv", Severity.ERROR, Scope.LOADING, __name__)
