"""Signs that look like YAML's and are none, where a line begins: what a word processor or a web page puts there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem
    from okrcli.syntax.trouble import Trouble

_BLANKS = {"\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space"}
_DASHES = {"–": "an en dash", "—": "an em dash", "−": "a minus sign", "•": "a bullet", "·": "a dot"}  # noqa: RUF001
_QUOTES = "“”„‟«»‘’‚"  # noqa: RUF001
_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

_ODD_BLANK = re.compile(f"(?:[ -]|{_BLANK})*?({_BLANK}+)|[ -]*[\\w-]+:({_BLANK}+)")
_ODD_DASH = re.compile(f"[ -]*([{''.join(_DASHES)}])[ ]")
_ODD_COLON = re.compile(r"[ -]*[\w-]+(：)")  # noqa: RUF001
_ODD_QUOTE = re.compile(f"[ -]*(?:[\\w-]+: +)?([{_QUOTES}])")
_LINES = 4
"""How far above a parser's complaint its cause is looked for."""


def lookalike(trouble: Trouble) -> Problem | None:
    """Return the problem with the sign that only looks right, at or right above the line that could not be read."""
    start = trouble.source.line_start(trouble.at)
    for _ in range(_LINES):
        if (problem := _in_line(trouble, start)) is not None:
            return problem
        if not start:
            return None
        start = trouble.source.line_start(start - 1)
    return None


def _in_line(trouble: Trouble, start: int) -> Problem | None:
    end = trouble.source.line_end(start)
    if found := _ODD_BLANK.match(trouble.text, start, end):
        stretch = found.span(1) if found[1] else found.span(2)
        name = _BLANKS.get(trouble.text[stretch[0]], "a blank that YAML does not know")
        return trouble.problem(stretch, f"{name} stands here", "put a plain space in its place")
    if found := _ODD_DASH.match(trouble.text, start, end):
        return trouble.problem(found.span(1), f"{_DASHES[found[1]]} begins no list item", 'begin it with "- "')
    if found := _ODD_COLON.match(trouble.text, start, end):
        return trouble.problem(found.span(1), "a full-width colon ends no key", 'write ": " in its place')
    if (found := _ODD_QUOTE.match(trouble.text, start, end)) and start <= trouble.at <= end:
        return trouble.problem(found.span(1), f"{found[1]} is no quote to YAML", "quote with \" or '")
    return None
