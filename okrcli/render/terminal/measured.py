"""What a key result stands at, in people's units, for each way of measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.model.measure import Way
from okrcli.render.numbers import UNKNOWN, count, show_quantity
from okrcli.render.terminal.labels import from_to, limit_label, without_unit
from okrcli.render.terminal.theme import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.scoring.scorecard import KeyResultScore, MilestoneScore, PeriodScore

_MARKS = 8
_PERIODS = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def values_of(page: Page, score: KeyResultScore, style: str = PLAIN) -> Line:
    """Return current and target, the last value and its limit, milestones as marks, or how many contribute."""
    way = score.key_result.definition.way
    match way:
        case Way.MOVE:
            return page.text(_moved(page, score), style)
        case Way.KEEP:
            return page.text(_kept(page, score), style)
        case Way.MILESTONES:
            return milestone_marks(page, score.milestones, style)
        case Way.ROLLUP:
            return page.text(count(len(score.contributors), "objective"), style)
        case _:
            assert_never(way)


def _moved(page: Page, score: KeyResultScore) -> str:
    current = None if score.current is None else score.current.value
    return from_to(page, current, score.target, score.key_result.measure.unit)


def _kept(page: Page, score: KeyResultScore) -> str:
    measure = score.key_result.measure
    current = show_quantity(None if score.current is None else score.current.value, measure.unit)
    limit = UNKNOWN if measure.keep is None else limit_label(page, measure.keep, measure.unit)
    return f"{without_unit(current, measure.unit)} ({limit})"


def milestone_marks(page: Page, milestones: Sequence[MilestoneScore], style: str = PLAIN) -> Line:
    """Return a mark for each milestone, filled where it was reached, and how many were."""
    reached = sum(milestone.reached is not None for milestone in milestones)
    counted = page.text(f"{reached} of {len(milestones)}", style)
    if len(milestones) > _MARKS:
        return counted
    marks = "".join(page.glyphs.reached if item.reached else page.glyphs.open for item in milestones)
    return page.text(f"{marks} ", style) + counted


def periods_met(periods: Sequence[PeriodScore]) -> str:
    """Return in how many of the periods the limit was kept: `6 of 7 weeks`; empty where none is due."""
    if not periods:
        return ""
    days = max((period.end - period.start).days + 1 for period in periods)
    word = next((word for most, word in _PERIODS if days <= most), "year")
    return f"{sum(period.met for period in periods)} of {count(len(periods), word)}"
