"""An ignore comment silences nothing, or does not say why.

What it does
    Looks at each `# okr: ignore[rule] reason`: whether it has a reason, whether its rules exist, and whether each of
    them had a finding there. A comment after a value is about its own line, one on a line of its own about the next
    line below that is no comment. Without a reason a comment silences nothing. Rules that were not checked are not
    judged.

Why it matters
    A comment that stays behind when its cause is gone hides the next mistake on that line. One without a reason leaves
    the reviewer to guess whether somebody thought about it.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT to 80%, baseline: 40%, target: 80%}  # okr: ignore[unknown-kpi] comes in December

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT to 80%, baseline: 40%, target: 80%}

How to fix
    Delete the comment, or the name of the rule that it does not need. Give a reason that a reader can check later:
    `# okr: ignore[target-not-healthy] the rest comes with the new desk in 2027-Q1`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR114", "unused-ignore", Severity.WARNING, Scope.LOADING, __name__)
