"""`okr links --format matrix`: a row a KPI, a column an objective, and in the cells what its key results do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, join, line_width, pad, wrap
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.labels import HEALTH_STYLES, STATUS_STYLES, health_label, status_label
from okrcli.render.terminal.links_tree import draw_head, draw_unmoved
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from okrcli.model.ids import KpiId, ObjectiveId
    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.links import LinksResult, Relation, Tie
    from okrcli.results.status import KpiView, ObjectiveView

_LETTERS: Mapping[Relation, str] = {"moves": "M", "guards": "G", "influences": "I"}
_LEAST_CELL = 2
_MOST_CELL = 4
_HEAD = 44
_SIGN = 2
_SPACE = 2


@dataclass(frozen=True, slots=True)
class Column:
    """An objective with its number, its cells by KPI, and what the longest of these takes."""

    number: int
    view: ObjectiveView
    cells: Mapping[KpiId, Line]
    width: int


def draw_links_matrix(page: Page, result: LinksResult) -> Iterator[Line]:
    """Draw the matrix in as many bands as the page's width asks for, and what the columns' numbers stand for."""
    yield from draw_head(page, result)
    if not result.objectives and not result.kpis:
        return
    ties = result.by_objective()
    columns = [_column(page, view, ties[view.score.objective.id], n) for n, view in enumerate(result.objectives, 1)]
    names = block_width(page.text(view.score.kpi.definition.name) for view in result.kpis)
    head = min(names, _HEAD, page.width // 2) + _SIGN
    bands = list(_bands(columns, page.width - head - _SPACE))
    for band in bands:
        yield BLANK
        yield from _band(page, result, band, head, is_all=len(bands) == 1)
    if columns:
        yield BLANK
        yield from _legend(page, result, columns)
    if len(bands) != 1:
        yield from draw_unmoved(page, [view for view in result.kpis if view.score.kpi.id in result.unmoved])
    yield BLANK
    yield from footer(page, ("okr links", "the same as a tree"), ("okr links --format mermaid", "as a diagram"))


def _column(page: Page, view: ObjectiveView, ties: Iterable[Tie], number: int) -> Column:
    cells: dict[KpiId, Line] = {}
    for tie in ties:
        cells[tie.kpi] = cells.get(tie.kpi, BLANK) + _mark(page, tie)
    width = max(_LEAST_CELL, len(str(number)), min(block_width(cells.values()), _MOST_CELL))
    return Column(number, view, cells, width)


def _mark(page: Page, tie: Tie) -> Line:
    """Return the letter of a relation with the sign of its key result's status."""
    status = tie.score.status
    return page.text(f"{_LETTERS[tie.relation]}{page.glyphs.statuses[status]}", STATUS_STYLES[status])


def _bands(columns: Sequence[Column], room: int) -> Iterator[list[Column]]:
    """Part the columns into runs that fit; one that fits nowhere has a band of its own."""
    band: list[Column] = []
    taken = 0
    for column in columns:
        if band and taken + column.width + 1 > room:
            yield band
            band, taken = [], 0
        band.append(column)
        taken += column.width + 1
    if band:
        yield band


def _band(page: Page, result: LinksResult, band: Sequence[Column], head: int, *, is_all: bool) -> Iterator[Line]:
    """Draw the rows of a band: all KPIs where there is one band only, else those that are tied to one of it."""
    yield gap(head + _SPACE) + join((pad(page.text(str(c.number), "muted"), c.width) for c in band), gap(1))
    tied = {kpi for column in band for kpi in column.cells}
    for view in result.kpis:
        if view.score.kpi.id in tied:
            yield from beside([(_row_head(page, view, head), head), (_cells(page, view, band), 0)])
        elif is_all:
            room = page.width - head - _SPACE
            yield from beside([(_row_head(page, view, head), head), (_nothing(page, view, room), 0)])


def _row_head(page: Page, view: KpiView, width: int) -> Block:
    health = view.score.health
    sign = page.text(page.glyphs.healths[health], HEALTH_STYLES[health])
    return beside([([sign], 1), (wrap(page.text(view.score.kpi.definition.name), width - _SIGN), 0)], space=1)


def _cells(page: Page, view: KpiView, band: Sequence[Column]) -> Block:
    empty = page.text(page.glyphs.planned, "muted")
    cells = ((column.cells.get(view.score.kpi.id, empty), column.width) for column in band)
    return beside([(wrap(cell, width), width) for cell, width in cells], space=1)


def _nothing(page: Page, view: KpiView, room: int) -> Block:
    """Return what stands in an empty row."""
    if view.score.health is Health.BREACHED:
        return wrap(health_label(page, Health.BREACHED) + page.text(", and nothing moves it", "alarm"), room)
    return wrap(page.text("nothing moves it", "muted"), room)


def _legend(page: Page, result: LinksResult, columns: Sequence[Column]) -> Iterator[Line]:
    letters = [page.text(f"{letter} {relation}", "muted") for relation, letter in _LETTERS.items()]
    statuses = dict.fromkeys(tie.score.status for tie in result.ties)
    signs = [status_label(page, status) for status in STATUS_STYLES if status in statuses]
    yield from flow([*letters, *signs], gap(_SPACE), page.width)
    yield BLANK
    yield from section(page, "Objectives")
    width = max(len(str(column.number)) for column in columns)
    for column in columns:
        yield from _objective(page, column, result.moving_none, width)


def _objective(page: Page, column: Column, moving_none: frozenset[ObjectiveId], width: int) -> Iterator[Line]:
    score = column.view.score
    items = [page.text(score.objective.definition.title), page.text(score.objective.id, "muted")]
    items.append(status_label(page, score.status))
    items += [page.text("moves no KPI", "caution")] if score.objective.id in moving_none else []
    number = pad(page.text(str(column.number), "muted"), width, right=True)
    room = page.width - line_width(number) - _SPACE
    yield from beside([([number], width), (indent(flow(items, page.between, room), 0), room)])
