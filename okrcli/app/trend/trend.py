"""`okr trend`: progress over the cycle from the observations, and a KPI's values against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.selection import choose, cycles_of
from okrcli.app.tree import in_tree_order
from okrcli.app.trend.days import WEEK, Days, days_of
from okrcli.app.trend.marks import changes_since, marks_of
from okrcli.diff.changeset import Thing
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective, objective_of
from okrcli.results.trend import TrendLine, TrendPoint, TrendResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, timedelta
    from fractions import Fraction

    from okrcli.app.session import Session
    from okrcli.app.trend.marks import Redefined
    from okrcli.calendar import Cycle
    from okrcli.model.lookup import PlacedGoal
    from okrcli.results.status import Selection
    from okrcli.scoring.scorecard import KeyResultScore, KpiScore, ObjectiveScore


class OtherCycleError(OkrError):
    """A goal lies in another cycle than the one that was asked for."""

    def __init__(self, goal: str, cycle: str) -> None:
        super().__init__(f"`{goal}` is no goal of {cycle}", "leave out `--cycle`: a goal is shown through its own")


def trend(session: Session, selection: Selection) -> TrendResult:
    """Return how one goal moved, or each objective that a selection leaves."""
    goal = None if selection.ref is None else look_up(session.workspace, selection.ref, session.as_of)
    lines, note = _objectives(session, selection) if goal is None else _goal(session, goal, selection.cycle)
    return TrendResult(
        session.config.organization,
        session.as_of,
        selection,
        session.revision,
        None if goal is None else goal.id,
        lines,
        note,
    )


def _objectives(session: Session, selection: Selection) -> tuple[tuple[TrendLine, ...], str | None]:
    chosen = choose(session.workspace, selection, session.as_of)
    ordered = [objective for objective, _ in in_tree_order(session.workspace, chosen.objectives)]
    if not ordered:
        return (), None
    days = Days(session.workspace, ordered, session.as_of)
    first = min(objective.cycle.start for objective in ordered)
    changes = changes_since(session, first, [objective.id for objective in ordered])
    return tuple(_line(session, objective, days, changes, WEEK) for objective in ordered), changes.note


def _goal(session: Session, goal: PlacedGoal, cycle: str | None) -> tuple[tuple[TrendLine, ...], str | None]:
    if isinstance(goal, PlacedKpi):
        through = _cycle_for(session, cycle)
        changes = changes_since(session, through.start, [goal.id])
        return (_kpi_line(session, goal, through, changes),), changes.note
    objective = objective_of(goal)
    if cycle is not None and cycles_of(session.workspace, cycle, session.as_of) != (objective.cycle,):
        raise OtherCycleError(goal.id, cycle)
    days = Days(session.workspace, [objective], session.as_of)
    changes = changes_since(session, objective.cycle.start, [goal.id])
    return (_line(session, goal, days, changes),), changes.note


def _cycle_for(session: Session, name: str | None) -> Cycle:
    """Return the cycle to show a KPI through: the longest that has goals today, else the year."""
    found = cycles_of(session.workspace, name, session.as_of)
    return found[0] if found else session.workspace.calendar.named(session.as_of)[-1]


def _line(
    session: Session,
    goal: PlacedObjective | PlacedKeyResult,
    days: Days,
    changes: Redefined,
    step: timedelta | None = None,
) -> TrendLine:
    is_objective = isinstance(goal, PlacedObjective)
    cycle = goal.cycle
    score: Callable[[str, date], ObjectiveScore | KeyResultScore] = days.objective if is_objective else days.key_result
    points = tuple(_point(score(goal.id, day), day, session.as_of) for day in days_of(cycle, session.as_of, step))
    last = min(session.as_of, cycle.end)
    now, before = score(goal.id, last), score(goal.id, last - WEEK)
    return TrendLine(
        goal.id,
        goal.definition.title,
        Thing.OBJECTIVE if is_objective else Thing.KEY_RESULT,
        cycle,
        None,
        points,
        now.progress,
        now.plan,
        _moved(before.progress, now.progress),
        score(goal.id, session.as_of).status,
        marks_of(changes, goal.id, cycle, session.as_of),
    )


def _point(found: ObjectiveScore | KeyResultScore, day: date, as_of: date) -> TrendPoint:
    return TrendPoint(day, found.progress if day <= as_of else None, found.plan)


def _moved(before: Fraction | None, now: Fraction | None) -> Fraction | None:
    return None if before is None or now is None else now - before


def _kpi_line(session: Session, kpi: PlacedKpi, cycle: Cycle, changes: Redefined) -> TrendLine:
    score = session.scorecard.kpis[kpi.id]
    return TrendLine(
        kpi.id,
        kpi.definition.name,
        Thing.KPI,
        cycle,
        kpi.unit,
        tuple(_kpi_points(kpi, score, cycle, session.as_of)),
        None if score.current is None else score.current.value,
        None,
        None,
        score.health,
        marks_of(changes, kpi.id, cycle, session.as_of),
    )


def _kpi_points(kpi: PlacedKpi, score: KpiScore, cycle: Cycle, as_of: date) -> Sequence[TrendPoint]:
    values = {point.observation.at: point.observation.value for point in score.series}
    days = sorted({*days_of(cycle, as_of), *filter(cycle.holds, values)})
    limits = {day: kpi.target_on(day) for day in days}
    return [
        TrendPoint(day, values.get(day), limit=None if target is None else target.limit)
        for day, target in limits.items()
    ]
