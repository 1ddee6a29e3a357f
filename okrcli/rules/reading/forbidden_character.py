r"""A file holds a character that cannot be seen, or that makes a line read otherwise than it is.

What it does
    Looks for control characters, for those that turn the direction of writing (bidi), for zero-width characters
    outside emoji, for a byte order mark in the middle, for U+2028 and U+2029, and for halves of characters; also where
    an escape such as `\u202e` writes one. A carriage return is read only with a line feed.

Why it matters
    With a bidi override, a reviewer can be shown another target than the one that counts. Two ids that differ by a
    character of no width look the same and are not. Control characters can rewrite what a terminal shows.

Bad
    title: "Cut costs \u202e%04"

Good
    title: Cut costs 40%

How to fix
    Delete the character: the finding names it and says where it is. It often comes along when text is copied from
    a web page or a chat.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR010", "forbidden-character", Severity.ERROR, Scope.LOADING, __name__)
