"""`okr revise`: moves a goalpost in the open, with the reason beside the new number."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from okrcli.app.editing.files import data_of, edited
from okrcli.app.editing.standing import DroppedError, refuse_closed, said
from okrcli.app.editing.titles import renumbered
from okrcli.app.revise.assignment import read_assignment
from okrcli.app.revise.field import revise_field
from okrcli.app.revise.fields import field_of
from okrcli.draft import Draft
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult, PlacedKpi
from okrcli.quantity import Quantity
from okrcli.syntax.edits import AddItem, AddKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.revise.field import Revised
    from okrcli.app.session import Session
    from okrcli.model.lookup import PlacedGoal
    from okrcli.node import Node
    from okrcli.syntax.edits import Edit


_NUMBERS = ("baseline", "target", "stretch", "change")


def plan_revise(session: Session, ref: str, changes: Sequence[str], because: str) -> Draft:
    """Plan to give fields of what `ref` names other values, each typed as `name=value`, and to say why."""
    goal = look_up(session.workspace, ref, session.as_of)
    refuse_closed(goal)
    if isinstance(goal, PlacedKeyResult) and goal.definition.dropped is not None:
        raise DroppedError(goal)
    revised = [_revised(session, goal, typed) for typed in changes]
    what = ", ".join(item.what for item in revised)
    entry: dict[str, Node] = {"date": session.as_of.isoformat(), "what": what, "because": said(because, "--because")}
    edits = [*(item.edit for item in revised), _explained(goal, entry)]
    remarks = _movers(session, goal, revised) if isinstance(goal, PlacedKpi) else _title(goal, changes)
    return Draft((edited(session, goal.path, edits),), f"Revise {goal.id}: {what}", tuple(remarks))


def _revised(session: Session, goal: PlacedGoal, typed: str) -> Revised:
    field, value = field_of(goal, read_assignment(typed), session.as_of, session.workspace.calendar)
    return revise_field(data_of(session, goal.path), field, value)


def _movers(session: Session, kpi: PlacedKpi, revised: Sequence[Revised]) -> Iterator[str]:
    """Name the key results that move a KPI towards a target that changes: they keep the numbers that they aim at."""
    changed = {str(at[1]) for item in revised if (at := item.pointer)[0] == "targets" and at[-1] != "watch"}
    cycles = [session.workspace.calendar.cycle(name) for name in changed]
    for mover in session.scorecard.kpis[kpi.id].moved_by:
        result = session.workspace.key_results[mover]
        aim = result.definition.target
        if aim is not None and any(cycle.overlaps(result.objective.cycle) for cycle in cycles):
            yield f"`{mover}` moves this KPI, and still aims at {aim.text}"


def _title(goal: PlacedGoal, changes: Sequence[str]) -> Iterator[str]:
    """Tell of a key result's title in which a number stands that is no longer true: nobody rewrites words unasked."""
    if not isinstance(goal, PlacedKeyResult):
        return
    title, assigned = goal.definition.title, [read_assignment(typed) for typed in changes]
    for assignment in assigned:
        old = getattr(goal.definition, assignment.name) if assignment.name in _NUMBERS else None
        title = title if not isinstance(old, Quantity) else renumbered(title, old.text, assignment.text)
    if title != goal.definition.title and all(assignment.name != "title" for assignment in assigned):
        call = f"okr revise {goal.id} title={quote(title)} --because …"
        yield f"its title still has the old number: `{call}` mends it"


def _explained(goal: PlacedGoal, entry: dict[str, Node]) -> Edit:
    """Return the edit that says in the goal's file what moved and why."""
    home = goal.objective if isinstance(goal, PlacedKeyResult) else goal
    return AddItem(("revised",), entry) if home.definition.revised else AddKey((), "revised", [entry])
