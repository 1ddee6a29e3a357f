"""A key that is needed is not there.

What it does
    Reports each required key that a mapping lacks, at the key of what should hold it: `title`, `owner` and
    `key_results` of an objective, `id` and `title` of a key result and both ends of its move, `name`, `owner` and
    `cadence` of a KPI, `version` of okr.yaml, and so on.

Why it matters
    Without an owner nobody answers for a goal, without a baseline there is no progress. What is required is little,
    and what is left out of it makes the rest of the file unusable.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Write the key with its value. `okr schema objective` (or `kpi`, `checkin`, `workspace`) lists what belongs there.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR101", "missing-key", Severity.ERROR, Scope.LOADING, __name__)
