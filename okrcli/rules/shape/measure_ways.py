"""A key result is measured in no way, or in more than one.

What it does
    Looks for exactly one of the four ways: `baseline` with `target` or `change` (move), `keep`, `milestones`, `rollup`.
    Keys that mean nothing for the way that was chosen, such as `stretch` beside `milestones`, are reported too, and so
    is a second rollup in one objective.

Why it matters
    A key result without a measure is a wish. One with two has two progresses, and which of them counts would be
    anyone's guess.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT to 80%, baseline: 40%, target: 80%, milestones: [survey]}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT to 80%, baseline: 40%, target: 80%}
      - {id: survey, title: Run the new survey, milestones: [survey]}

How to fix
    Keep one way, and make a second key result of the other. A yes or no is one milestone: `milestones: [passed]`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR105", "measure-ways", Severity.ERROR, Scope.LOADING, __name__)
