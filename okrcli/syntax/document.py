"""A parsed file: its values, and where each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import WHOLE_FILE, Part
from okrcli.syntax.filetext import FileText, Lines
from okrcli.syntax.places import Numbers, Places, find, locate
from okrcli.syntax.values import read_values

if TYPE_CHECKING:
    from okrcli.diagnostics import Place, Pointer, Span
    from okrcli.node import Node
    from okrcli.syntax.filetext import Stretch

_FEW = 16
"""How many places of a document are found by walking its values: numbering all of them takes memory."""


class _Released:
    """Stands for values that can be read again from the text."""


_RELEASED = _Released()


class Document:
    """The text of the file at `path`, without a byte order mark, and its values.

    Places are found at the first question: a document that nobody asks costs no second pass.
    """

    __slots__ = ("_asked", "_data", "_lines", "_numbers", "_places", "path", "text")

    def __init__(self, path: str, text: str, data: Node) -> None:
        self.path = path
        self.text = text
        self._data: Node | _Released = data
        self._lines: Lines | None = None
        self._places: Places | None = None
        self._numbers: Numbers | None = None
        self._asked = 0

    @property
    def data(self) -> Node:
        """The document's values; read again where they were let go of."""
        if isinstance(self._data, _Released):
            self._data = read_values(FileText(self.path, self.text))
        return self._data

    def release(self) -> None:
        """Let go of the values: they take five times as much memory as the text, and few are asked for again."""
        self._data = _RELEASED

    @property
    def places(self) -> Places:
        """Where the values are, by number."""
        if self._places is None:
            self._places = locate(self.text)
        return self._places

    def span(self, place: Place) -> Span:
        """Return where a place is; a pointer that leads nowhere means the nearest value on its way.

        A scalar's value has its quotes, a block its indicator; a collection goes from its first to its last token. An
        empty value is where it would begin.
        """
        return WHOLE_FILE if place.part is Part.FILE else self.span_of(self._stretch(place))

    def span_of(self, stretch: Stretch) -> Span:
        """Return a stretch of the text in lines and columns."""
        return self._counted.span(stretch)

    def text_at(self, span: Span) -> str:
        """Return the text that stands at a span."""
        lines = self._counted
        return self.text[lines.index(span.line, span.column) : lines.index(span.end_line, span.end_column)]

    @property
    def _counted(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def _stretch(self, place: Place) -> Stretch:
        number, node = self._find(place.pointer)
        if place.part is Part.VALUE:
            return self.places.value(number)
        first = number + 1 if isinstance(node, dict) and node else number
        return self.places.key(number) or self.places.key(first) or self.places.value(number)

    def _find(self, pointer: Pointer) -> tuple[int, Node]:
        """Walk to the first places that are asked for; then number all values, or many findings would take for ever."""
        self._asked += 1
        if self._asked <= _FEW:
            return find(self.data, pointer)
        if self._numbers is None:
            self._numbers = Numbers(self.data)
        return self._numbers.find(pointer)
