"""A chart of values over time, drawn with characters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.render.numbers import show_day, show_quantity
from okrcli.render.terminal.blocks import BLANK, block_width, flow, gap, indent, line_width, pad
from okrcli.render.terminal.theme import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.quantity import Exact
    from okrcli.render.terminal.blocks import Block, Line, Piece
    from okrcli.render.terminal.page import Page

HEIGHT = 9
"""The rows of a chart without its axis."""

MOST = 72
"""The most columns of a chart without what stands at its left."""

_AXIS = 2
_LEAST = 16
_BLANK: tuple[str, str] = (" ", PLAIN)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a day, and the sign that is drawn there."""

    at: date
    value: Exact
    sign: str
    style: str


@dataclass(frozen=True)
class Chart:
    """What is drawn between two days: the marks that `lines` gives for each column's day, and `marks` over them.

    `labels` name values at the left edge; those that fall into one row stand beside each other.
    """

    start: date
    end: date
    unit: str | None
    marks: Sequence[Mark]
    lines: Callable[[date], Iterable[Mark]]
    labels: Mapping[Exact, str]
    height: int = HEIGHT

    @cached_property
    def span(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that has to be seen."""
        drawn = (*self.marks, *(mark for day in self.days(MOST) for mark in self.lines(day)))
        values = [Fraction(value) for value in (*(mark.value for mark in drawn), *self.labels)]
        return min(values, default=Fraction(0)), max(values, default=Fraction(0))

    def row(self, value: Exact) -> int:
        """Return the row that a value falls into, from the top."""
        low, high = self.span
        if low == high:
            return self.height // 2
        return min(max(round((high - Fraction(value)) / (high - low) * (self.height - 1)), 0), self.height - 1)

    def days(self, width: int) -> Sequence[date]:
        """Return the day of each of `width` columns."""
        length = (self.end - self.start).days
        return [self.start + timedelta(length * column // max(width - 1, 1)) for column in range(width)]


def draw_chart(page: Page, chart: Chart) -> Iterator[Line]:
    """Draw the chart with values at its left, or above it where the page is narrow, and days below it."""
    labels = _labels(page, chart)
    margin = block_width(labels)
    if page.width < margin + _AXIS + _LEAST:
        yield from flow(filter(None, labels), page.between, page.width)
        labels, margin = [BLANK] * chart.height, 0
    width = min(page.width - margin - _AXIS, MOST)
    for label, cells in zip(labels, _canvas(chart, width), strict=True):
        yield pad(label, margin, right=True) + page.text(f" {page.glyphs.axis}", "rest") + _joined(cells)
    yield gap(margin) + page.text(f" {page.glyphs.corner}{page.glyphs.rule * width}", "rest")
    yield from indent(_days(page, chart, width), margin + _AXIS)


def _days(page: Page, chart: Chart, width: int) -> Block:
    """Return the first and the last day, at the ends of the axis where they fit."""
    first, last = page.text(show_day(chart.start), "muted"), page.text(show_day(chart.end), "muted")
    if chart.start == chart.end:
        return [first]
    between = width - line_width(first) - line_width(last)
    return [first + gap(between) + last] if between > 0 else [first, last]


def _labels(page: Page, chart: Chart) -> Block:
    """Return what stands beside each row: what has a name, and else the ends of the scale."""
    named: defaultdict[int, list[str]] = defaultdict(list)
    for value, label in chart.labels.items():
        named[chart.row(value)].append(label)
    ends = {chart.row(edge): page.text(show_quantity(edge, chart.unit), "muted") for edge in chart.span}
    lines = ends | {row: page.text(", ".join(labels)) for row, labels in named.items()}
    return [lines.get(row, BLANK) for row in range(chart.height)]


def _canvas(chart: Chart, width: int) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[_BLANK] * width for _ in range(chart.height)]
    for column, day in enumerate(chart.days(width)):
        for mark in chart.lines(day):
            cells[chart.row(mark.value)][column] = (mark.sign, mark.style)
    for mark in chart.marks:
        cells[chart.row(mark.value)][_column(mark.at, chart, width)] = (mark.sign, mark.style)
    return cells


def _column(day: date, chart: Chart, width: int) -> int:
    days = (chart.end - chart.start).days
    return round(Fraction((day - chart.start).days, days) * (width - 1)) if days else 0


def _joined(cells: Sequence[Piece]) -> Line:
    return tuple(("".join(sign for sign, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1]))
