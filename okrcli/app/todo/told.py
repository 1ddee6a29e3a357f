"""What the rules of the day tell, as `okr status` does too: an entry a finding, and for check-ins one a key result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.attention import call_of
from okrcli.app.findings import check_day, of_the_day
from okrcli.diagnostics import Severity
from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
from okrcli.results.todo import Task, Urgency
from okrcli.rules.calls import checkin_call, waiting
from okrcli.scoring.scorecard import Status
from okrcli.scoring.staleness import overdue_results, waits_since

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.app.todo.entry import Desk, TodoEntry
    from okrcli.diagnostics import Notice
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.scoring.scorecard import KeyResultScore

_TASKS = {
    "OKR502": Task.MEASURE,
    "OKR503": Task.CLOSE,
    "OKR504": Task.FIND_OWNER,
    "OKR701": Task.PROPOSE,
    "OKR702": Task.CLOSE,
    "OKR703": Task.LINK_KPI,
    "OKR704": Task.STATE_CONFIDENCE,
}


def told_entries(desk: Desk) -> Iterator[TodoEntry]:
    """Yield an entry for all that the rules of the day find, unless okr.yaml or a comment silences it."""
    for finding in of_the_day(check_day(desk.session)):
        yield from _entries(desk, finding)


def _entries(desk: Desk, finding: Notice) -> Iterator[TodoEntry]:
    workspace, subject = desk.session.workspace, finding.subject or ""
    if (kpi := workspace.kpis.get(KpiId(subject))) is not None:
        yield _of_kpi(desk, finding, kpi)
    elif (key_result := workspace.key_results.get(KeyResultId(subject))) is not None:
        yield desk.entry(_TASKS[finding.code], _urgency(finding), key_result, finding.message, call_of(finding))
    elif finding.code == "OKR501":
        scores = overdue_results(desk.session.scorecard.objectives[ObjectiveId(subject)])
        yield from (check_in(desk, score, Urgency.OVERDUE) for score in scores)
    else:
        yield _of_objective(desk, finding, workspace.objectives[ObjectiveId(subject)])


def check_in(desk: Desk, score: KeyResultScore, urgency: Urgency) -> TodoEntry:
    """Return an entry for a key result that waits for a check-in."""
    key_result, since = score.key_result, waits_since(score)
    days = (desk.session.as_of - since).days
    message = f"`{desk.short(key_result)}` {waiting(score)}, {days} days ago"
    call = checkin_call(score, desk.session.as_of)
    return desk.entry(Task.CHECK_IN, urgency, key_result, message, call, since=since)


def _of_kpi(desk: Desk, finding: Notice, kpi: PlacedKpi) -> TodoEntry:
    """Return what is owed of a KPI; of one that is back in range, the owner of the objective that moved it owes it."""
    score = desk.session.scorecard.kpis[kpi.id]
    since = score.last_seen if finding.code == "OKR502" else None
    owner = None
    if finding.code == "OKR702":
        moving = (desk.session.scorecard.key_results[key_result] for key_result in score.moved_by)
        done = (item.key_result.objective for item in moving if item.status is Status.ACHIEVED)
        owner = next((objective.definition.owner for objective in done), None)
    task, urgency = _TASKS[finding.code], _urgency(finding)
    return desk.entry(task, urgency, kpi, finding.message, call_of(finding), since=since, owner=owner)


def _of_objective(desk: Desk, finding: Notice, objective: PlacedObjective) -> TodoEntry:
    """Return what is owed of an objective; to find an owner for one is up to the lead of its team."""
    task, since = _TASKS[finding.code], _since(finding, objective)
    made = desk.entry(task, _urgency(finding), objective, finding.message, call_of(finding), since=since)
    if task is not Task.FIND_OWNER:
        return made
    return made.owned_by(desk.session.workspace.lead_of(objective, desk.session.as_of))


def _since(finding: Notice, objective: PlacedObjective) -> date | None:
    return objective.cycle.end if finding.code == "OKR503" else None


def _urgency(finding: Notice) -> Urgency:
    """Return how urgent a finding is: a warning tells of what is overdue, an info of what can be done at any time."""
    if finding.code == "OKR702":
        return Urgency.DUE
    return Urgency.OPEN if finding.severity is Severity.INFO else Urgency.OVERDUE
