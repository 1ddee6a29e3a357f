"""`okr carry`: takes an objective into another cycle, and closes the old one as carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.carry.definition import continue_in
from okrcli.app.close.grading import Grading
from okrcli.app.close.plan import close_file
from okrcli.app.close.verdict import Verdict, closed_block
from okrcli.app.editing.cycles import cycle_for
from okrcli.app.editing.files import composed
from okrcli.app.editing.standing import refuse_closed
from okrcli.draft import Draft
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up_only
from okrcli.model.placed import PlacedObjective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.calendar import Cycle


def plan_carry(session: Session, ref: str, name: str, retro: str | None = None) -> Draft:
    """Plan the objective that `ref` names in the cycle of that name; the old one gets the grade of its results."""
    objective = look_up_only(session.workspace, ref, session.as_of, PlacedObjective)
    refuse_closed(objective)
    cycle = cycle_for(session.workspace, name, session.as_of)
    if cycle == objective.cycle:
        raise OkrError(f"`{objective.id}` is in {name} already", "give the cycle that it goes on in")
    whole = f"{cycle.name}/{objective.slug}"
    closing = Grading(session).closing(objective)
    block = closed_block(closing, Verdict(outcome="carried", retro=retro), session.as_of, whole)
    continuation = continue_in(session, objective, cycle, str(block["grade"]))
    path = objective.path.replace(f"objectives/{objective.cycle.name}/", f"objectives/{cycle.name}/", 1)
    files = (composed(session, path, continuation.entries), close_file(session, objective, block))
    remarks = (*continuation.remarks, *_contributors(session, objective, cycle, whole))
    return Draft(files, f"Carry from {objective.cycle.name} to {cycle.name}: {objective.definition.title}", remarks)


def _contributors(session: Session, objective: PlacedObjective, cycle: Cycle, whole: str) -> Iterator[str]:
    """Name the open objectives that contribute to the old one: nothing takes them along by itself."""
    for contributor in session.workspace.contributors_of(objective):
        if contributor.definition.closed is None:
            call = f"okr carry {contributor.id} {cycle.name}"
            if contributor.cycle.overlaps(cycle):
                call = f"okr revise {contributor.id} contributes_to={whole} --because …"
            yield f"`{contributor.id}` contributes to the old one: `{call}` takes it along"
