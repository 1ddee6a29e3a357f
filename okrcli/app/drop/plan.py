"""`okr drop`: gives a key result up, or retires a KPI, in the open; both stay in their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.drop.key_result import drop_key_result
from okrcli.app.drop.kpi import retire_kpi
from okrcli.errors import OkrError
from okrcli.model.lookup import UnknownGoalError, look_up, look_up_only
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.draft import Draft
    from okrcli.model.lookup import PlacedGoal


class ObjectiveNotDroppedError(OkrError):
    """An objective ends with a grade."""

    def __init__(self, objective: PlacedObjective) -> None:
        super().__init__(
            f"`{objective.id}` is an objective, and `okr drop` gives up key results and KPIs",
            f"run `okr close {objective.id} --outcome abandoned`, which keeps what it came to",
        )


def plan_drop(
    session: Session,
    ref: str,
    because: str,
    *,
    exclude: bool = False,
    is_kpi: bool = False,
    replaced_by: str | None = None,
) -> Draft:
    """Plan to give up what `ref` names: a key result, or a KPI, which is retired.

    `exclude` leaves a key result out of the grade too. A name that both have wants `is_kpi` for the KPI, or the whole
    id of the key result; `replaced_by` is said of KPIs alone.
    """
    goal = _kpi(session, ref) if is_kpi or replaced_by is not None else _named(session, ref)
    if isinstance(goal, PlacedKeyResult):
        return drop_key_result(session, goal, because, exclude=exclude)
    if exclude:
        raise OkrError(f"`{goal.id}` is a KPI, and has no part in a grade", "leave --exclude out")
    return retire_kpi(session, goal, because, replaced_by)


def _kpi(session: Session, ref: str) -> PlacedKpi:
    return look_up_only(session.workspace, ref, session.as_of, PlacedKpi)


def _named(session: Session, ref: str) -> PlacedKeyResult | PlacedKpi:
    kpi = session.workspace.references.kpi(ref)
    try:
        result = look_up_only(session.workspace, ref, session.as_of, PlacedKeyResult)
    except UnknownGoalError:
        goal = _other(session, ref)
        if isinstance(goal, PlacedObjective):
            raise ObjectiveNotDroppedError(goal) from None
        if isinstance(goal, PlacedKpi):
            return goal
        raise
    if kpi is not None:
        help_text = f"write {result.id} for the one, or `okr drop {ref} --kpi` for the other"
        raise OkrError(f"`{ref}` names a key result and a KPI", help_text)
    return result


def _other(session: Session, ref: str) -> PlacedGoal | None:
    """Return the objective or KPI of that name; an initiative has its own way of being given up."""
    for initiative in session.workspace.initiatives:
        if initiative == ref or initiative.endswith(f"/{ref}"):
            raise OkrError(f"`{initiative}` is an initiative", f"run `okr checkin {initiative} dropped`")
    try:
        return look_up(session.workspace, ref, session.as_of)
    except OkrError:
        return None
