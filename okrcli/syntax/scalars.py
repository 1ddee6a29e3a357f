"""How a text is written: plain wherever our own reader reads it back so, else in quotes or as a block."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem
from okrcli.errors import OkrError
from okrcli.node import Quoted
from okrcli.syntax.guard import cure_of, forbidden_at, name_of
from okrcli.syntax.parse import parse

if TYPE_CHECKING:
    from okrcli.node import Node

_SAFE = re.compile(
    r"(?!null\b|Null\b|NULL\b)[A-Za-z][\w./%-]*(?: [\w./%(),'-]*[\w./%)'-])*|-?\d[\w.%-]*(?: [A-Za-z]\w*)?", re.ASCII
)
"""What needs no look: words and numbers without a sign that means something to YAML."""
_BRACKETS = re.compile(r"[,\[\]{}]")
_FOLDS = re.compile(r"(?<=[^\s]) (?=[^\s])")


class UnwritableTextError(OkrError):
    """A text holds a character that no goal file may hold."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(f"the text {json.dumps(text[:40])} holds {name_of(text[at])}", cure_of(text[at]))


def check_text(text: str) -> None:
    """Raise `UnwritableTextError` for a text that no file may hold, however it is written."""
    at = forbidden_at(text)
    if at is not None:
        raise UnwritableTextError(text, at)


def inline(text: str, *, flow: bool) -> str:
    """Return a text as it stands on one line; `flow` is inside brackets, where commas and brackets mean something."""
    check_text(text)
    if not isinstance(text, Quoted) and _is_plain(text, flow=flow):
        return text
    return in_quotes(text)


def in_quotes(text: str) -> str:
    """Return a text in the quotes that need the fewest escapes."""
    if ('"' in text or "\\" in text) and not re.search(r"['\n\t\r]", text) and text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def key_text(key: str) -> str:
    """Return a key as it stands before its colon."""
    check_text(key)
    if _SAFE.fullmatch(key) and not _BRACKETS.search(key):
        return key
    in_block, in_flow = _read(f"{key}: 1\n"), _read(f"{{{key}: 1}}\n")
    return key if in_block == {key: "1"} == in_flow else in_quotes(key)


def block(text: str, width: int) -> tuple[str, list[str]] | None:
    """Return the sign and the lines of a text as a block, None where a block cannot hold it."""
    check_text(text)
    body = text.removesuffix("\n")
    sign = ("|" if "\n" in body else ">") + ("" if text.endswith("\n") else "-")
    lines = body.split("\n") if "\n" in body else _fold(body, width)
    written = "".join(f"  {line}\n" if line else "\n" for line in lines)
    return (sign, lines) if _read(f"k: {sign}\n{written}x: 1\n") == {"k": text, "x": "1"} else None


def _fold(text: str, width: int) -> list[str]:
    """Break a text into lines at single blanks, so that folding them gives it back."""
    lines, start, last = [], 0, 0
    for blank in (*(found.start() for found in _FOLDS.finditer(text)), len(text)):
        if blank - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = blank
    return [*lines, text[start:]]


def _is_plain(text: str, *, flow: bool) -> bool:
    if _SAFE.fullmatch(text) and not (flow and _BRACKETS.search(text)):
        return True
    if not text or "\n" in text:
        return False
    written = f"[{text}, {{k: {text}}}] # c\n" if flow else f"- {text} # c\n- k: {text} # c\n"
    return _is_exactly(_read(written), text)


def _is_exactly(found: Node, text: str) -> bool:
    """Tell whether both places hold the text, as a plain scalar."""
    return found == [text, {"k": text}] and not isinstance(found[0], Quoted)


def _read(text: str) -> Node:
    parsed = parse("", text.encode())
    return None if isinstance(parsed, Problem) else parsed.data
