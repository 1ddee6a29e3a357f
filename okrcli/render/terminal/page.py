"""The page that a view is drawn on: how wide it is and which characters it can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.safe import one_line, safe
from okrcli.render.terminal.blocks import BLANK, Line, wrap
from okrcli.render.terminal.glyphs import Glyphs, fit, glyphs_for
from okrcli.render.terminal.ink import colored, plain
from okrcli.render.terminal.theme import FAINT_ON_WHITE, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrcli.render.terminal.blocks import Block

NARROW = 60
"""Below this width there are lists instead of columns."""

WIDE = 100
"""From this width on, what else stands in a second line has a column of its own."""

_UNLIMITED = 1000
_PROSE = 100
_RULE = 120
_SIGN = 2
"""The characters of the longest sign: of a tie in the matrix, its letter and its status."""


@dataclass(frozen=True, slots=True)
class Page:
    """The width in cells and the encoding of the output, with the characters that it can write."""

    width: int
    encoding: str
    glyphs: Glyphs

    @property
    def is_narrow(self) -> bool:
        """Whether only a list fits."""
        return self.width < NARROW

    @property
    def is_wide(self) -> bool:
        """Whether there is room for more columns."""
        return self.width >= WIDE

    @property
    def rule_width(self) -> int:
        """How long a ruled line is: the page's width, within reason."""
        return min(self.width, _RULE)

    def text(self, text: str, style: str = PLAIN) -> Line:
        """Return text, from a file or our own, as one line that is safe to print."""
        if not text:
            return BLANK
        shown = text if text.isascii() and text.isprintable() else fit(one_line(text), self.encoding)
        return _signed(shown, style) if style in FAINT_ON_WHITE else ((shown, style),)

    def prose(self, text: str, style: str = PLAIN, indent: int = 0) -> Block:
        """Return running text as wrapped lines of readable length; a blank line parts paragraphs."""
        width = self.width - indent
        measure = width if self.width >= _UNLIMITED else min(width, _PROSE)
        return [
            part for line in text.strip("\n").rstrip().splitlines() for part in wrap(self._line(line, style), measure)
        ]

    def _line(self, text: str, style: str) -> Line:
        return ((fit(safe(text.expandtabs(4)), self.encoding), style),) if text.strip() else BLANK

    @property
    def between(self) -> Line:
        """What stands between two remarks on one line."""
        return ((f" {self.glyphs.dot} ", "muted"),)


def _signed(text: str, style: str) -> Line:
    """Colour the sign that a text begins with, and only that; without one the words stand out by weight."""
    if len(text) <= _SIGN or not any(map(str.isalnum, text)):
        return ((text, style),)
    has_sign = text[1] == " " and not text[0].isalnum()
    return ((text[:1], style), (text[1:], PLAIN)) if has_sign else ((text, "strong"),)


@dataclass(frozen=True, slots=True)
class View:
    """A picture that is drawn when the width and the encoding of the output are known."""

    draw: Callable[[Page], Iterable[Line]]

    def text(self, width: int, encoding: str, *, color: bool) -> str:
        """Return the picture as text that the encoding can write."""
        lines = self.draw(Page(width, encoding, glyphs_for(encoding)))
        return colored(lines) if color else plain(lines)
