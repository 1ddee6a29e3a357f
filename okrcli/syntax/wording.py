"""Words for messages: what stands in the file, cut short, and how to write it instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.syntax.filetext import FileText

_SHOWN = 40
_HELPFUL = 80
_LEAD = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#'\"\[{][^:#]*:[ \t]+)?")


def shown(text: str) -> str:
    """Return a text cut to a length that fits a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def in_double_quotes(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def value_start(source: FileText, index: int) -> int:
    """Return where the value begins that a character is in: behind its line's dashes, and the key if one is there."""
    start = source.line_start(index)
    found = _LEAD.match(source.text, start, index)
    return found.end() if found else start


def quote_it(source: FileText, start: int) -> str:
    """Say how to write the value that begins at `start` and goes on to its line's end."""
    lead = source.text[source.line_start(start) : start].lstrip(" \t")
    line = lead + in_double_quotes(source.rest_of_line(start))
    if len(line) > _HELPFUL or "[" in lead or "{" in lead:
        return "put the text in double quotes"
    return f"quote it: {line}"
