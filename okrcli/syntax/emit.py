"""Values as lines of YAML in the house style: mappings as blocks, small inner ones in braces, long text folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.syntax.scalars import block, check_text, inline, key_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

WIDTH = 110
"""Columns that a line has; what a person reviews side by side has hardly more."""
_SHORT = 60
"""Columns that a list of one mapping may have in brackets."""


@dataclass(frozen=True, slots=True)
class Style:
    """How far a file indents: what is inside a mapping, the dashes of a list below its key, the text behind a dash."""

    indent: int = 2
    list_indent: int = 2
    gap: int = 1


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes values in one style. `comments` stand at the end of the line of the value at their pointer.

    Lists at the pointers in `growing` have a line for each item, however short, so that the next one touches none.
    """

    style: Style
    comments: Mapping[Pointer, str]
    growing: Collection[Pointer] = ()

    def entry(self, key: str, value: Node, column: int, pointer: Pointer) -> list[str]:
        """Return the lines of a key and its value, the key at a column from 0; `pointer` leads to the value."""
        return self._behind(f"{' ' * column}{key_text(key)}:", value, column, pointer)

    def item(self, value: Node, column: int, pointer: Pointer, *, in_braces: bool | None = None) -> list[str]:
        """Return the lines of a list item, its dash at a column."""
        dash, inner = f"{' ' * column}-{' ' * self.style.gap}", column + 1 + self.style.gap
        braces = self._in_braces(value, inner, pointer) if in_braces is None else in_braces
        if isinstance(value, dict) and value and not braces:
            lines = self.entries(value, inner, pointer)
            return [dash + lines[0][inner:], *lines[1:]]
        return self._behind(f"{' ' * column}-", value, column, pointer, gap=self.style.gap, braces=braces)

    def entries(self, node: Mapping[str, Node], column: int, pointer: Pointer) -> list[str]:
        """Return the lines of all keys of a mapping."""
        return [line for key, value in node.items() for line in self.entry(key, value, column, (*pointer, key))]

    def items(self, node: list[Node], column: int, pointer: Pointer) -> list[str]:
        """Return the lines of all items of a list."""
        return [line for index, value in enumerate(node) for line in self.item(value, column, (*pointer, index))]

    def value(
        self, value: Node, column: int, pointer: Pointer, *, braces: bool | None = None, room: int = WIDTH
    ) -> tuple[str, list[str]]:
        """Return what stands behind a key or dash at a column, where `room` columns are left, and the lines below."""
        match value:
            case None:
                return "", []
            case str():
                return self._text(value, column, room)
            case dict() if value and not (self._in_braces(value, column, pointer) if braces is None else braces):
                return "", self.entries(value, column + self.style.indent, pointer)
            case list() if value and not self._is_row(value, room, pointer):
                below_dash = isinstance(pointer[-1], int)
                indent = self.style.indent if below_dash else self.style.list_indent
                return "", self.items(value, column + indent, pointer)
            case _:
                return flow(value), []

    def _text(self, text: str, column: int, room: int) -> tuple[str, list[str]]:
        written = inline(text, flow=False)
        if len(written) <= room and "\n" not in text:
            return written, []
        inner = column + self.style.indent
        blocked = block(text, max(WIDTH - inner, WIDTH // 2))
        if blocked is None:
            return written, []
        sign, lines = blocked
        return sign, [" " * inner + line if line else "" for line in lines]

    def _behind(
        self, head: str, value: Node, column: int, pointer: Pointer, *, gap: int = 1, braces: bool | None = None
    ) -> list[str]:
        written, lines = self.value(value, column, pointer, braces=braces, room=WIDTH - len(head) - gap)
        comment = comment_text(self.comments.get(pointer))
        return [f"{head}{' ' * gap if written else ''}{written}{comment}", *lines]

    def _in_braces(self, value: Node, column: int, pointer: Pointer) -> bool:
        """Tell whether a mapping stands in braces: a small one, that is no part of the document by itself."""
        step = pointer[-1]
        if not isinstance(value, dict) or len(pointer) - isinstance(step, int) <= 1 or self._is_commented(pointer):
            return False
        head = f"{step}: " if isinstance(step, str) else ""
        return column + len(head) + len(flow(value)) <= WIDTH and not any("\n" in text for text in _texts(value))

    def _is_row(self, items: list[Node], room: int, pointer: Pointer) -> bool:
        """Tell whether a list stands in brackets: ids and numbers do, sentences stand below each other."""
        if self._is_commented(pointer) or pointer in self.growing:
            return False
        lone = len(items) == 1 and len(pointer) > 1 and isinstance(items[0], dict)
        words = all(item is None or (isinstance(item, str) and " " not in item) for item in items)
        return (words and len(flow(items)) <= room) or (lone and len(flow(items)) <= min(room, _SHORT))

    def _is_commented(self, pointer: Pointer) -> bool:
        """Tell whether a comment belongs to something inside a value."""
        return any(at[: len(pointer)] == pointer != at for at in self.comments)


def flow(node: Node) -> str:
    """Return a value as it stands in brackets, on one line."""
    match node:
        case None:
            return "null"
        case str():
            return inline(node, flow=True)
        case dict():
            return "{" + ", ".join(flow_entry(key, value) for key, value in node.items()) + "}"
        case list():
            return "[" + ", ".join(flow(value) for value in node) + "]"


def flow_entry(key: str, value: Node) -> str:
    """Return a key and its value as they stand in braces."""
    return f"{key_text(key)}: {flow(value)}"


def comment_text(comment: str | None) -> str:
    """Return a comment as it stands at the end of a line, with the blanks before it."""
    if not comment:
        return ""
    check_text(comment)
    return f"  # {' '.join(comment.split())}"


def _texts(node: Node) -> list[str]:
    match node:
        case str():
            return [node]
        case dict():
            return [text for value in node.values() for text in _texts(value)]
        case list():
            return [text for value in node for text in _texts(value)]
        case None:
            return []
