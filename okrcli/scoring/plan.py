"""Plan: how far we meant to be by a day, from the calendar alone."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import NOTHING, WHOLE, clamp, fraction_of, weighted_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from okrcli.model.measure import Milestone
    from okrcli.quantity import Exact


def elapsed(start: date, due: date, as_of: date) -> Fraction:
    """Return tau: 0 up to the first day, 1 from the day that it is due; a window of one day has 1 on that day."""
    if as_of < start:
        return NOTHING
    if as_of >= due:
        return WHOLE
    return Fraction((as_of - start).days, (due - start).days)


def s_curve(tau: Fraction) -> Fraction:
    """Return 3·tau² - 2·tau³: slow at first and in the end, half in the middle."""
    return tau * tau * (3 - 2 * tau)


def planned_path(
    start: tuple[date, Exact], points: Iterable[tuple[date, Exact]], due: tuple[date, Exact]
) -> list[tuple[date, Exact]]:
    """Return the corners of a plan in order; points outside the time between start and due bend nothing."""
    inside = {day: value for day, value in points if start[0] < day < due[0]}
    return [start, *sorted(inside.items()), due]


def plan_on_path(path: Sequence[tuple[date, Exact]], as_of: date) -> Fraction | None:
    """Return the share of the way from the first corner's value to the last's that was meant for the day, 0 to 1.

    Between corners the value goes in a straight line. None where the way has no length.
    """
    first, last = fraction_of(path[0][1]), fraction_of(path[-1][1])
    return None if first == last else clamp((_value_on(path, as_of) - first) / (last - first))


def _value_on(path: Sequence[tuple[date, Exact]], as_of: date) -> Fraction:
    if as_of < path[0][0]:
        return fraction_of(path[0][1])
    for (left, low), (right, high) in pairwise(path):
        if left <= as_of < right:
            return fraction_of(low) + (fraction_of(high) - fraction_of(low)) * elapsed(left, right, as_of)
    return fraction_of(path[-1][1])


def milestones_plan(milestones: Sequence[Milestone], as_of: date) -> Fraction | None:
    """Return the weight share due by the day; None unless each milestone has a day of its own."""
    if any(milestone.due is None for milestone in milestones):
        return None
    return weighted_mean((item.weight, WHOLE if item.due and item.due <= as_of else NOTHING) for item in milestones)
