"""Rows of goals in columns that wrap, or as a list where there is no room for columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import beside, block_width, flow, gap, indent, join, line_width, pad, wrap
from okrcli.render.terminal.gauges import bar
from okrcli.render.terminal.labels import STATUS_STYLES, STATUS_WIDTH, status_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.scoring.scorecard import Status

_SPACE = 2
_LEAST_TITLE = 16
_TITLE = 72
_VALUES = 17
_ASIDE = 27
_PERCENT = 4
_BAR = 12
_LEAST_BAR = 8
_MOST_BAR = 20
_LIST_BAR = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A goal before it is laid out; `indent` is where its title begins."""

    title: Line
    indent: int
    progress: Fraction | None
    plan: Fraction | None
    percent: Line
    values: Line
    status: Status
    flags: tuple[Line, ...]
    remarks: tuple[Line, ...]
    spread: bool = False
    """Whether the remarks run across the page, below everything else."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column; `aside` is 0 where remarks stand in a second line."""

    title: int
    bar: int
    percent: int
    values: int
    aside: int

    @property
    def gauge(self) -> int:
        """The bar, the percentage and the values together."""
        return self.bar + 1 + self.percent + (_SPACE + self.values if self.values else 0)

    @property
    def whole(self) -> int:
        """All columns and the space between them."""
        aside = _SPACE + self.aside if self.aside else 0
        return self.title + _SPACE + self.gauge + _SPACE + STATUS_WIDTH + aside


def draw_rows(page: Page, rows: Iterable[Row], columns: Columns) -> Iterator[Line]:
    """Draw rows in columns of these widths, or as a list on a narrow page."""
    for row in rows:
        yield from _as_list(page, row) if page.is_narrow else _in_columns(page, row, columns)


def columns_of(page: Page, rows: Sequence[Row]) -> Columns:
    """Give each column what its longest cell needs, within reason.

    Titles come first. What they leave goes to remarks, if that is enough for a column of their own, and to the bars; on
    a page with little room, bars and values give some up.
    """
    natural = Columns(
        title=min(max((row.indent + line_width(row.title) for row in rows), default=0), _TITLE),
        bar=_BAR,
        percent=max(_PERCENT, block_width(row.percent for row in rows)),
        values=min(block_width(row.values for row in rows), _VALUES),
        aside=min(max((_aside(page, row) for row in rows), default=0), _ASIDE),
    )
    if page.width < natural.whole:
        natural = replace(natural, aside=0)
    spare = page.width - natural.whole
    if spare >= 0:
        return replace(natural, bar=min(_BAR + spare, _MOST_BAR))
    return _narrowed(replace(natural, title=max(natural.title + spare, _LEAST_TITLE)), page.width)


def _aside(page: Page, row: Row) -> int:
    return 0 if row.spread else line_width(join(row.remarks, page.between))


def _narrowed(columns: Columns, width: int) -> Columns:
    """Take what is too much from the bar, and then from the values."""
    over = max(columns.whole - width, 0)
    bar_width = max(columns.bar - over, _LEAST_BAR)
    over -= columns.bar - bar_width
    return replace(columns, bar=bar_width, values=columns.values - over if columns.values else 0)


def _in_columns(page: Page, row: Row, columns: Columns) -> Block:
    """Set a row in columns; its remarks stand aside, or below its numbers, or below title and numbers."""
    title = (indent(wrap(row.title, columns.title - row.indent), row.indent), columns.title)
    status = ([status_label(page, row.status), *row.flags], STATUS_WIDTH)
    gauge = _gauge(page, row, columns)
    if row.spread:
        whole = columns.title + _SPACE + columns.gauge
        remarks = indent(flow(row.remarks, page.between, whole - row.indent), row.indent)
        return beside([([*beside([title, (gauge, columns.gauge)]), *remarks], whole), status])
    if columns.aside:
        aside = (flow(row.remarks, page.between, columns.aside), columns.aside)
        return beside([title, (gauge, columns.gauge), status, aside])
    return beside([title, (_with_remarks(page, row, gauge, columns), 0)])


def _with_remarks(page: Page, row: Row, gauge: Block, columns: Columns) -> Block:
    """Set remarks below the numbers; they run on below the status where no flag stands there."""
    status = status_label(page, row.status)
    if row.flags:
        remarks = flow(row.remarks, page.between, columns.gauge)
        return beside([([*gauge, *remarks], columns.gauge), ([status, *row.flags], STATUS_WIDTH)])
    room = columns.gauge + _SPACE + STATUS_WIDTH
    return [
        *beside([(gauge, columns.gauge), ([status], STATUS_WIDTH)]),
        *flow(row.remarks, page.between, room),
    ]


def _gauge(page: Page, row: Row, columns: Columns) -> Block:
    drawn = bar(page, row.progress, row.plan, columns.bar, STATUS_STYLES[row.status])
    scale = drawn + gap(1) + pad(row.percent, columns.percent, right=True)
    return beside([([scale], columns.bar + 1 + columns.percent), (wrap(row.values, columns.values), columns.values)])


def _as_list(page: Page, row: Row) -> Iterator[Line]:
    """Draw a row for a narrow page: title, status and bar, and remarks below each other."""
    yield from indent(wrap(row.title, page.width - row.indent), row.indent)
    drawn = bar(page, row.progress, row.plan, _LIST_BAR, STATUS_STYLES[row.status])
    parts = (status_label(page, row.status), *row.flags, drawn + gap(1) + row.percent, row.values)
    room = page.width - row.indent - _SPACE
    yield from indent(flow(filter(None, parts), gap(_SPACE), room), row.indent + _SPACE)
    yield from indent(flow(row.remarks, page.between, room), row.indent + _SPACE)
