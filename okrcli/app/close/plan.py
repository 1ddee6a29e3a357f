"""`okr close`: grades objectives and freezes their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.close.aftermath import remarks_after
from okrcli.app.close.grading import Grading
from okrcli.app.close.verdict import Verdict, closed_block
from okrcli.app.editing.cycles import named_cycle
from okrcli.app.editing.files import edited
from okrcli.app.editing.standing import ClosedError
from okrcli.draft import Draft
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up_only
from okrcli.model.objective import Closed
from okrcli.model.placed import PlacedObjective
from okrcli.syntax.edits import AddKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from okrcli.app.session import Session
    from okrcli.draft import FileChange
    from okrcli.model.ids import ObjectiveId
    from okrcli.node import Node
    from okrcli.results.closing import Closing


def objectives_to_close(session: Session, ref: str) -> tuple[PlacedObjective, ...]:
    """Return the objective that is named, or all of a cycle that are still open, contributors first.

    Raises `ClosedError` for one that is closed, and an `OkrError` where nothing of a cycle is open.
    """
    if session.workspace.calendar.has(ref):
        return Grading(session).in_order(_open_of(session, ref))
    objective = look_up_only(session.workspace, ref, session.as_of, PlacedObjective)
    if objective.definition.closed is not None:
        raise ClosedError(objective)
    return (objective,)


def walk(
    session: Session, objectives: tuple[PlacedObjective, ...], decide: Callable[[Closing], Verdict | None]
) -> Iterator[tuple[PlacedObjective, Verdict]]:
    """Ask for a verdict on each objective, knowing those before; None leaves an objective open."""
    grading = Grading(session)
    for objective in objectives:
        closing = grading.closing(objective)
        verdict = decide(closing)
        if verdict is not None:
            grading.settle(objective, _read(closed_block(closing, verdict, session.as_of)))
            yield objective, verdict


def plan_close(session: Session, ref: str, verdicts: Mapping[ObjectiveId, Verdict]) -> Draft:
    """Plan the end of what `ref` names, where a verdict is given for it."""
    objectives = tuple(item for item in objectives_to_close(session, ref) if item.id in verdicts)
    grading = Grading(session)
    files, said = [], []
    for objective in objectives:
        verdict = verdicts[objective.id]
        block = closed_block(grading.closing(objective), verdict, session.as_of)
        grading.settle(objective, _read(block))
        files.append(close_file(session, objective, block))
        said.append(f"{objective.definition.title}, {block['outcome']} with {block['grade']}")
    subject = f"Close: {said[0]}" if len(said) == 1 else f"Close {len(said)} objectives of {ref}"
    return Draft(tuple(files), subject, tuple(remarks_after(session, objectives)))


def close_file(session: Session, objective: PlacedObjective, block: dict[str, Node]) -> FileChange:
    """Return an objective's file with its end."""
    return edited(session, objective.path, [AddKey((), "closed", block)])


def _read(block: dict[str, Node]) -> Closed:
    return Closed.model_validate(block)


def _open_of(session: Session, name: str) -> tuple[PlacedObjective, ...]:
    cycle = named_cycle(session.workspace, name)
    every = [objective for objective in session.workspace.objectives.values() if objective.cycle == cycle]
    still_open = tuple(objective for objective in every if objective.definition.closed is None)
    if not every:
        used = ", ".join(other.name for other in session.workspace.cycles())
        raise OkrError(f"{name} has no objectives", f"write one of {used}" if used else "there is nothing to close")
    if not still_open:
        raise OkrError(f"all {len(every)} objectives of {name} are closed", f"`okr status --cycle {name}` shows them")
    return still_open
