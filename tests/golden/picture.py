"""The README's picture: what a terminal shows of the example company, as an SVG file.

`python -m tests.golden.picture` writes `examples/northwind/status.svg`; a test holds the committed file against what
would be written. It fetches no font, and keeps its columns whatever monospaced font the reader has: each piece of text
says where it begins and how long it is.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import trim
from okrcli.render.terminal.cells import cell_width
from okrcli.render.terminal.glyphs import UNICODE
from okrcli.render.terminal.page import Page
from okrcli.render.terminal.theme import CODES
from tests.golden.views import VIEWS
from tests.process import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line, Piece

PICTURE = ROOT / "examples" / "northwind" / "status.svg"
COMMAND = "okr status --team support"
WIDTH = 100

_CELL, _LINE, _MARGIN, _BAR = 8.4, 19, 20, 44
CLASSES = {"": "", "1": "bold", "2": "dim", "31": "red", "32": "green", "33": "yellow", "36": "cyan"}
_COLORS = {"red": "#f07178", "green": "#98c379", "yellow": "#e5c07b", "cyan": "#56b6c2"}
_PIECE = re.compile(r"\S+(?: \S+)*")

_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{command}">
<style>
text {{ font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d0d4dc }}
.bold {{ font-weight: bold }}
.dim {{ opacity: .6 }}
{colors}
</style>
<rect width="{width:g}" height="{height:g}" rx="8" fill="#1b1e24"/>
<circle cx="22" cy="20" r="6" fill="#f07178"/>
<circle cx="42" cy="20" r="6" fill="#e5c07b"/>
<circle cx="62" cy="20" r="6" fill="#98c379"/>
<text x="{middle:g}" y="25" text-anchor="middle" class="dim">{command}</text>
{texts}
</svg>
"""


def picture() -> str:
    """Return the text of the SVG file."""
    lines = terminal_lines()
    width = WIDTH * _CELL + 2 * _MARGIN
    return _FRAME.format(
        width=width,
        height=_BAR + len(lines) * _LINE + _MARGIN,
        middle=width / 2,
        command=COMMAND,
        colors="\n".join(f".{name} {{ fill: {color} }}" for name, color in _COLORS.items()),
        texts="\n".join(text for number, line in enumerate(lines) for text in _texts(line, number)),
    )


def terminal_lines() -> list[Line]:
    """Return what okr hands to the terminal, line by line."""
    return [trim(line) for line in VIEWS["status-team"]().draw(Page(WIDTH, "utf-8", UNICODE))]


def _texts(line: Line, number: int) -> Iterator[str]:
    """Iterate over a line's visible pieces of text, each at its own column."""
    column, y = 0, _BAR + (number + 1) * _LINE - 5
    for text, style in _joined(line):
        for piece in _PIECE.finditer(text):
            x = _MARGIN + (column + cell_width(text[: piece.start()])) * _CELL
            length = cell_width(piece[0]) * _CELL
            at = f'x="{x:g}" y="{y}" textLength="{length:g}"'
            yield f"<text {at}{_class(style)}>{escape(piece[0])}</text>"
        column += cell_width(text)


def _joined(line: Line) -> Iterator[Piece]:
    """Join neighbours of one style."""
    for style, pieces in groupby(line, key=itemgetter(1)):
        yield "".join(text for text, _ in pieces), style


def _class(style: str) -> str:
    named = CLASSES[CODES[style]]
    return f' class="{named}"' if named else ""


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
