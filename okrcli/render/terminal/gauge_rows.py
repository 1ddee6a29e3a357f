"""KPIs as gauges: a row each in columns that wrap, or as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.numbers import show_day, show_quantity
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, pad, wrap
from okrcli.render.terminal.gauges import sparkline
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
from okrcli.render.terminal.signals import signal_words, trend_arrow, trend_words, usual_range
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import KpiView
    from okrcli.scoring.scorecard import Running

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


def most_of(page: Page) -> Most:
    """Return what columns may take on a page of this width."""
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
    trend: Line
    flags: tuple[Line, ...]
    remarks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GaugeColumns:
    """The cells of each column; `aside` is 0 where remarks stand in a second line."""

    name: int
    value: int
    target: int
    spark: int
    trend: int
    aside: int

    @property
    def middle(self) -> int:
        """From the name to the trend."""
        trend = _SPACE + self.trend if self.trend else 0
        return self.name + self.value + self.target + self.spark + 3 * _SPACE + trend


def draw_gauges(page: Page, views: Iterable[KpiView], *, cadence: bool = False) -> Iterator[Line]:
    """Draw KPIs in columns, or as a list; with `cadence`, how often each gets a value and how old the last is."""
    for lines in draw_groups(page, [views], cadence=cadence):
        yield from lines


def draw_groups(page: Page, groups: Iterable[Iterable[KpiView]], *, cadence: bool) -> Iterator[Iterator[Line]]:
    """Draw several lists of KPIs, each by itself, with columns of one width in all of them."""
    listed = [[_gauge(page, view, cadence=cadence) for view in views] for views in groups]
    columns = _columns(page, [gauge for gauges in listed for gauge in gauges])
    for gauges in listed:
        yield _drawn(page, gauges, columns)


def _drawn(page: Page, gauges: Iterable[Gauge], columns: GaugeColumns) -> Iterator[Line]:
    for gauge in gauges:
        yield from _as_list(page, gauge) if page.is_narrow else _in_columns(page, gauge, columns)


def _gauge(page: Page, view: KpiView, *, cadence: bool) -> Gauge:
    score, kpi = view.score, view.score.kpi
    every = [page.text(kpi.definition.cadence.value, "muted")] if cadence else []
    stale = _staleness(page, view) if cadence else flags(page, stale=score.stale)
    return Gauge(
        name=page.text(kpi.definition.name),
        health=health_label(page, score.health),
        value=page.text(value_of(page, view), "strong"),
        target=page.text(target_of(page, view)),
        spark=sparkline(page, score.series, most_of(page).spark, view.chart),
        trend=trend_words(page, view.trend) if page.is_wide else trend_arrow(page, view.trend),
        flags=(*every, *stale),
        remarks=tuple(_remarks(page, view)),
    )


def value_of(page: Page, view: KpiView) -> str:
    """Return the last value, without its unit where that takes too much and the target says it too."""
    score, unit = view.score, view.score.kpi.unit
    value = show_quantity(None if score.current is None else score.current.value, unit)
    return without_unit(value, unit) if score.target is not None and len(value) > most_of(page).value else value


def target_of(page: Page, view: KpiView) -> str:
    """Return the limit in force; empty where there is none."""
    target = view.score.target
    return "" if target is None else limit_label(page, target.limit, view.score.kpi.unit)


def _staleness(page: Page, view: KpiView) -> tuple[Line, ...]:
    if not view.score.stale:
        return ()
    return (page.text("stale" if view.age is None else f"stale, {view.age} d", "caution"),)


def _remarks(page: Page, view: KpiView) -> Iterator[Line]:
    """Yield the KPI's id, its signal, its place in the loop, and the key results it is tied to with their statuses."""
    score = view.score
    yield page.text(score.kpi.id, "muted")
    if score.pending is not None:
        yield page.text(score.pending, "muted")
    if score.running is not None and score.running.value is not None:
        yield page.text(running_words(score.running, score.kpi.unit), "muted")
    if view.chart is not None and (words := signal_words(view.chart, score.series, score.kpi.unit)):
        yield page.text(words)
    elif view.chart is not None and page.is_wide:
        yield page.text(f"usually {usual_range(view.chart, score.kpi.unit)}", "muted")
    if score.loop is Loop.NEEDS_AN_OBJECTIVE:
        yield page.text("needs an objective ", "alarm") + call(page, view.call)
    if score.loop is Loop.BACK_IN_RANGE:
        yield page.text("back in range", "good")
    ties = (("moved by", score.moved_by), ("guarded by", score.guarded_by), ("influenced by", score.influenced_by))
    for word, key_results in ties:
        for key_result in key_results:
            tie = page.text(f"{word} {short_id(key_result)}", "muted")
            yield tie + gap(1) + status_label(page, view.statuses[key_result])


def running_words(running: Running, unit: str | None) -> str:
    """Say what a period that is not over has come to: `83 so far, until 2026-11-30`."""
    if running.value is None:
        return f"no value so far for the time until {show_day(running.end)}"
    return f"{show_quantity(running.value, unit)} so far, until {show_day(running.end)}"


def kpi_mention(page: Page, view: KpiView) -> tuple[Line, ...]:
    """Return a KPI in one line, for where another goal speaks of it."""
    score, kpi = view.score, view.score.kpi
    value = page.text(show_quantity(None if score.current is None else score.current.value, kpi.unit))
    target = [page.text(limit_label(page, score.target.limit, kpi.unit), "muted")] if score.target is not None else []
    return page.text(kpi.definition.name), page.text(kpi.id, "muted"), health_label(page, score.health), value, *target


def _columns(page: Page, gauges: Sequence[Gauge]) -> GaugeColumns:
    """Give each column what its longest cell needs, within reason; remarks stand aside where they fit there."""
    value = min(block_width(gauge.value for gauge in gauges), most_of(page).value)
    target = min(block_width(gauge.target for gauge in gauges), most_of(page).target)
    spark = block_width(gauge.spark for gauge in gauges)
    trend = block_width(gauge.trend for gauge in gauges)
    longest = min(block_width(gauge.name for gauge in gauges), _NAME)
    taken = HEALTH_WIDTH + _SPACE + GaugeColumns(0, value, target, spark, trend, 0).middle
    name = max(min(page.width - taken, longest), _LEAST_NAME)
    aside = page.width - taken - name - _SPACE
    return GaugeColumns(name, value, target, spark, trend, aside if aside >= _ASIDE else 0)


def _in_columns(page: Page, gauge: Gauge, columns: GaugeColumns) -> Block:
    cells: list[tuple[Block, int]] = [
        (wrap(gauge.name, columns.name), columns.name),
        ([pad(line, columns.value, right=True) for line in wrap(gauge.value, columns.value)], columns.value),
        (wrap(gauge.target, columns.target), columns.target),
        ([gauge.spark], columns.spark),
    ]
    middle = beside([*cells, ([gauge.trend], columns.trend)] if columns.trend else cells)
    if columns.aside:
        aside = flow((*gauge.flags, *gauge.remarks), page.between, columns.aside)
        return beside([([gauge.health], HEALTH_WIDTH), (middle, columns.middle), (aside, columns.aside)])
    health = [gauge.health, *gauge.flags]
    remarks = flow(gauge.remarks, page.between, page.width - HEALTH_WIDTH - _SPACE)
    return beside([(health, HEALTH_WIDTH), ([*middle, *remarks], columns.middle)])


def _as_list(page: Page, gauge: Gauge) -> Iterator[Line]:
    yield from wrap(gauge.name, page.width)
    spark = gauge.spark + (gap(1) + gauge.trend if gauge.trend else BLANK)
    parts = (gauge.health, *gauge.flags, gauge.value, gauge.target, spark)
    room = page.width - _SPACE
    yield from indent(flow(filter(None, parts), gap(_SPACE), room), _SPACE)
    yield from indent(flow(gauge.remarks, page.between, room), _SPACE)
