"""An XmR chart of a KPI: its points over natural limits, mean and target, and its signals in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_probability, show_quantity
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap, join, wrap
from okrcli.render.terminal.chart import Chart, Mark, draw_chart
from okrcli.render.terminal.headings import section
from okrcli.render.terminal.labels import HEALTH_STYLES, health_label
from okrcli.render.terminal.signals import OUTSIDE, certainty_words, describe, trend_words, usual_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.quantity import Exact
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import KpiView
    from okrcli.scoring.scorecard import KpiPoint, KpiScore
    from okrcli.scoring.signal import ControlChart, Signal

_POINTS = 60
_HEIGHT = 13
_FLAT = 3
_SIGNALS = 5
_SPACE = 2
_DAYS = 25


def draw_xmr(page: Page, view: KpiView) -> Iterator[Line]:
    """Draw the last points with the sign of their health or of a signal, then what is natural and what is not."""
    score, chart = view.score, view.chart
    points = score.series[-_POINTS:]
    if not points:
        return
    yield BLANK
    marked = _marked(score, chart)
    yield from section(page, "Over time", _legend(page, points, marked))
    picture = Chart(
        start=points[0].observation.at,
        end=points[-1].observation.at,
        unit=score.kpi.unit,
        marks=list(_marks(page, points, marked)),
        lines=lambda day: _lines(page, view, day),
        labels=_labels(page, view),
        height=_HEIGHT,
    )
    low, high = picture.span
    yield from draw_chart(page, picture if low < high else replace(picture, height=_FLAT))
    if len(score.series) > len(points):
        said = f"the last {len(points)} of {count(len(score.series), 'point')}"
        yield from wrap(page.text(said, "muted"), page.width)
    yield from _verdict(page, view)
    if chart is not None:
        yield from _signals(page, score, chart)


def _marked(score: KpiScore, chart: ControlChart | None) -> frozenset[date]:
    """Return the days whose values belong to a signal."""
    signals = () if chart is None else chart.signals
    return frozenset(score.series[index].observation.at for signal in signals for index in signal.indexes)


def _legend(page: Page, points: Sequence[KpiPoint], marked: frozenset[date]) -> Line:
    """Return what the signs mean, of those that are there."""
    seen = dict.fromkeys(point.health for point in points if point.observation.at not in marked)
    words = [page.text(f"{page.glyphs.bullet} no target then", "muted")] if None in seen else []
    words += [health_label(page, health) for health in seen if health is not None]
    if any(point.observation.at in marked for point in points):
        words.append(page.text(f"{page.glyphs.signal} signal", "mark"))
    return join(words, gap(_SPACE))


def _marks(page: Page, points: Sequence[KpiPoint], marked: frozenset[date]) -> Iterator[Mark]:
    for point in points:
        seen, health = point.observation, point.health
        style = "muted" if health is None else HEALTH_STYLES[health]
        usual = page.glyphs.bullet if health is None else page.glyphs.healths[health]
        yield Mark(seen.at, seen.value, page.glyphs.signal if seen.at in marked else usual, style)


def _lines(page: Page, view: KpiView, day: date) -> Iterator[Mark]:
    """Yield the natural limits and the mean, and over them the limits that were in force."""
    chart = view.chart
    if chart is not None:
        yield Mark(day, chart.lower, page.glyphs.planned, "rest")
        yield Mark(day, chart.upper, page.glyphs.planned, "rest")
        yield Mark(day, chart.centre, page.glyphs.centre, "rest")
    target = view.score.kpi.target_on(day)
    for edge in () if target is None else (target.limit.low, target.limit.high):
        if edge is not None:
            yield Mark(day, edge, page.glyphs.limit, "rest")


def _labels(page: Page, view: KpiView) -> dict[Exact, str]:
    """Name the edges of the target in force, the natural limits and the mean."""
    score, chart, unit = view.score, view.chart, view.score.kpi.unit
    found: list[tuple[Exact, str]] = []
    if score.target is not None:
        limit = score.target.limit
        edges = ((page.glyphs.at_least, limit.low), (page.glyphs.at_most, limit.high))
        found += [(edge, f"{sign} {show_quantity(edge, unit)}") for sign, edge in edges if edge is not None]
    if chart is not None:
        named = [("mean", chart.centre)]
        named += [("upper", chart.upper), ("lower", chart.lower)] if chart.lower < chart.upper else []
        found += [(value, f"{name} {show_quantity(value, unit)}") for name, value in named]
    labels: dict[Exact, str] = {}
    for value, label in found:
        labels[value] = f"{labels[value]}, {label}" if value in labels else label
    return labels


def _verdict(page: Page, view: KpiView) -> Iterator[Line]:
    """Draw what is usual, how far that can be trusted, and the trend."""
    chart, trend, unit = view.chart, view.trend, view.score.kpi.unit
    if chart is None:
        yield from wrap(page.text("too few points to tell a signal from noise", "muted"), page.width)
        return
    items = [page.text(f"usually {usual_range(chart, unit)}"), page.text(certainty_words(chart), "muted")]
    items += [trend_words(page, trend)] if trend is not None else []
    if trend is not None and trend.direction:
        slope = f"{show_quantity(trend.slope, unit)} a point over {count(trend.points, 'point')}"
        chance = f"chance of that by noise alone {show_probability(trend.p)}"
        items += [page.text(slope, "muted"), page.text(chance, "muted")]
    yield from flow(items, page.between, page.width)


def _signals(page: Page, score: KpiScore, chart: ControlChart) -> Iterator[Line]:
    """Draw the newest signals; values outside the limits that follow on each other are one."""
    said = [
        (run[0].dates[0], run[-1].dates[-1], describe(run, chart, score.series, score.kpi.unit))
        for run in _runs(chart.signals)
    ]
    newest = sorted(said, key=lambda item: (item[1], item[0]), reverse=True)
    for first, last, words in newest[:_SIGNALS]:
        yield from _signal(page, first, last, words)
    if len(newest) > _SIGNALS:
        yield from wrap(page.text(f"and {count(len(newest) - _SIGNALS, 'older signal')}", "muted"), page.width)


def _runs(signals: Sequence[Signal]) -> list[list[Signal]]:
    runs: list[list[Signal]] = []
    for signal in signals:
        before = runs[-1][-1] if runs else None
        if (
            before is not None
            and (signal.rule, signal.what) == (before.rule, before.what) == (OUTSIDE, "value")
            and signal.indexes[0] == before.indexes[0] + 1
        ):
            runs[-1].append(signal)
        else:
            runs.append([signal])
    return runs


def _signal(page: Page, first: date, last: date, words: str) -> Iterator[Line]:
    days = page.text(show_day(last) if first == last else f"{show_day(first)} to {show_day(last)}", "muted")
    sign = page.text(page.glyphs.signal, "mark")
    if page.is_narrow:
        yield from flow([sign + gap(1) + days, page.text(words)], gap(_SPACE), page.width)
    else:
        room = page.width - _DAYS - 2 * _SPACE - 1
        yield from beside([([sign], 0), ([days], _DAYS), (wrap(page.text(words), room), room)], space=1)
