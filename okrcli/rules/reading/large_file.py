"""A file is larger than a person reviews.

What it does
    Reports YAML files over 256 KiB. They are still read; from 1 MiB they are not.

Why it matters
    One goal has one file so that a change to it is small and has one reason. A file of that size holds something else,
    or will soon be too large to be read at all.

Bad
    why: (300,000 characters of minutes)

Good
    why: CSAT sat at 40% all summer, and every churn interview names slow answers.
    link: https://wiki.northwind.example/delight

How to fix
    Split the file, one objective, KPI or check-in in each, or keep what is no goal in a document and link to it.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR013", "large-file", Severity.WARNING, Scope.LOADING, __name__)
