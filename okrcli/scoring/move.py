"""A key result that moves a number from a baseline to a target, up or down."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.measured import Measured, inside_window
from okrcli.scoring.plan import elapsed, plan_on_path, planned_path, s_curve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.model.placed import Measure, PlacedKeyResult
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import Observation


def measure_move(key_result: PlacedKeyResult, series: Sequence[Observation], as_of: date) -> Measured:
    """Settle baseline and target, and find how far between them the last value in the window is.

    `series` is all that was seen by the day, also before and after the window.
    """
    seen = inside_window(series, key_result.objective.cycle)
    first = first_observation(key_result, series) if key_result.definition.baseline == "first" else None
    baseline = key_result.measure.baseline if first is None else first.value
    target = target_from(key_result.measure, baseline)
    plan = move_plan(key_result, baseline, target, as_of)
    return Measured(
        raw=raw_progress(seen[-1].value, baseline, target) if seen else None,
        plan=plan,
        seen=seen,
        baseline=baseline,
        baseline_from=first,
        target=target,
        planned=None if plan is None else _value_at(plan, baseline, target),
    )


def target_from(measure: Measure, baseline: Exact | None) -> Exact | None:
    """Return the number to reach from a baseline that may be a fraction; None while that is not known."""
    if not isinstance(baseline, Fraction):
        return measure.target_from(baseline)
    if measure.change is None:
        return measure.target
    return baseline + fraction_of(measure.change) * (baseline if measure.relative else 1)


def raw_progress(current: Exact, baseline: Exact | None, target: Exact | None) -> Fraction | None:
    """Return (current - baseline) / (target - baseline) exactly; None where an end is unknown or both are the same."""
    if baseline is None or target is None or baseline == target:
        return None
    current_over, current_under = current.as_integer_ratio()
    base_over, base_under = baseline.as_integer_ratio()
    target_over, target_under = target.as_integer_ratio()
    gone = current_over * base_under - base_over * current_under
    way = target_over * base_under - base_over * target_under
    return Fraction(gone * target_under, way * current_under)


def first_observation(key_result: PlacedKeyResult, series: Sequence[Observation]) -> Observation | None:
    """Return what `baseline: first` stands for, once it was seen.

    With a KPI it is the last value on or before the window's first day, else the first one in the window; without, the
    first value that a check-in gave.
    """
    cycle = key_result.objective.cycle
    if key_result.kpi is not None:
        until_start = [observation for observation in series if observation.at <= cycle.start]
        if until_start:
            return until_start[-1]
    return next((observation for observation in series if observation.at <= cycle.end), None)


def move_plan(
    key_result: PlacedKeyResult, baseline: Exact | None, target: Exact | None, as_of: date
) -> Fraction | None:
    """Return how far it was meant to be by the day; None where the plan has points and the baseline is unknown."""
    start, due = key_result.objective.cycle.start, key_result.due
    if key_result.measure.plan:
        if baseline is None or target is None:
            return None
        return plan_on_path(planned_path((start, baseline), key_result.measure.plan, (due, target)), as_of)
    tau = elapsed(start, due, as_of)
    curved = key_result.definition.plan is not None and key_result.definition.plan.curve == "s-curve"
    return s_curve(tau) if curved else tau


def _value_at(plan: Fraction, baseline: Exact | None, target: Exact | None) -> Fraction | None:
    if baseline is None or target is None:
        return None
    base = fraction_of(baseline)
    return base + plan * (fraction_of(target) - base)
