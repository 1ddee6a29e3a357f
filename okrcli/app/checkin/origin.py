"""The comment at the end of an entry's line: what was there before, and what is aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.checkin.value import is_flow, series_of, unit_of
from okrcli.model.measure import Way
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedKpi
from okrcli.quantity import format_exact
from okrcli.scoring.initiative import score_initiatives

if TYPE_CHECKING:
    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.session import Session
    from okrcli.model.objective import Progressing
    from okrcli.quantity import Exact


def origin(session: Session, entry: CheckInEntry) -> str | None:
    """Return where an entry came from: `was 2, target 5`; None where there is nothing to say."""
    subject = entry.subject
    if isinstance(subject, PlacedInitiative):
        return f"was {initiative_status(session, subject)}" if entry.update.status else None
    if isinstance(subject, PlacedKeyResult) and subject.definition.way is Way.MILESTONES:
        return (
            _milestones(session, subject)
            if entry.update.reached or entry.update.unreached
            else _opinion(session, entry)
        )
    return _number(session, entry, subject) if entry.has_number else _opinion(session, entry)


def initiative_status(session: Session, initiative: PlacedInitiative) -> Progressing:
    """Return where an initiative stands on the day."""
    scores = score_initiatives(session.workspace, initiative.objective, session.as_of)
    return scores[initiative.index].status


def _number(session: Session, entry: CheckInEntry, subject: PlacedKpi | PlacedKeyResult) -> str:
    seen = series_of(session, subject, entry.at)
    unit = unit_of(subject)
    aim = _kpi_aim(subject, entry) if isinstance(subject, PlacedKpi) else _aim(session, subject)
    if not seen:
        return f"first value, {aim}" if aim else "first value"
    other_day = is_flow(subject) and seen[-1].at != entry.at
    was = f"{'the amount before' if other_day else 'was'} {format_exact(seen[-1].value, unit)}"
    return f"{_without(was, unit)}, {aim}" if aim else was


def _without(said: str, unit: str | None) -> str:
    """Leave out a unit that is a word, where it is said once more behind."""
    return said if unit is None else said.removesuffix(f" {unit}")


def _kpi_aim(kpi: PlacedKpi, entry: CheckInEntry) -> str | None:
    """Say the target in force; that of a flow is for a whole period, and no aim of one amount."""
    target = None if is_flow(kpi) else kpi.target_on(entry.at)
    return None if target is None else f"target {target.limit.in_full(kpi.unit)}"


def _aim(session: Session, key_result: PlacedKeyResult) -> str | None:
    if key_result.measure.keep is not None:
        return f"keep {key_result.measure.keep.in_full(key_result.measure.unit)}"
    target = session.scorecard.key_results[key_result.id].target
    return None if target is None else f"target {_exact(target, key_result)}"


def _exact(number: Exact, key_result: PlacedKeyResult) -> str:
    return format_exact(number, key_result.measure.unit)


def _milestones(session: Session, key_result: PlacedKeyResult) -> str:
    milestones = session.scorecard.key_results[key_result.id].milestones
    reached = sum(milestone.reached is not None for milestone in milestones)
    return f"{reached} of {len(milestones)} were reached"


def _opinion(session: Session, entry: CheckInEntry) -> str | None:
    """Return the confidence that was stated before, where another is stated now."""
    score = session.scorecard.key_results.get(entry.subject.id) if isinstance(entry.subject, PlacedKeyResult) else None
    if score is None or score.confidence is None or entry.update.confidence is None:
        return None
    return f"confidence was {score.confidence:f}"
