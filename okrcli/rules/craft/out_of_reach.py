"""A target is over 10 times as far from the baseline as the KPI has ever moved in a cycle.

What it does
    Cuts the series of the KPI into stretches as long as the objective's cycle, and takes the largest distance between
    the highest and the lowest value of one stretch, the value that it began with included. A key result whose target is
    over ten times as far from its baseline is out of reach. There is no verdict on a series of fewer than six values or
    shorter than one cycle, and none where it has never moved: then the past says nothing.

Why it matters
    An ambitious goal makes people look for another way. One that is ten times what ever happened makes them stop
    looking: progress stays near zero whatever they do, and the number means nothing from the second week on.

Bad
    # Website traffic has never moved by more than 200 visitors in a quarter.
    key_results:
      - {id: traffic, title: Bring 9000 visitors a day, up from 4200, kpi: traffic, baseline: 4200, target: 9000}

Good
    key_results:
      - {id: traffic, title: Bring 4800 visitors a day, up from 4200, kpi: traffic, baseline: 4200, target: 4800}

How to fix
    Choose a target that would be a stretch and still has a way to it: twice or three times what the best cycle brought.
    Set the far one in an objective of a longer cycle that this one contributes to. Where something really is about to
    change everything, say under `why` what it is.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import format_quantity
from okrcli.rules.numbers.movement import end_place, end_text
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.lifecycle import is_closed, is_dropped
from okrcli.scoring.move import first_observation, target_from
from okrcli.scoring.points import days_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.quantity import Exact
    from okrcli.rules.rule import Context
    from okrcli.scoring.scorecard import Observation

TIMES = 10
"""How many times the largest movement is out of reach."""

FEWEST = 6
"""The fewest values that say how far a series moves."""


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield the targets of key results that are further away than the KPI has ever come."""
    links = context.workspace.links.get(kpi.id)
    moving = [context.workspace.key_results[key_result] for key_result in (links.moved_by if links else ())]
    judged = [item for item in moving if _is_judged(item, context.as_of)]
    series = context.series(kpi) if judged else ()
    cycles = {key_result.objective.cycle.name: key_result.objective.cycle for key_result in judged}
    movements = {name: largest_movement(series, cycle) for name, cycle in cycles.items()}
    for key_result in judged:
        moved, distance = movements[key_result.objective.cycle.name], _distance(key_result, series)
        if moved and distance and distance > TIMES * moved:
            yield _problem(key_result, kpi, distance, moved)


def _is_judged(key_result: PlacedKeyResult, as_of: date) -> bool:
    """Tell whether a key result is still worked on, and follows the series, not a sum over its window."""
    ended = is_dropped(key_result, as_of) or is_closed(key_result.objective, as_of)
    return not ended and key_result.definition.of is None


def largest_movement(series: Sequence[Observation], cycle: Cycle) -> Fraction | None:
    """Return how far a series has come in a stretch of the cycle's length; None where it is too short to tell."""
    days, (numbers, factor) = days_of(series), numbers_of(series)
    if len(days) < FEWEST or days[-1] - days[0] < cycle.days:
        return None
    start, largest, last = cycle.start.toordinal(), 0, numbers[0]
    stretches = groupby(zip(days, numbers, strict=True), key=lambda point: (point[0] - start) // cycle.days)
    for _, stretch in stretches:
        values = [last, *(number for _, number in stretch)]
        largest, last = max(largest, max(values) - min(values)), values[-1]
    return Fraction(largest, factor)


def _distance(key_result: PlacedKeyResult, series: Sequence[Observation]) -> Fraction | None:
    baseline: Exact | None = key_result.measure.baseline
    if key_result.definition.baseline == "first":
        first = first_observation(key_result, series)
        baseline = None if first is None else first.value
    target = target_from(key_result.measure, baseline)
    return None if baseline is None or target is None else abs(fraction_of(target) - fraction_of(baseline))


def _problem(key_result: PlacedKeyResult, kpi: PlacedKpi, distance: Fraction, moved: Fraction) -> Problem:
    far, most, days = (*(format_quantity(n, kpi.unit) for n in (distance, moved)), key_result.objective.cycle.days)
    message = (
        f"`{end_text(key_result)}` is {far} from the baseline, over {TIMES} times the {most} that"
        f" `{kpi.id}` has ever moved in {days} days"
    )
    help_text = "choose a target with a way to it, or set this one in an objective of a longer cycle"
    return Problem("OKR612", end_place(key_result), message, help_text, subject=key_result.id)


RULE = Rule("OKR612", "out-of-reach", Severity.INFO, Scope.KPI, __name__, check)
