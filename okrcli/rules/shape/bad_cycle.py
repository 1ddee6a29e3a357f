"""The folder of a file is no cycle.

What it does
    Reads the first folder below `objectives/` and `checkins/` as the name of a cycle: one that the calendar names
    (`2026-Q4`, `2026-11`, `2026-W47`, `FY2027-H1`), or one of `cycles:` in okr.yaml. Each file below another folder is
    reported.

Why it matters
    The cycle gives a goal its first and last day. Without them there is no plan, and no status.

Bad
    objectives/Q4-2026/delight-customers.yaml

Good
    objectives/2026-Q4/delight-customers.yaml

How to fix
    Rename the folder with `git mv` as the help says, or give the cycle its days under `cycles:` in okr.yaml. Where the
    fiscal year does not start in January, its parts have names that begin with FY.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR109", "bad-cycle", Severity.ERROR, Scope.LOADING, __name__)
