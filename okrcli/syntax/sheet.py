"""The text of a document as an editor sees it: lines, columns and brackets around its values."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.syntax.comments import comments
from okrcli.syntax.edits import value_of
from okrcli.syntax.emit import Style
from okrcli.syntax.filetext import line_end, line_start
from okrcli.syntax.places import find, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node
    from okrcli.syntax.document import Document
    from okrcli.syntax.filetext import Stretch

_COMMENT_LINE = re.compile(r"([ \t]*)#[^\n]*(?:\n|\Z)")
_EMPTY_LINES = re.compile(r"(?:[ \t]*\r?\n)*(?:[ \t]*\Z)?")
_BLANKS = re.compile(r"[ \t]*")


class Sheet:
    """One document while it is edited. Indices count characters of `text`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    def node(self, pointer: Pointer) -> Node:
        """Return the value at a pointer that leads to one."""
        return value_of(self.document.data, pointer)

    def stretch(self, pointer: Pointer) -> Stretch:
        """Return where a value is written."""
        return self.document.places.value(self._number(pointer))

    def key(self, pointer: Pointer) -> Stretch:
        """Return where the key of a value is written."""
        return self.document.places.key(self._number(pointer)) or self.stretch(pointer)

    def ends(self, pointer: Pointer) -> int:
        """Return where a key with its value, or an item, ends."""
        return max(self.key(pointer)[1], self.stretch(pointer)[1])

    def in_brackets(self, pointer: Pointer) -> bool:
        """Tell whether a value is a collection written in brackets."""
        start = self.stretch(pointer)[0]
        return isinstance(self.node(pointer), dict | list) and self.text[start : start + 1] in {"[", "{"}

    def inside_brackets(self, pointer: Pointer) -> bool:
        """Tell whether a value stands in brackets, itself being what it may."""
        return any(self.in_brackets(pointer[:length]) for length in range(len(pointer)))

    def has_comment(self, stretch: Stretch) -> bool:
        """Tell whether a comment begins in a stretch."""
        return any(True for _ in comments(self.document, stretch))

    def column(self, index: int) -> int:
        """Return how many characters stand before one on its line."""
        return index - self.line_start(index)

    def line_start(self, index: int) -> int:
        """Return where the line of a character begins."""
        return line_start(self.text, index)

    def line_end(self, index: int) -> int:
        """Return where the line of a character ends, before its line break."""
        return line_end(self.text, index)

    def next_line(self, index: int) -> int:
        """Return where the line after a character's begins, or the text ends."""
        return self.text.find("\n", index) + 1 or len(self.text)

    def is_indent(self, index: int) -> bool:
        """Tell whether only blanks stand before a character on its line."""
        return not self.text[self.line_start(index) : index].strip()

    def newline(self, index: int) -> str:
        """Return how lines end just before a place, in a file that may mix both ways."""
        end = self.text.rfind("\n", 0, index)
        end = self.text.find("\n") if end < 0 else end
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def insert_lines(self, at: int, lines: Sequence[str]) -> str:
        """Return the text with whole lines put in where a line begins; no line break at the end stays none."""
        newline = self.newline(at)
        if at == len(self.text) and self.text and not self.text.endswith("\n"):
            return self.text + newline + newline.join(lines)
        return self.text[:at] + "".join(line + newline for line in lines) + self.text[at:]

    def places_below(self, pointer: Pointer) -> Iterator[int]:
        """Yield where lines can be added to a block collection, the likeliest first.

        Comments that are indented further belong to what they follow, and all comments of the file to the document.
        """
        end = self.next_line(self.stretch(pointer)[1])
        deepest = -1 if not pointer else self.column(self.stretch(pointer)[0])
        last = self.below_comments(end, deepest)
        if not pointer:
            last = self._document_end(last)
        yield last
        yield self._below_empty(last)
        yield end

    def style(self) -> Style:
        """Return how this file indents, told by the first places that show it."""
        shown: dict[str, int] = {}
        for pointer, node in walk(self.document.data):
            if not pointer or not isinstance(pointer[-1], str) or not isinstance(node, dict | list) or not node:
                continue
            start, kind = self.stretch(pointer)[0], "indent" if isinstance(node, dict) else "list_indent"
            step = self.column(start) - self.column(self.key(pointer)[0])
            if kind not in shown and self.is_indent(start) and not self.inside_brackets((*pointer, 0)):
                shown[kind] = step
        return Style(**shown)

    def style_at(self, pointer: Pointer) -> Style:
        """Return how a block list is written, for one more item; elsewhere how the file indents."""
        node, style = self.node(pointer), self.style()
        return replace(style, gap=self.gap(pointer)) if isinstance(node, list) and node else style

    def gap(self, pointer: Pointer) -> int:
        """Return how many blanks stand between the dash of a block list's last item and the item."""
        last = self.stretch((*pointer, len(self.node(pointer) or ()) - 1))[0]
        before = self.text[self.line_start(last) : last]
        blanks = len(before) - len(before.rstrip(" "))
        return blanks if blanks and before.rstrip(" ").endswith("-") else 1

    def entry_start(self, pointer: Pointer) -> int:
        """Return where an entry of a block collection begins: its key, or its dash."""
        step = pointer[-1]
        if isinstance(step, str):
            return self.key(pointer)[0]
        start = self.stretch(pointer[:-1])[0]
        column = self.column(start)
        if step:
            start = self.next_line(self.ends((*pointer[:-1], step - 1))) + column
            while self.text[start : start + 1] != "-" or not self.is_indent(start):
                start = self.next_line(start - column) + column
        return start

    def skip_blanks(self, index: int) -> int:
        """Return the first place from a character on where no blank stands."""
        found = _BLANKS.match(self.text, index)
        return found.end() if found else index

    def below_comments(self, index: int, column: int) -> int:
        """Return where the lines of comment from a line's start on end that are indented beyond a column."""
        while (found := _COMMENT_LINE.match(self.text, index)) and len(found[1]) > column:
            index = found.end()
        return index

    def _below_empty(self, index: int) -> int:
        found = _EMPTY_LINES.match(self.text, index)
        return found.end() if found else index

    def _document_end(self, index: int) -> int:
        """Return where the last line of comment ends, before a mark that ends the document."""
        while True:
            following = self._below_empty(index)
            end = self.below_comments(following, -1)
            if end == following:
                return index
            index = end

    def _number(self, pointer: Pointer) -> int:
        return find(self.document.data, pointer)[0]
