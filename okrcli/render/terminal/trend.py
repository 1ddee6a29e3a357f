"""`okr trend` on a terminal: one goal as a chart, with the commits that changed what it means, or a line for each."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.diff.changeset import Thing
from okrcli.render.history import change_in_week, mark_text, trend_value
from okrcli.render.numbers import show_percent
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap, indent, join, pad, wrap
from okrcli.render.terminal.chart import Chart, Mark, draw_chart
from okrcli.render.terminal.gauges import share_sparkline
from okrcli.render.terminal.headings import context, footer, section
from okrcli.render.terminal.labels import HEALTH_STYLES, STATUS_WIDTH, health_label, limit_label, status_label
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.trend import DefinitionMark, TrendLine, TrendPoint, TrendResult

_LEAST_TITLE = 20
_MOST_TITLE = 50
_SPARK = 14
_SHORT = 10
_NUMBER = 4
_REDEFINED = 12
_STEP = 2


def draw_trend(page: Page, result: TrendResult) -> Iterator[Line]:
    """Draw one goal's chart, or a line for each objective by cycle."""
    cycles = tuple(dict.fromkeys(line.cycle for line in result.lines))
    yield from context(page, result.organization, result.as_of, result.selection, cycles, result.revision)
    if result.goal is None:
        yield from _overview(page, result.lines)
    else:
        for line in result.lines:
            yield BLANK
            yield from _portrait(page, line)
    if result.note is not None:
        yield BLANK
        yield from wrap(page.text(result.note, "muted"), page.width)
    yield BLANK
    yield from footer(page, *_calls(result))


def _calls(result: TrendResult) -> Iterator[tuple[str, str]]:
    first = next(iter(result.lines), None)
    if result.goal is None and first is not None:
        yield f"okr trend {first.id}", "one goal as a chart"
    elif first is not None:
        yield f"okr log {first.id}", "every change of it, from git"
    yield "okr status", "how the goals stand"


def _overview(page: Page, lines: Sequence[TrendLine]) -> Iterator[Line]:
    if not lines:
        yield page.text("No objective is here to follow.")
    for cycle in dict.fromkeys(line.cycle for line in lines):
        yield BLANK
        legend = f"progress since {cycle.start}, now, plan, points in a week"
        yield from section(page, cycle.name, page.text(legend, "muted"))
        for line in lines:
            if line.cycle == cycle:
                yield from _row(page, line)


def _row(page: Page, line: TrendLine) -> Iterator[Line]:
    drawn = _SPARK if page.is_wide else _SHORT
    spark = share_sparkline(page, _shares(line.points), drawn)
    now = page.text(trend_value(line), "strong")
    plan = page.text(show_percent(line.plan), "muted")
    week = page.text(change_in_week(line))
    redefined = page.text(f"{len(line.marks)} redefined", "caution") if line.marks else BLANK
    room = page.width - drawn - 3 * _NUMBER - STATUS_WIDTH - _REDEFINED - 6 * _STEP
    if room < _LEAST_TITLE:
        yield from wrap(page.text(line.title), page.width)
        items = [_label(page, line), spark, now, page.text("plan ", "muted") + plan, week, redefined]
        yield from indent(flow(filter(None, items), gap(2), page.width - _STEP), _STEP)
        return
    numbers = [([pad(cell, _NUMBER, right=True)], _NUMBER) for cell in (now, plan, week)]
    wide = min(room, _MOST_TITLE)
    title = (wrap(page.text(line.title), wide), wide)
    yield from beside([title, ([spark], drawn), *numbers, ([_label(page, line)], STATUS_WIDTH), ([redefined], 0)])


def _shares(points: Sequence[TrendPoint]) -> list[Fraction | None]:
    return [None if point.value is None else Fraction(point.value) for point in points]


def _label(page: Page, line: TrendLine) -> Line:
    return health_label(page, line.status) if isinstance(line.status, Health) else status_label(page, line.status)


def _portrait(page: Page, line: TrendLine) -> Iterator[Line]:
    yield from wrap(page.text(line.title, "strong"), page.width)
    yield from wrap(page.text(line.id, "muted"), page.width)
    numbers = [_label(page, line), page.text(trend_value(line), "strong")]
    numbers += [page.text(f"plan {show_percent(line.plan)}", "muted")] if line.thing is not Thing.KPI else []
    numbers += [page.text(f"{change_in_week(line)} points in a week")] if line.week_change is not None else []
    yield from flow(numbers, gap(2), page.width)
    yield BLANK
    yield from section(page, f"Through {line.cycle.name}", _legend(page, line))
    yield from draw_chart(page, _chart(page, line))
    for mark in line.marks:
        yield from _change(page, mark)


def _legend(page: Page, line: TrendLine) -> Line:
    is_kpi = line.thing is Thing.KPI
    words = [f"{page.glyphs.bullet} {'value' if is_kpi else 'progress'}"]
    words += [f"{page.glyphs.limit} target" if is_kpi else f"{page.glyphs.planned} plan"]
    words += [f"{line.marks[0].letter} definition changed"] if line.marks else []
    return join([page.text(word, "muted") for word in words], gap(2))


def _change(page: Page, mark: DefinitionMark) -> Iterator[Line]:
    stamp = mark.stamp
    said = [page.text(f"{stamp.day}", "muted"), page.text(mark_text(mark))]
    said += [page.text(stamp.author, "muted"), page.text(stamp.commit[:10], "muted")]
    room = page.width - _STEP
    yield from beside([([page.text(mark.letter, "caution")], 1), (flow(said, page.between, room), room)], space=1)


def _chart(page: Page, line: TrendLine) -> Chart:
    """Return a chart in percent, or in the KPI's unit; its marks stand on the lowest row."""
    points = line.points
    chart = Chart(
        line.cycle.start,
        line.cycle.end,
        line.unit if line.thing is Thing.KPI else "%",
        list(_values(page, line)) if line.thing is Thing.KPI else [],
        lambda day: _limits(page, points, day) if line.thing is Thing.KPI else _progress(page, line, day),
        dict(_labels(page, line)),
    )
    low = chart.span[0]
    letters = [Mark(mark.stamp.day, low, mark.letter, "caution") for mark in line.marks]
    return Chart(chart.start, chart.end, chart.unit, [*chart.marks, *letters], chart.lines, chart.labels)


def _at(points: Sequence[TrendPoint], day: date) -> TrendPoint:
    """Return the last point by a day."""
    return points[max(bisect_right([point.day for point in points], day) - 1, 0)]


def _progress(page: Page, line: TrendLine, day: date) -> Iterator[Mark]:
    """Yield where it was meant to be on a day and where it was, in percent."""
    point = _at(line.points, day)
    if point.plan is not None:
        yield Mark(day, point.plan * 100, page.glyphs.planned, "rest")
    if point.value is not None:
        yield Mark(day, Fraction(point.value) * 100, page.glyphs.bullet, "strong")


def _values(page: Page, line: TrendLine) -> Iterator[Mark]:
    style = HEALTH_STYLES[line.status] if isinstance(line.status, Health) else "strong"
    for point in line.points:
        if point.value is not None:
            yield Mark(point.day, point.value, page.glyphs.bullet, style)


def _limits(page: Page, points: Sequence[TrendPoint], day: date) -> Iterator[Mark]:
    limit = _at(points, day).limit
    for edge in () if limit is None else (limit.low, limit.high):
        if edge is not None:
            yield Mark(day, edge, page.glyphs.limit, "rest")


def _labels(page: Page, line: TrendLine) -> Iterator[tuple[Decimal, str]]:
    """Yield what has a name at the edge: nothing and all of progress, a KPI's target at the end of the cycle."""
    if line.thing is not Thing.KPI:
        yield from ((Decimal(percent), f"{percent}%") for percent in (0, 100))
    limit = line.points[-1].limit
    if limit is not None:
        for edge in (limit.low, limit.high):
            if edge is not None:
                yield edge, limit_label(page, limit, line.unit)
