"""An aspirational target lies where the KPI goes by itself: business as usual.

What it does
    Takes the natural limits of the KPI (`okr explain signal`) from its points up to the first day of the objective's
    cycle, or from those of its `baseline_period`. A target that is within them, of an objective that is not committed,
    is told. There is no verdict on fewer than six points, none on the sum over a window, and none where a signal is in
    the last eight points: then the number is not going its usual way.

Why it matters
    Within its natural limits a number goes up and down without anybody doing anything. A target there is reached by
    waiting, and nobody learns whether the work made a difference.

Bad
    # Orders have gone up and down between 78 and 122 a week all summer.
    key_results:
      - {id: orders, title: Sell 115 orders a week, up from 100, kpi: orders, baseline: 100, target: 115}

Good
    key_results:
      - {id: orders, title: Sell 150 orders a week, up from 100, kpi: orders, baseline: 100, target: 150}

How to fix
    Choose a target beyond the limits: `okr show KPI` draws them. Where being somewhere inside them every time is the
    aim, make it a guardrail with `keep`. Where the target is a promise and not a stretch, write `ambition: committed`.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.quantity import format_quantity
from okrcli.rules.numbers.movement import end_place, end_text
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_closed, is_dropped
from okrcli.scoring.move import first_observation, target_from
from okrcli.scoring.signal import chart_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.placed import PlacedKeyResult, PlacedKpi
    from okrcli.quantity import Exact
    from okrcli.rules.rule import Context
    from okrcli.scoring.scorecard import Observation
    from okrcli.scoring.signal import ControlChart


def check(kpi: PlacedKpi, context: Context) -> Iterator[Problem]:
    """Yield the targets of key results that the KPI may reach by itself."""
    links = context.workspace.links.get(kpi.id)
    moving = [context.workspace.key_results[key_result] for key_result in (links.moved_by if links else ())]
    aspiring = [key_result for key_result in moving if _is_aspiring(key_result, context)]
    series = context.series(kpi) if aspiring else ()
    charts = {day: _chart_until(day, kpi, series) for day in {item.objective.cycle.start for item in aspiring}}
    for key_result in aspiring:
        target, chart = _target(key_result, series), charts[key_result.objective.cycle.start]
        if chart is None or chart.recent or target is None:
            continue
        if chart.lower <= target <= chart.upper:
            yield _problem(key_result, kpi, chart)


def _chart_until(day: date, kpi: PlacedKpi, series: Sequence[Observation]) -> ControlChart | None:
    return chart_of(kpi, series[: bisect_right(series, day, key=attrgetter("at"))])


def _is_aspiring(key_result: PlacedKeyResult, context: Context) -> bool:
    """Tell whether a key result is a stretch that is still worked on, and follows the series."""
    objective = key_result.objective
    ended = is_dropped(key_result, context.as_of) or is_closed(objective, context.as_of)
    ambition = objective.definition.ambition or context.workspace.config.scoring.ambition
    return not ended and ambition == "aspirational" and key_result.definition.of is None


def _target(key_result: PlacedKeyResult, series: Sequence[Observation]) -> Exact | None:
    baseline: Exact | None = key_result.measure.baseline
    if key_result.definition.baseline == "first":
        first = first_observation(key_result, series)
        baseline = None if first is None else first.value
    return target_from(key_result.measure, baseline)


def _problem(key_result: PlacedKeyResult, kpi: PlacedKpi, chart: ControlChart) -> Problem:
    low, high = (format_quantity(limit, kpi.unit) for limit in (chart.lower, chart.upper))
    message = f"`{end_text(key_result)}` is where `{kpi.id}` goes by itself: from {low} to {high}"
    help_text = f"choose a target beyond {low if _leads_down(key_result) else high}"
    return Problem("OKR611", end_place(key_result), message, help_text, subject=key_result.id)


def _leads_down(key_result: PlacedKeyResult) -> bool:
    measure = key_result.measure
    if measure.change is not None:
        return measure.change < 0
    return measure.baseline is not None and measure.target is not None and measure.target < measure.baseline


RULE = Rule("OKR611", "not-ambitious", Severity.INFO, Scope.KPI, __name__, check)
