"""`okr rename`: another id for a KPI, an objective or a key result, and nothing that refers to it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from okrcli.app.editing.files import edited, moved
from okrcli.app.editing.standing import refuse_closed
from okrcli.app.rename.naming import new_id
from okrcli.app.rename.references import Namespace
from okrcli.app.rename.rewriting import frozen_mentions, rewrites
from okrcli.draft import Draft
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective
from okrcli.syntax.edits import AddItem, AddKey, RemoveItem, SetValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from okrcli.app.session import Session
    from okrcli.diagnostics import Pointer
    from okrcli.draft import FileChange
    from okrcli.model.lookup import PlacedGoal
    from okrcli.syntax.edits import Edit

    Renaming: TypeAlias = Callable[[Namespace, str], str]


def plan_rename(session: Session, ref: str, new: str) -> Draft:
    """Plan the new name of what `ref` names on the day; raises an `OkrError` for a name that it cannot have."""
    goal = look_up(session.workspace, ref, session.as_of)
    refuse_closed(goal)
    name = new_id(session.workspace, goal, new)
    head, _, old = goal.id.rpartition("/")
    whole = f"{head}/{name}" if head else name
    renaming = _renaming(goal.id, whole)
    edits = rewrites(session, renaming)
    own = edits.pop(goal.path, [])
    files = list(_own_files(session, goal, name, [*own, *_own_edits(goal, old, name)]))
    files += [edited(session, path, changes) for path, changes in sorted(edits.items())]
    return Draft(tuple(files), f"Rename {goal.id} to {whole}", tuple(_remarks(session, goal, whole, renaming)))


def _renaming(old: str, new: str) -> Renaming:
    """Return what becomes of the ids of goals: those of the parts of an objective begin with its own."""

    def rename(kind: Namespace, present: str) -> str:
        if kind is Namespace.GOAL and (present == old or present.startswith(f"{old}/")):
            return new + present.removeprefix(old)
        return present

    return rename


def _own_edits(goal: PlacedGoal, old: str, new: str) -> Iterator[Edit]:
    """Iterate over what changes in the definition itself: its former ids, and of a key result the id."""
    at: Pointer = ("key_results", goal.index) if isinstance(goal, PlacedKeyResult) else ()
    if at:
        yield SetValue((*at, "id"), new)
    former = goal.definition.formerly
    yield AddItem((*at, "formerly"), old) if former else AddKey(at, "formerly", [old])
    if new in former:
        yield RemoveItem((*at, "formerly", former.index(new)))


def _own_files(session: Session, goal: PlacedGoal, new: str, edits: list[Edit]) -> Iterator[FileChange]:
    if isinstance(goal, PlacedKeyResult):
        yield edited(session, goal.path, edits)
        return
    folder = goal.path.rpartition("/")[0]
    yield from moved(session, goal.path, f"{folder}/{new}.yaml", edits)
    if isinstance(goal, PlacedKpi) and goal.measurements is not None:
        yield from moved(session, goal.measurements.path, f"{folder}/{new}.csv")


def _remarks(session: Session, goal: PlacedGoal, whole: str, renaming: Renaming) -> Iterator[str]:
    yield f"`{goal.id}` still leads to `{whole}`, in check-ins and in commands"
    frozen = frozen_mentions(session, renaming)
    if frozen:
        keep = "closed objective keeps" if frozen == 1 else "closed objectives keep"
        yield f"{frozen} {keep} the old id: what is closed is frozen"
    patterns = [pattern for pattern in session.config.rules.per_path if goal.path in pattern]
    if patterns and isinstance(goal, PlacedObjective | PlacedKpi):
        yield f"okr.yaml names the old file under `per_path`: {', '.join(patterns)}"
