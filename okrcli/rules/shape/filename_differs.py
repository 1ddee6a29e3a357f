"""A check-in says another day or person than the name of its file.

What it does
    Compares `date` and `by` in a check-in with its name, `<date>-<person>.yaml` or `<date>-<person>-2.yaml`. A name
    that is not built like that is reported as well.

Why it matters
    The order of check-ins decides which of two values counts, and the name is what reviewers see. A file that was
    copied from last week and not changed would quietly report into the past.

Bad
    # checkins/2026-Q4/2026-11-20-support-lead.yaml
    date: 2026-11-13
    done: [Reply templates are live]

Good
    # checkins/2026-Q4/2026-11-20-support-lead.yaml
    date: 2026-11-20
    done: [Reply templates are live]

How to fix
    Take `date` and `by` out, as the name says both, or rename the file. A value of an earlier day has its own `at`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR112", "filename-differs", Severity.ERROR, Scope.LOADING, __name__)
