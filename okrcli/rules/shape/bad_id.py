"""An id does not have the shape of one.

What it does
    Checks ids in files and the names of files and folders that become ids: lower-case letters and digits, with single
    hyphens between them, at most 64 characters.

Why it matters
    Ids are typed on the command line, stand in paths and in other files. A blank, a capital or an accent makes them
    hard to type, and different on another machine.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: Support Lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Write the id that the help names, such as `support-lead` for `Support Lead`. Names for people to read go into
    `title` and `name`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR106", "bad-id", Severity.ERROR, Scope.LOADING, __name__)
