"""What a person owes on a day: a word on what is theirs and open, where nothing was heard of it for about a cadence."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.app.checkin.value import series_of
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedKpi
from okrcli.results.checkin import Owed, OwedInitiative, OwedKeyResult, OwedKpi
from okrcli.scoring.initiative import OVER, score_initiatives
from okrcli.scoring.lifecycle import is_objective_open, is_open, is_retired
from okrcli.scoring.scorecard import Status
from okrcli.scoring.statements import last_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.checkin.subject import Subject
    from okrcli.app.session import Session
    from okrcli.calendar import Cadence
    from okrcli.model.ids import InitiativeId, KeyResultId
    from okrcli.model.placed import PlacedObjective
    from okrcli.results.checkin import OwedGoal
    from okrcli.scoring.scorecard import KeyResultScore


def owed_by(session: Session, person: str) -> Owed:
    """Return what a person is asked about, most overdue first; one cadence less the grace is soon enough to ask."""
    kpis, key_results = list(_kpis(session, person)), list(_key_results(session, person))
    due: list[OwedGoal] = [kpi for kpi in kpis if _is_due(session, kpi)]
    with_kpi = {
        goal.key_result.key_result.id for goal in kpis if goal.key_result is not None and _is_due(session, goal)
    }
    due += [goal for goal in key_results if goal.score.key_result.id not in with_kpi and _is_due(session, goal)]
    initiatives = list(_initiatives(session, person))
    due += [initiative for initiative in initiatives if _is_due(session, initiative)]
    ordered = sorted(due, key=lambda goal: (isinstance(goal, OwedInitiative), -_overdue(session, goal)))
    return Owed(person, session.as_of, tuple(ordered), len(kpis) + len(key_results) + len(initiatives))


def _kpis(session: Session, person: str) -> Iterator[OwedKpi]:
    """Iterate over the KPIs that a person measures by hand."""
    for kpi in session.workspace.kpis.values():
        if kpi.definition.by_hand and not is_retired(kpi, session.as_of) and _is(session, kpi.definition.owner, person):
            yield _kpi(session, kpi, person)


def goal_of(session: Session, subject: Subject) -> OwedGoal:
    """Return what is asked of one subject, owed or not and whoever owns it; of a key result with a KPI, of the KPI."""
    match subject:
        case PlacedKpi():
            return _kpi(session, subject, None)
        case PlacedInitiative():
            return _initiative(session, subject)
        case PlacedKeyResult():
            kpi = subject.kpi
            return _key_result(session, subject) if kpi is None or not kpi.definition.by_hand else goal_of(session, kpi)
        case _:
            assert_never(subject)


def _kpi(session: Session, kpi: PlacedKpi, person: str | None) -> OwedKpi:
    """Return a KPI with the key result that it measures, where that is a person's; None is whoever asks."""
    score = session.scorecard.kpis[kpi.id]
    seen = series_of(session, kpi, session.as_of)
    last = seen[-1] if seen else None
    measured = [session.scorecard.key_results[whole] for whole in (*score.moved_by, *score.guarded_by)]
    own = len(measured) == 1 and (person is None or _is(session, measured[0].key_result.owner, person))
    days = None if last is None else (session.as_of - last.at).days
    return OwedKpi(score, last, days, measured[0] if own else None)


def _key_results(session: Session, person: str) -> Iterator[OwedKeyResult]:
    """Iterate over the open key results of a person, those that a KPI measures too."""
    for score in session.scorecard.key_results.values():
        key_result = score.key_result
        if _is_asked(score) and is_open(key_result, session.as_of) and _is(session, key_result.owner, person):
            yield _key_result(session, key_result)


def _key_result(session: Session, key_result: PlacedKeyResult) -> OwedKeyResult:
    score = session.scorecard.key_results[key_result.id]
    seen = series_of(session, key_result, session.as_of)
    silent = _days_silent(session, key_result.id, key_result.objective)
    return OwedKeyResult(score, seen[-1] if seen else score.current, silent)


def _initiatives(session: Session, person: str) -> Iterator[OwedInitiative]:
    """Iterate over the initiatives of a person that are not over, in objectives that are open."""
    for initiative in session.workspace.initiatives.values():
        objective = initiative.objective
        owner = initiative.definition.owner or objective.definition.owner
        if is_objective_open(objective, session.as_of) and _is(session, owner, person):
            owed = _initiative(session, initiative)
            if owed.status not in OVER:
                yield owed


def _initiative(session: Session, initiative: PlacedInitiative) -> OwedInitiative:
    objective = initiative.objective
    score = score_initiatives(session.workspace, objective, session.as_of)[initiative.index]
    return OwedInitiative(initiative, score.status, score.overdue, _days_silent(session, initiative.id, objective))


def _is_asked(score: KeyResultScore) -> bool:
    """Tell whether there is anything to ask: where a KPI measures, only the confidence of who has stated one before."""
    has_answer = score.key_result.definition.kpi is None or score.confidence is not None
    return has_answer and score.key_result.definition.way.is_told and score.status is not Status.ACHIEVED


def _days_silent(session: Session, whole: KeyResultId | InitiativeId, objective: PlacedObjective) -> int:
    """Return for how many days nothing was said of a part of an objective; before any word, since its cycle began."""
    said = last_statements(session.workspace.reports.get(whole, ()), session.as_of).day
    start = objective.cycle.start
    return (session.as_of - (start if said is None else max(said, start))).days


def _is(session: Session, owner: str, person: str) -> bool:
    return session.workspace.references.person(owner) == person


def _is_due(session: Session, goal: OwedGoal) -> bool:
    if goal.days is None:
        return True
    between = _cadence(session, goal).days
    grace = session.config.checkin.grace.days
    never = isinstance(goal, OwedKeyResult) and goal.score.last_seen is None
    return never or (between is not None and goal.days >= max(1, between - grace))


def _cadence(session: Session, goal: OwedGoal) -> Cadence:
    return goal.score.kpi.definition.cadence if isinstance(goal, OwedKpi) else session.config.checkin.cadence


def _overdue(session: Session, goal: OwedGoal) -> int:
    """Return how many days over its cadence a goal is; a KPI that never had a value comes before all."""
    if goal.days is None:
        return session.as_of.toordinal()
    return goal.days - (_cadence(session, goal).days or 0)
