"""The way in which a key result is measured decides where its numbers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.calendar import window_periods
from okrcli.model.ids import ObjectiveId
from okrcli.model.measure import Way
from okrcli.scoring.keep import measure_keep
from okrcli.scoring.measured import Measured, inside_window
from okrcli.scoring.milestones import measure_milestones
from okrcli.scoring.move import measure_move
from okrcli.scoring.parts import mean_plan, mean_progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.scoring.day import Day
    from okrcli.scoring.parts import ObjectivePart
    from okrcli.scoring.scorecard import Observation


def measure(
    day: Day, key_result: PlacedKeyResult, series: Sequence[Observation], contributors: Sequence[ObjectivePart]
) -> Measured:
    """Return the numbers of a key result, from its series or, where it is a rollup, from its contributors."""
    match key_result.definition.way:
        case Way.MOVE:
            return measure_move(key_result, series, day.as_of)
        case Way.KEEP:
            return _measure_keep(day, key_result, series)
        case Way.MILESTONES:
            return measure_milestones(key_result, day.workspace.reports.get(key_result.id, ()), day.as_of)
        case Way.ROLLUP:
            return measure_rollup(contributors)
        case never:
            assert_never(never)


def _measure_keep(day: Day, key_result: PlacedKeyResult, series: Sequence[Observation]) -> Measured:
    """Lay the periods over the window: those of the KPI's cadence, else of the check-ins'."""
    cycle, workspace = key_result.objective.cycle, day.workspace
    cadence = day.cadence(key_result)
    window = window_periods(cycle.start, cycle.end, cadence, workspace.calendar.fiscal_start)
    seen = inside_window(series, cycle)
    return measure_keep(key_result.measure.keep, window, seen, over=day.as_of > cycle.end)


def measure_rollup(contributors: Sequence[ObjectivePart]) -> Measured:
    """Take the weighted means of the contributors as a key result's own progress and plan."""
    return Measured(
        raw=mean_progress(contributors),
        plan=mean_plan(contributors),
        contributors=tuple(ObjectiveId(part.id) for part in contributors),
    )
