"""What a reference on the command line means: short ids, whole ids, and ids that things had before."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

from okrcli.errors import OkrError
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.model.workspace import Workspace

Goal: TypeAlias = PlacedObjective | PlacedKeyResult | PlacedKpi
"""What can be looked at by itself."""

SHOWN = 10
"""How many goals of one short name are listed."""


_NO_CYCLE = ""
"""Where nothing can be left out of a reference."""


class UnknownGoalError(OkrError):
    """Nothing has this name."""

    def __init__(self, ref: str, near: Sequence[str], *, is_cycle: bool) -> None:
        if is_cycle:
            help_text = f"write `--cycle {ref}`: {ref} is a cycle"
        elif near:
            help_text = f"write {_either(near)}"
        else:
            help_text = "`okr status` and `okr kpis` list what there is"
        super().__init__(f"no objective, key result or KPI is named `{ref}`", help_text)


class AmbiguousGoalError(OkrError):
    """Several goals have this name, at the first step where there is one at all."""

    def __init__(self, ref: str, ids: Sequence[str]) -> None:
        more = f", and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        super().__init__(f"`{ref}` names {len(ids)} goals", f"write {_either(ids[:SHOWN])}{more}")


def _either(names: Sequence[str]) -> str:
    return " or ".join(names) if len(names) <= 2 else f"{', '.join(names[:-1])} or {names[-1]}"  # noqa: PLR2004


def look_up(workspace: Workspace, ref: str, day: date) -> Goal:
    """Return the goal that `ref` names on `day`; raise `UnknownGoalError` or `AmbiguousGoalError`.

    The first step that has a hit decides: a whole id; whole trailing segments of an id in a cycle that holds the day;
    the same in any cycle.
    """
    if (whole := _by_whole_id(workspace, ref)) is not None:
        return whole
    hits = {goal.id: goal for name, goal in _in_cycles(workspace) if name.endswith(f"/{ref}")}
    today = {name: goal for name, goal in hits.items() if _objective(goal).cycle.holds(day)}
    found = today or hits
    if len(found) > 1:
        raise AmbiguousGoalError(ref, sorted(found))
    if not found:
        is_cycle = any(cycle.name == ref for cycle in workspace.cycles())
        raise UnknownGoalError(ref, _nearest(workspace, ref), is_cycle=is_cycle)
    return next(iter(found.values()))


def _by_whole_id(workspace: Workspace, ref: str) -> Goal | None:
    references = workspace.references
    if (kpi := references.kpi(ref)) is not None:
        return workspace.kpis[kpi]
    if (objective := references.objective(ref, _NO_CYCLE)) is not None:
        return workspace.objectives[objective]
    if (key_result := references.key_result(ref, _NO_CYCLE)) is not None:
        return workspace.key_results[key_result]
    return None


def _in_cycles(workspace: Workspace) -> Iterator[tuple[str, PlacedObjective | PlacedKeyResult]]:
    """Iterate over the ids of objectives and key results, former ones too, and what each leads to."""
    for name, present in workspace.references.objectives.items():
        objective = workspace.objectives[present]
        yield name, objective
        for key_result in workspace.key_results_of(objective):
            for part in (key_result.definition.id, *key_result.definition.formerly):
                yield f"{name}/{part}", key_result


def _objective(goal: PlacedObjective | PlacedKeyResult) -> PlacedObjective:
    return goal if isinstance(goal, PlacedObjective) else goal.objective


def _nearest(workspace: Workspace, ref: str) -> list[str]:
    """Return the names that `ref` may have been meant as, in as many segments as it has itself."""
    segments = ref.count("/") + 1
    wholes = (*workspace.objectives, *workspace.key_results)
    names = dict.fromkeys([*workspace.kpis, *("/".join(whole.split("/")[-segments:]) for whole in wholes)])
    return get_close_matches(ref.lower(), names, n=3)
