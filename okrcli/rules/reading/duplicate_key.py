"""A key stands twice in one mapping.

What it does
    Compares the keys of each mapping, however they are quoted, and names both places.

Why it matters
    Most programs take the last one and say nothing. The two are often far apart, left over from a merge, and the one
    that a reader finds first is not the one that counts.

Bad
    target: 80%
    stretch: 90%
    target: 85%

Good
    target: 85%
    stretch: 90%

How to fix
    Delete one of the two, or rename it where another key was meant.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR004", "duplicate-key", Severity.ERROR, Scope.LOADING, __name__)
