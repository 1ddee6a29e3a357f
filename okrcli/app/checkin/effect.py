"""What a check-in changed: its goals before and after, as scoring sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.origin import initiative_status
from okrcli.model.placed import PlacedInitiative, PlacedKpi
from okrcli.results.checkin import ChangedInitiative, ChangedKeyResult, ChangedKpi, CheckedIn
from okrcli.scoring.series import kpi_measurements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.checkin.subject import Subject
    from okrcli.app.session import Session
    from okrcli.model.ids import KeyResultId, KpiId
    from okrcli.results.checkin import ChangedGoal
    from okrcli.scoring.scorecard import Observation


def effect_of(before: Session, after: Session, entries: Sequence[CheckInEntry]) -> CheckedIn:
    """Compare the goals that were checked in to; a key result is shown once, below its KPI where that is named too."""
    subjects = [entry.subject for entry in entries]
    below = {whole for subject in subjects if isinstance(subject, PlacedKpi) for whole in _measured(after, subject.id)}
    shown = (subject for subject in subjects if subject.id not in below)
    return CheckedIn(tuple(_changed(before, after, subject) for subject in shown))


def _changed(before: Session, after: Session, subject: Subject) -> ChangedGoal:
    if isinstance(subject, PlacedInitiative):
        now = after.workspace.initiatives[subject.id]
        was, is_now = initiative_status(before, subject), initiative_status(after, now)
        return ChangedInitiative(subject.id, subject.definition.title, was, is_now)
    if isinstance(subject, PlacedKpi):
        return _kpi(before, after, subject.id)
    return _key_result(before, after, subject.id)


def _kpi(before: Session, after: Session, kpi: KpiId) -> ChangedKpi:
    return ChangedKpi(
        before.scorecard.kpis[kpi],
        after.scorecard.kpis[kpi],
        (_last(before, kpi), _last(after, kpi)),
        tuple(_key_result(before, after, whole) for whole in _measured(after, kpi)),
    )


def _last(session: Session, kpi: KpiId) -> Observation | None:
    seen = kpi_measurements(session.workspace, session.workspace.kpis[kpi], session.as_of)
    return seen[-1] if seen else None


def _measured(session: Session, kpi: KpiId) -> Iterable[KeyResultId]:
    """Return the open key results that a KPI measures."""
    score = session.scorecard.kpis[kpi]
    return (*score.moved_by, *score.guarded_by)


def _key_result(before: Session, after: Session, whole: KeyResultId) -> ChangedKeyResult:
    score = after.scorecard.key_results[whole]
    objective = after.scorecard.objectives[score.key_result.objective.id]
    return ChangedKeyResult(before.scorecard.key_results[whole], score, objective)
