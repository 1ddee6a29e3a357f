"""A file is not YAML.

What it does
    Reports the first place at which the text of a file stops being YAML 1.2.

Why it matters
    Nothing can be read out of such a file, so its goals are missing from every number. It is the only finding of its
    file, and nothing that refers into the file is reported, since all of that may be right.

Bad
    title: Support: answer faster

Good
    title: "Support: answer faster"

How to fix
    Mostly a text wants quotes: where it begins with a sign such as `%`, `[`, `{`, `&`, `*` or `@`, or where a colon
    with a blank after it stands inside. Else look at the indent of the line and of the one above, and for a bracket or
    a quote that is not closed. Tabs cannot indent.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR002", "yaml-syntax", Severity.ERROR, Scope.LOADING, __name__)
