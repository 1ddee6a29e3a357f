"""What a goal file holds once it is parsed: plain Python values, with nothing resolved yet."""

from __future__ import annotations

from typing import TypeAlias


class Quoted(str):
    """A scalar that was written in quotes or as a block: text, whatever it looks like."""

    __slots__ = ()


Node: TypeAlias = "str | dict[str, Node] | list[Node] | None"
"""A plain scalar is its own text (`40%`, `true`, `2026-10-01`), an empty one or `null` is None."""
