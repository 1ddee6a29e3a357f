"""The names that a goal may get: an id of the right shape that nothing else has or had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.model.ids import ID_RULE, is_id, nearest_id
from okrcli.model.placed import PlacedKeyResult, PlacedKpi

if TYPE_CHECKING:
    from okrcli.model.lookup import PlacedGoal
    from okrcli.model.workspace import Workspace


def new_id(workspace: Workspace, goal: PlacedGoal, text: str) -> str:
    """Return the last part of a new id, which may be given whole; raises an `OkrError` where it cannot be one."""
    head, _, old = goal.id.rpartition("/")
    given_head, _, name = text.rpartition("/")
    if given_head and not f"/{head}".endswith(f"/{given_head}"):
        raise _elsewhere(goal, text)
    refuse_no_id(name)
    if name == old:
        raise OkrError(f"`{goal.id}` has that name already", "give another one")
    taken = _taken_by(workspace, goal, f"{head}/{name}" if head else name)
    if taken not in (None, goal.id):
        raise OkrError(f"`{name}` is an id that is taken, by `{taken}` (OKR107)", "give another one")
    return name


def refuse_no_id(text: str) -> None:
    """Raise an `OkrError` for a text that is no id, with the nearest one."""
    if not is_id(text):
        near = nearest_id(text)
        raise OkrError(f"`{text}` is no id (OKR106)", f"write {near}: {ID_RULE}" if near else ID_RULE)


def _elsewhere(goal: PlacedGoal, text: str) -> OkrError:
    """Say that a goal stays where it is, and what moves it."""
    if isinstance(goal, PlacedKpi):
        return OkrError(f"`{text}` is no name of a KPI", f"write {text.rpartition('/')[2]}: its folder stays")
    if isinstance(goal, PlacedKeyResult):
        return OkrError(f"a key result stays in its objective, and `{text}` is in another", "give its new name alone")
    target = text.partition("/")[0]
    return OkrError(
        f"an objective stays in its cycle, and `{text}` is in another", f"`okr carry {goal.id} {target}` takes it there"
    )


def _taken_by(workspace: Workspace, goal: PlacedGoal, whole: str) -> str | None:
    """Return what has this id or had it, initiatives too, which share the names of key results."""
    references = workspace.references
    if isinstance(goal, PlacedKpi):
        return references.kpis.get(whole)
    if isinstance(goal, PlacedKeyResult):
        return references.key_results.get(whole) or references.initiatives.get(whole)
    return references.objectives.get(whole)
