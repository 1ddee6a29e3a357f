"""What is owed that no rule tells: what has come due and is not late yet, and work whose own day has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.todo.told import check_in
from okrcli.model.fields import quote
from okrcli.results.todo import Task, Urgency
from okrcli.scoring.initiative import score_initiatives
from okrcli.scoring.lifecycle import DAYS_TO_CLOSE, is_closed, is_objective_open, is_open, is_retired
from okrcli.scoring.scorecard import Status
from okrcli.scoring.staleness import is_checked_in, waits_since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.todo.entry import Desk, TodoEntry
    from okrcli.scoring.scorecard import InitiativeScore, KeyResultScore, KpiScore, ObjectiveScore


def further_entries(desk: Desk) -> Iterator[TodoEntry]:
    """Yield what is owed of every objective and KPI beside what the rules tell."""
    card = desk.session.scorecard
    for kpi in card.kpis.values():
        yield from _of_kpi(desk, kpi)
    for objective in card.objectives.values():
        yield from _closing(desk, objective)
        if is_objective_open(objective.objective, desk.session.as_of):
            for key_result in objective.key_results:
                yield from _of_key_result(desk, key_result)
            yield from _initiatives(desk, objective)


def _of_kpi(desk: Desk, score: KpiScore) -> Iterator[TodoEntry]:
    """Yield a KPI that people measure and that has a value to come, or has never had one."""
    kpi, day = score.kpi, desk.session.as_of
    if not kpi.definition.by_hand or is_retired(kpi, day):
        return
    call, name = f"okr checkin {kpi.id} VALUE", quote(kpi.definition.name)
    if score.last_seen is None:
        yield desk.entry(Task.MEASURE, Urgency.DUE, kpi, f"{name} has never had a value", call)
    elif not score.stale and _is_due((day - score.last_seen).days, kpi.definition.cadence.days):
        message = f"{name} is {kpi.definition.cadence.value}, and its last value is of {score.last_seen}"
        yield desk.entry(Task.MEASURE, Urgency.DUE, kpi, message, call, since=score.last_seen)


def _is_due(days: int, cadence: int | None) -> bool:
    return cadence is not None and days >= cadence


def _closing(desk: Desk, score: ObjectiveScore) -> Iterator[TodoEntry]:
    """Yield an objective whose cycle is over, in the month that there is to close it."""
    objective, day = score.objective, desk.session.as_of
    cycle = objective.cycle
    if 0 < (day - cycle.end).days <= DAYS_TO_CLOSE and not is_closed(objective, day):
        message = f"{quote(objective.definition.title)} is open, and {cycle.name} ended on {cycle.end}"
        yield desk.entry(Task.CLOSE, Urgency.DUE, objective, message, f"okr close {objective.id}", since=cycle.end)


def _of_key_result(desk: Desk, score: KeyResultScore) -> Iterator[TodoEntry]:
    """Yield the milestones of a key result whose day has passed; without such, a check-in that is due."""
    day = desk.session.as_of
    if not is_open(score.key_result, day):
        return
    late = list(_milestones(desk, score))
    yield from late
    cadence = desk.session.config.checkin.cadence.days
    waits = is_checked_in(score) and not score.stale and score.status is not Status.ACHIEVED
    if waits and not late and _is_due((day - waits_since(score)).days, cadence):
        yield check_in(desk, score, Urgency.DUE)


def _milestones(desk: Desk, score: KeyResultScore) -> Iterator[TodoEntry]:
    key_result, short = score.key_result, desk.short(score.key_result)
    for index, milestone in enumerate(score.milestones):
        due, name = milestone.milestone.due, milestone.milestone.id
        if milestone.reached is None and due is not None and due < desk.session.as_of:
            message, call = f"`{name}` of `{short}` was due on {due}", f"okr checkin {short} --reached {name}"
            place = key_result.place("milestones", index)
            yield desk.entry(Task.REACH_MILESTONE, Urgency.OVERDUE, key_result, message, call, since=due, place=place)


def _initiatives(desk: Desk, score: ObjectiveScore) -> Iterator[TodoEntry]:
    """Yield the initiatives of an objective that should have been done by now."""
    initiatives = score_initiatives(desk.session.workspace, score.objective, desk.session.as_of)
    for index, initiative in enumerate(initiatives):
        if initiative.overdue:
            yield _initiative(desk, score, initiative, index)


def _initiative(desk: Desk, score: ObjectiveScore, initiative: InitiativeScore, index: int) -> TodoEntry:
    definition, objective = initiative.initiative, score.objective
    name = f"{desk.short(objective)}/{definition.id}"
    call = f"okr show {desk.short(objective)}" if definition.id is None else f"okr checkin {name} done"
    message = f"{quote(definition.title)} was due on {definition.due} and is not done (`{initiative.status}`)"
    return desk.entry(
        Task.FINISH_INITIATIVE,
        Urgency.OVERDUE,
        objective,
        message,
        call,
        since=definition.due,
        place=objective.place("initiatives", index),
        owner=definition.owner,
    )
