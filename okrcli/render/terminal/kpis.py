"""The KPI dashboard: a gauge a row, with the key results that move it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.numbers import show_quantity
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, pad, wrap
from okrcli.render.terminal.gauges import sparkline
from okrcli.render.terminal.headings import context, footer, tally_of_kpis
from okrcli.render.terminal.labels import (
    HEALTH_WIDTH,
    call,
    flags,
    health_label,
    limit_label,
    short_id,
    status_label,
    without_unit,
)
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import KpisResult, KpiView

_SPACE = 2
_LEAST_NAME = 14
_NAME = 60
_ASIDE = 56


@dataclass(frozen=True, slots=True)
class Most:
    """The most cells that value, target and sparkline may take."""

    value: int
    target: int
    spark: int


_TIGHT, _USUAL, _AMPLE = Most(8, 9, 6), Most(10, 14, 10), Most(12, 18, 26)
_ROOM = 72


def _most(page: Page) -> Most:
    if page.is_wide:
        return _AMPLE
    return _TIGHT if page.width < _ROOM and not page.is_narrow else _USUAL


@dataclass(frozen=True, slots=True)
class Gauge:
    """A KPI's cells before they are laid out."""

    name: Line
    health: Line
    value: Line
    target: Line
    spark: Line
    flags: tuple[Line, ...]
    remarks: tuple[Line, ...]


def draw_kpis(page: Page, result: KpisResult) -> Iterator[Line]:
    """Draw the whole dashboard."""
    yield from context(page, result.organization, result.as_of, result.selection, (), result.revision)
    if not result.kpis:
        yield from no_kpis(page)
        return
    yield from tally_of_kpis(page, result.summary.kpis)
    yield BLANK
    yield from draw_gauges(page, result.kpis)
    yield BLANK
    yield from footer(page, ("okr show KPI", "its values, targets and links"), ("okr status", "the objectives"))


def no_kpis(page: Page) -> Iterator[Line]:
    """Draw what to do where there is no KPI at all."""
    yield from page.prose(
        "There is no KPI here yet. A KPI is a file below kpis/, such as kpis/support/reply-time.yaml."
    )


def draw_gauges(page: Page, views: Iterable[KpiView]) -> Iterator[Line]:
    """Draw KPIs in columns, or as a list."""
    gauges = [_gauge(page, view) for view in views]
    columns = _columns(page, gauges)
    for gauge in gauges:
        yield from _as_list(page, gauge) if page.is_narrow else _in_columns(page, gauge, columns)


def _gauge(page: Page, view: KpiView) -> Gauge:
    score, kpi = view.score, view.score.kpi
    value = show_quantity(None if score.current is None else score.current.value, kpi.unit)
    target = limit_label(page, score.target.limit, kpi.unit) if score.target is not None else ""
    if target and len(value) > _most(page).value:
        value = without_unit(value, kpi.unit)
    return Gauge(
        name=page.text(kpi.definition.name),
        health=health_label(page, score.health),
        value=page.text(value, "strong"),
        target=page.text(target),
        spark=sparkline(page, score.series, _most(page).spark),
        flags=flags(page, stale=score.stale),
        remarks=tuple(_remarks(page, view)),
    )


def _remarks(page: Page, view: KpiView) -> Iterator[Line]:
    """Yield the KPI's id, its place in the loop, and the key results it is tied to with their statuses."""
    score = view.score
    yield page.text(score.kpi.id, "muted")
    if score.pending is not None:
        yield page.text(score.pending, "muted")
    if score.loop is Loop.NEEDS_AN_OBJECTIVE:
        yield page.text("needs an objective ", "alarm") + call(page, f"okr propose {score.kpi.id}")
    if score.loop is Loop.BACK_IN_RANGE:
        yield page.text("back in range", "good")
    ties = (("moved by", score.moved_by), ("guarded by", score.guarded_by), ("influenced by", score.influenced_by))
    for word, key_results in ties:
        for key_result in key_results:
            tie = page.text(f"{word} {short_id(key_result)}", "muted")
            yield tie + gap(1) + status_label(page, view.statuses[key_result])


def kpi_mention(page: Page, view: KpiView) -> tuple[Line, ...]:
    """Return a KPI in one line, for where another goal speaks of it."""
    score, kpi = view.score, view.score.kpi
    value = page.text(show_quantity(None if score.current is None else score.current.value, kpi.unit))
    target = [page.text(limit_label(page, score.target.limit, kpi.unit), "muted")] if score.target is not None else []
    return page.text(kpi.definition.name), page.text(kpi.id, "muted"), health_label(page, score.health), value, *target


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column; `aside` is 0 where remarks stand in a second line."""

    name: int
    value: int
    target: int
    spark: int
    aside: int

    @property
    def middle(self) -> int:
        """From the name to the sparkline."""
        return self.name + self.value + self.target + self.spark + 3 * _SPACE


def _columns(page: Page, gauges: Sequence[Gauge]) -> Columns:
    """Give each column what its longest cell needs, within reason; remarks stand aside where they fit there."""
    value = min(block_width(gauge.value for gauge in gauges), _most(page).value)
    target = min(block_width(gauge.target for gauge in gauges), _most(page).target)
    spark = block_width(gauge.spark for gauge in gauges)
    longest = min(block_width(gauge.name for gauge in gauges), _NAME)
    taken = HEALTH_WIDTH + _SPACE + Columns(0, value, target, spark, 0).middle
    aside = page.width - taken - longest - _SPACE
    name = max(min(page.width - taken, longest), _LEAST_NAME)
    return Columns(name, value, target, spark, aside if aside >= _ASIDE else 0)


def _in_columns(page: Page, gauge: Gauge, columns: Columns) -> Block:
    health = [gauge.health, *gauge.flags]
    middle = beside(
        [
            (wrap(gauge.name, columns.name), columns.name),
            ([pad(line, columns.value, right=True) for line in wrap(gauge.value, columns.value)], columns.value),
            (wrap(gauge.target, columns.target), columns.target),
            ([gauge.spark], columns.spark),
        ]
    )
    if columns.aside:
        aside = flow(gauge.remarks, page.between, columns.aside)
        return beside([(health, HEALTH_WIDTH), (middle, columns.middle), (aside, columns.aside)])
    remarks = flow(gauge.remarks, page.between, page.width - HEALTH_WIDTH - _SPACE)
    return beside([(health, HEALTH_WIDTH), ([*middle, *remarks], columns.middle)])


def _as_list(page: Page, gauge: Gauge) -> Iterator[Line]:
    yield from wrap(gauge.name, page.width)
    parts = (gauge.health, *gauge.flags, gauge.value, gauge.target, gauge.spark)
    room = page.width - _SPACE
    yield from indent(flow(filter(None, parts), gap(_SPACE), room), _SPACE)
    yield from indent(flow(gauge.remarks, page.between, room), _SPACE)
