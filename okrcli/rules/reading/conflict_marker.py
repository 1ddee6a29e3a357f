"""A file holds the markers of a merge conflict.

What it does
    Looks for lines that begin with `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>`, alone or with a blank after them.

Why it matters
    Git left both versions in the file, and nobody has chosen yet. Some of these files would even read as YAML, with a
    goal that neither side wrote.

Bad
    <<<<<<< HEAD
    target: 80%
    =======
    target: 85%
    >>>>>>> main

Good
    target: 85%

How to fix
    Choose one of the two versions, or write a third, and delete the lines with the markers. `git diff` shows what
    each side had.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR006", "conflict-marker", Severity.ERROR, Scope.LOADING, __name__)
