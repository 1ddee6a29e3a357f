"""A text is cut by a comment that begins in the middle of it.

What it does
    In a field that takes text, reports a value without quotes that is followed by a blank, a `#` and at once another
    character. A comment has a blank after its `#`.

Why it matters
    To YAML, ` #` begins a comment, so `note: see #412` is the text `see`. What was cut is lost without a word.

Bad
    note: The survey ran late, see #412

Good
    note: "The survey ran late, see #412"

How to fix
    Put the whole text in quotes. Where the rest is meant as a comment, write a blank after the `#`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR012", "comment-cuts-text", Severity.ERROR, Scope.LOADING, __name__)
