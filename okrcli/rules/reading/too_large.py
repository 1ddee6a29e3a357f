"""A file, or one value in it, is larger or deeper than any goal needs to be.

What it does
    Refuses a YAML file over 1 MiB, a value over 64 KiB, and collections that are nested more than 32 levels deep.
    A CSV file may have 64 MiB.

Why it matters
    Goals are written and reviewed by people. A file of that size is an export in the wrong place or an attack, and
    reading it would cost everyone else's goals their time.

Bad
    why: (70,000 characters of a pasted document)

Good
    why: Slow answers are the first reason that leaving customers give.
    link: https://wiki.northwind.example/delight

How to fix
    Keep long text in a document and link to it. Split a file that holds many things. For nesting, look for a bracket
    or an indent that is wrong.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR005", "too-large", Severity.ERROR, Scope.LOADING, __name__)
