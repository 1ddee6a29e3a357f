"""`okr show KEY-RESULT`: what it measures, its way against the plan, and what was reported."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from okrcli.model.measure import Way
from okrcli.render.numbers import count, show_day, show_exact, show_number, show_percent, show_quantity, show_share
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap
from okrcli.render.terminal.chances import CHANCE_STYLES, forecast_label, outlook_items, pace_items
from okrcli.render.terminal.chart import Chart, Mark, draw_chart
from okrcli.render.terminal.facts import Fact, draw_facts
from okrcli.render.terminal.gauge_rows import kpi_mention
from okrcli.render.terminal.gauges import bar
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.history import draw_history
from okrcli.render.terminal.labels import STATUS_STYLES, flags, limit_label, progress_label, status_label
from okrcli.render.terminal.measured import periods_met
from okrcli.render.terminal.objectives import level_rows
from okrcli.render.terminal.portrait import draw_title
from okrcli.render.terminal.rows import columns_of, draw_rows
from okrcli.scoring.move import move_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.quantity import Exact
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import ShowKeyResult
    from okrcli.scoring.forecast import Forecast
    from okrcli.scoring.scorecard import KeyResultScore, MilestoneScore

_BAR = 20


def draw_key_result(page: Page, result: ShowKeyResult) -> Iterator[Line]:
    """Draw the whole portrait."""
    yield from _head(page, result)
    yield BLANK
    yield from draw_facts(page, _facts(page, result))
    yield from _over_time(page, result)
    if result.history:
        yield BLANK
        yield from section(page, "Reported")
        yield from draw_history(page, result.history, result.score.key_result.measure.unit)
    yield BLANK
    yield from footer(page, (f"okr explain {result.score.key_result.id}", "how its numbers came about"))


def _head(page: Page, result: ShowKeyResult) -> Iterator[Line]:
    score, key_result = result.score, result.score.key_result
    weight = () if key_result.definition.weight == 1 else (f"weight {show_number(key_result.definition.weight)}",)
    identity = (key_result.id, key_result.owner, f"due {show_day(key_result.due)}", *weight)
    yield from draw_title(page, key_result.definition.title, identity, result.source.path, result.source.line)
    yield BLANK
    drawn = bar(page, score.progress, score.plan, min(_BAR, page.width // 3), STATUS_STYLES[score.status])
    head = status_label(page, score.status) + gap(2) + drawn + gap(1)
    head += page.text(progress_label(score.raw, score.progress), "strong")
    remarks = [page.text(f"plan {show_percent(score.plan)}", "muted")]
    if score.confidence is not None:
        remarks.append(page.text(f"confidence {show_share(score.confidence)}", "muted"))
    if score.last_seen is not None:
        remarks.append(page.text(f"last seen {show_day(score.last_seen)}", "muted"))
    yield from flow([head, *flags(page, stale=score.stale, late=score.late), *remarks], gap(2), page.width)


def _facts(page: Page, result: ShowKeyResult) -> Iterator[Fact]:
    score, objective = result.score, result.objective.score
    title = page.text(objective.objective.definition.title)
    yield Fact(
        "objective", items=[title, page.text(objective.objective.id, "muted"), status_label(page, objective.status)]
    )
    if result.kpi is not None:
        yield Fact("measured by", items=kpi_mention(page, result.kpi))
    yield Fact("formula", f"{result.formula.worked} = {show_exact(result.formula.result)}")
    yield from _numbers(page, score)
    if result.forecast is not None:
        yield Fact("forecast", items=_ahead(page, result.forecast))
    for view in result.influences:
        yield Fact("influences", items=kpi_mention(page, view))
    if score.note is not None:
        yield Fact("note", f"{score.note.update.note} ({score.note.checkin.by}, {show_day(score.note.checkin.day)})")
    dropped = score.key_result.definition.dropped
    if dropped is not None:
        yield Fact("dropped", f"{show_day(dropped.date)}: {dropped.because}")


def _ahead(page: Page, ahead: Forecast) -> list[Line]:
    return [forecast_label(page, ahead), *outlook_items(page, ahead), *pace_items(page, ahead)]


def _numbers(page: Page, score: KeyResultScore) -> Iterator[Fact]:
    """Yield what the goal is, by its way of measuring."""
    measure = score.key_result.measure
    way = score.key_result.definition.way
    current = _current(page, score)
    match way:
        case Way.MOVE:
            yield Fact("baseline", show_quantity(score.baseline, measure.unit))
            yield Fact("current", items=current)
            yield Fact("planned", None if score.planned is None else show_quantity(score.planned, measure.unit))
            yield Fact("target", show_quantity(score.target, measure.unit))
            yield Fact("stretch", None if measure.stretch is None else show_quantity(measure.stretch, measure.unit))
        case Way.KEEP:
            yield Fact("limit", None if measure.keep is None else limit_label(page, measure.keep, measure.unit))
            yield Fact("current", items=current)
            yield Fact("kept", periods_met(score.periods))
        case Way.MILESTONES:
            return
        case Way.ROLLUP:
            yield Fact("mean of", count(len(score.contributors), "objective"))
        case _:
            assert_never(way)


def _current(page: Page, score: KeyResultScore) -> list[Line]:
    if score.current is None:
        return [page.text("no value yet", "muted")]
    value = page.text(show_quantity(score.current.value, score.key_result.measure.unit), "strong")
    return [value, page.text(f"on {show_day(score.current.at)}", "muted")]


def _over_time(page: Page, result: ShowKeyResult) -> Iterator[Line]:
    """Draw values against the plan, milestones with their days, or what counts in a rollup."""
    score = result.score
    match score.key_result.definition.way:
        case Way.MILESTONES:
            yield BLANK
            yield from section(page, "Milestones")
            for item in score.milestones:
                yield from _milestone(page, item)
        case Way.ROLLUP:
            yield from _contributors(page, result)
        case Way.MOVE | Way.KEEP:
            if result.observations:
                yield BLANK
                yield from section(page, "Over time", page.text(_legend(page, result), "muted"))
                yield from draw_chart(page, _chart(page, result))


def _contributors(page: Page, result: ShowKeyResult) -> Iterator[Line]:
    rows = level_rows(page, result.contributors)
    if rows:
        yield BLANK
        yield from section(page, "What counts in it")
        yield from draw_rows(page, rows, columns_of(page, rows))


def _milestone(page: Page, item: MilestoneScore) -> Iterator[Line]:
    milestone = item.milestone
    sign = page.text(page.glyphs.open) if item.reached is None else page.text(page.glyphs.reached, "good")
    remarks = [f"due {show_day(milestone.due)}"] if milestone.due is not None else []
    remarks += [f"weight {show_number(milestone.weight)}"] if milestone.weight != 1 else []
    remarks.append("not reached" if item.reached is None else f"reached {show_day(item.reached)}")
    title = [page.text(milestone.title)] if milestone.title else []
    items = [*title, page.text(milestone.id, "muted"), *(page.text(remark, "muted") for remark in remarks)]
    yield from beside([([sign], 1), (flow(items, page.between, page.width - 2), page.width - 2)], space=1)


def _legend(page: Page, result: ShowKeyResult) -> str:
    keeps = result.score.key_result.definition.way is Way.KEEP
    said = f"{page.glyphs.bullet} value  "
    said += f"{page.glyphs.limit} limit" if keeps else f"{page.glyphs.planned} plan"
    ahead = result.forecast
    if ahead is None or ahead.expected is None:
        return said
    return f"{said}  {page.glyphs.open} at this pace, 85% within {page.glyphs.axis}"


def _chart(page: Page, result: ShowKeyResult) -> Chart:
    score, cycle = result.score, result.score.key_result.objective.cycle
    keeps = score.key_result.definition.way is Way.KEEP
    seen = [Mark(item.at, item.value, page.glyphs.bullet, STATUS_STYLES[score.status]) for item in result.observations]
    return Chart(
        start=cycle.start,
        end=cycle.end,
        unit=score.key_result.measure.unit,
        marks=[*_expected(page, result.forecast), *seen],
        lines=lambda day: _limits(page, score, day) if keeps else _planned(page, score, day),
        labels=dict(_labels(page, score)),
    )


def _expected(page: Page, ahead: Forecast | None) -> Iterator[Mark]:
    """Yield what may come on the day that it is due: the ends of the interval, and what comes at this pace."""
    if ahead is None or ahead.expected is None:
        return
    for end in (ahead.low, ahead.high):
        if end is not None:
            yield Mark(ahead.by, Fraction(end), page.glyphs.axis, CHANCE_STYLES[ahead.chance])
    yield Mark(ahead.by, ahead.expected, page.glyphs.open, CHANCE_STYLES[ahead.chance])


def _limits(page: Page, score: KeyResultScore, day: date) -> Iterator[Mark]:
    limit = score.key_result.measure.keep
    for edge in () if limit is None else (limit.low, limit.high):
        if edge is not None:
            yield Mark(day, edge, page.glyphs.limit, "rest")


def _planned(page: Page, score: KeyResultScore, day: date) -> Iterator[Mark]:
    """Yield the value that was meant for the day."""
    base, target = score.baseline, score.target
    share = move_plan(score.key_result, base, target, day)
    if base is not None and target is not None and share is not None:
        yield Mark(day, Fraction(base) + share * (Fraction(target) - Fraction(base)), page.glyphs.planned, "rest")


def _labels(page: Page, score: KeyResultScore) -> Iterator[tuple[Exact, str]]:
    """Yield the values that have a name at the edge of the chart."""
    measure = score.key_result.measure
    if measure.keep is not None:
        for sign, edge in ((page.glyphs.at_least, measure.keep.low), (page.glyphs.at_most, measure.keep.high)):
            if edge is not None:
                yield edge, f"{sign} {show_quantity(edge, measure.unit)}"
    for number in (score.baseline, score.target):
        if number is not None:
            yield number, show_quantity(number, measure.unit)
