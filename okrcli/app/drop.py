"""`okr drop`: gives a key result up in the open; it stays in its file, with the day and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editing.files import edited
from okrcli.app.editing.standing import DroppedError, refuse_closed, said
from okrcli.draft import Draft
from okrcli.errors import OkrError
from okrcli.model.lookup import UnknownGoalError, look_up, look_up_only
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
from okrcli.syntax.edits import AddKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.model.lookup import PlacedGoal
    from okrcli.syntax.edits import Edit


class NotDroppedError(OkrError):
    """What was named is given up in another way."""

    def __init__(self, goal: PlacedObjective | PlacedKpi) -> None:
        if isinstance(goal, PlacedObjective):
            message = f"`{goal.id}` is an objective, and `okr drop` gives up key results"
            help_text = f"run `okr close {goal.id} --outcome abandoned`, which keeps what it came to"
        else:
            message = f"`{goal.id}` is a KPI, and `okr drop` gives up key results"
            help_text = f"write `retired: {{date: …, because: …}}` in {goal.path}"
        super().__init__(message, help_text)


def plan_drop(session: Session, ref: str, because: str, *, exclude: bool = False) -> Draft:
    """Plan to give up the key result that `ref` names; `exclude` leaves it out of the grade too."""
    result = _key_result(session, ref)
    refuse_closed(result)
    if result.definition.dropped is not None:
        raise DroppedError(result)
    entry = {"date": session.as_of.isoformat(), "because": said(because, "--because")}
    at = ("key_results", result.index)
    edits: list[Edit] = [AddKey(at, "dropped", {**entry})]
    if exclude:
        edits.append(AddKey(at, "score", "exclude"))
    subject = f"Drop: {result.definition.title}"
    return Draft((edited(session, result.path, edits),), subject, tuple(_remarks(session, result, exclude=exclude)))


def _key_result(session: Session, ref: str) -> PlacedKeyResult:
    try:
        return look_up_only(session.workspace, ref, session.as_of, PlacedKeyResult)
    except UnknownGoalError:
        goal: PlacedGoal | None = _other(session, ref)
        if isinstance(goal, PlacedObjective | PlacedKpi):
            raise NotDroppedError(goal) from None
        raise


def _other(session: Session, ref: str) -> PlacedGoal | None:
    """Return the objective or KPI of that name; an initiative has its own way of being given up."""
    for initiative in session.workspace.initiatives:
        if initiative == ref or initiative.endswith(f"/{ref}"):
            raise OkrError(f"`{initiative}` is an initiative", f"run `okr checkin {initiative} dropped`")
    try:
        return look_up(session.workspace, ref, session.as_of)
    except OkrError:
        return None


def _remarks(session: Session, result: PlacedKeyResult, *, exclude: bool) -> Iterator[str]:
    grade = "is left out of the grade" if exclude else "counts 0 in the grade"
    yield f"`{result.id}` counts no more from today, and {grade}"
    others = [other for other in session.workspace.key_results_of(result.objective) if other.id != result.id]
    if all(other.definition.dropped is not None for other in others):
        name = result.objective.id
        yield f"nothing else measures `{name}`: `okr close {name} --outcome abandoned` ends it"
