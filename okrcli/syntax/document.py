"""A parsed file: its values, and where each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import WHOLE_FILE, Part
from okrcli.syntax.places import Spot, locate
from okrcli.syntax.filetext import Lines

if TYPE_CHECKING:
    from okrcli.diagnostics import Place, Span
    from okrcli.node import Node
    from okrcli.syntax.filetext import Stretch


class Document:
    """The text of the file at `path`, without a byte order mark, and its values.

    Places are found at the first question: a document that nobody asks costs no second pass.
    """

    __slots__ = ("_lines", "_root", "data", "path", "text")

    def __init__(self, path: str, text: str, data: Node) -> None:
        self.path = path
        self.text = text
        self.data = data
        self._lines: Lines | None = None
        self._root: Spot | None = None

    @property
    def root(self) -> Spot:
        """Where the document's value and all inside it are."""
        if self._root is None:
            self._root = locate(self.text)
        return self._root

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
        spot, key = self.root, None
        for step in place.pointer:
            if step not in spot.children:
                break
            key = spot.keys.get(step) if isinstance(step, str) else None
            spot = spot.children[step]
        if place.part is Part.VALUE:
            return spot.start, spot.end
        return key or next(iter(spot.keys.values()), (spot.start, spot.end))
