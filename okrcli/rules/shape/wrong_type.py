"""A mapping, a list, a text or nothing stands where another of these is wanted.

What it does
    Compares the kind of each value with the kind that its key takes.

Why it matters
    `teams: support` looks right and is no list, and a key with nothing after it may have lost its value in an edit.
    okr does not guess.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    tags: customer
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    tags: [customer]
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Write a list in brackets, `[customer]`, or with one item a line after `- `; a mapping as `{key: value}` or with one
    key a line, indented.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR103", "wrong-type", Severity.ERROR, Scope.LOADING, __name__)
