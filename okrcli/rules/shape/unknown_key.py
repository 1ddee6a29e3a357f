"""A key is not known where it stands.

What it does
    Compares every key with those that may stand there, and names the nearest. Keys that people look for in a goal and
    that okr keeps elsewhere, such as `current`, get the call to make instead.

Why it matters
    A misspelt key would count for nothing, and nobody would notice: `targt: 80%` is no target. Values that are seen
    belong in check-ins and CSV files, so that a change to a goal always means a change of goals.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%, current: 55%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}
    # checkins/2026-Q4/2026-11-20-support-lead.yaml
    updates:
      delight-customers/csat: 55%

How to fix
    Write the key that the help names. For a value that was seen, run `okr checkin`. In a mapping on one line, a number
    such as `1,500` ends at its comma: write 1500 or 1_500.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR102", "unknown-key", Severity.ERROR, Scope.LOADING, __name__)
