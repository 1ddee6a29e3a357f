"""What a reference on the command line means: short ids, whole ids, and ids that things had before."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from okrcli.errors import OkrError
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedKpi, PlacedObjective

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from okrcli.model.workspace import Workspace

PlacedGoal: TypeAlias = PlacedObjective | PlacedKeyResult | PlacedKpi
"""What can be looked at by itself."""

_GoalT = TypeVar("_GoalT", PlacedObjective, PlacedKeyResult, PlacedKpi)
_InCycleT = TypeVar("_InCycleT", bound="PlacedObjective | PlacedKeyResult | PlacedInitiative")

_WORDS: dict[type[PlacedGoal], str] = {PlacedObjective: "objective", PlacedKeyResult: "key result", PlacedKpi: "KPI"}
_ANY = (PlacedObjective, PlacedKeyResult, PlacedKpi)

SHOWN = 10
"""How many goals of one short name are listed."""


_NO_CYCLE = ""
"""Where nothing can be left out of a reference."""


class UnknownGoalError(OkrError):
    """Nothing has this name; `meant` says what to type for what has it, be it no goal."""

    def __init__(
        self,
        ref: str,
        near: Sequence[str],
        *,
        meant: str | None,
        some: Sequence[str] = (),
        kind: str = "objective, key result or KPI",
    ) -> None:
        if meant is not None:
            help_text = meant
        elif near:
            help_text = f"write {_either(near)}"
        else:
            such = f", such as {_either(some)}" if some else ""
            help_text = f"`okr status` and `okr kpis` list what there is{such}"
        super().__init__(f"no {kind} is named `{ref}`", help_text)


class AmbiguousGoalError(OkrError):
    """Several goals have this name, at the first step where there is one at all."""

    def __init__(self, ref: str, ids: Sequence[str]) -> None:
        more = f", and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        super().__init__(f"`{ref}` names {len(ids)} goals", f"write {_either(ids[:SHOWN])}{more}")


class UnreadGoalError(OkrError):
    """The file that a goal of this name would stand in could not be read."""

    def __init__(self, ref: str, whole: str) -> None:
        super().__init__(
            f"`{ref}` cannot be looked at: the file of `{whole}` has errors", "run `okr validate` to see them"
        )


def _either(names: Sequence[str]) -> str:
    return " or ".join(names) if len(names) <= 2 else f"{', '.join(names[:-1])} or {names[-1]}"  # noqa: PLR2004


def look_up(workspace: Workspace, ref: str, day: date) -> PlacedGoal:
    """Return the goal that `ref` names on `day`; raise an `OkrError` for none, for several, and for one not read.

    The first step that has a hit decides: a whole id; whole trailing segments of an id in a cycle that holds the day;
    the same in any cycle.
    """
    if (found := _found(workspace, ref, day, _ANY)) is None:
        _refuse_unread(workspace, ref)
        some = [*islice(workspace.objectives, 1), *islice(workspace.kpis, 1)]
        raise UnknownGoalError(ref, _nearest(workspace, ref, _ANY), meant=_no_goal(workspace, ref), some=some)
    return found


def look_up_only(workspace: Workspace, ref: str, day: date, kind: type[_GoalT]) -> _GoalT:
    """Return the goal of one kind that `ref` names on `day`, as `look_up` does among goals of that kind alone."""
    if (found := _found(workspace, ref, day, (kind,))) is None:
        _refuse_unread(workspace, ref)
        raise UnknownGoalError(ref, _nearest(workspace, ref, (kind,)), meant=None, kind=_WORDS[kind])
    return cast("_GoalT", found)


def _found(workspace: Workspace, ref: str, day: date, kinds: tuple[type[PlacedGoal], ...]) -> PlacedGoal | None:
    whole = next((goal for goal in _by_whole_id(workspace, ref) if isinstance(goal, kinds)), None)
    if whole is not None:
        return whole
    return ending_in(((name, goal) for name, goal in in_cycles(workspace) if isinstance(goal, kinds)), ref, day)


def ending_in(named: Iterable[tuple[str, _InCycleT]], ref: str, day: date) -> _InCycleT | None:
    """Return what has a name that ends in `ref`, in a cycle that holds the day, else in any; None where nothing has.

    Raises `AmbiguousGoalError` where several do.
    """
    hits = {thing.id: thing for name, thing in named if name.endswith(f"/{ref}")}
    found = {whole: thing for whole, thing in hits.items() if thing.cycle.holds(day)} or hits
    if len(found) > 1:
        raise AmbiguousGoalError(ref, sorted(found))
    return next(iter(found.values()), None)


def unread(workspace: Workspace, ref: str) -> str | None:
    """Return the id of a file with errors that the reference, or a beginning of it, ends."""
    segments = ref.split("/")
    heads = ["/".join(segments[:count]) for count in range(1, len(segments) + 1)]
    broken = sorted(workspace.references.broken)
    return next((whole for whole in broken for head in heads if f"/{whole}".endswith(f"/{head}")), None)


def _refuse_unread(workspace: Workspace, ref: str) -> None:
    if (whole := unread(workspace, ref)) is not None:
        raise UnreadGoalError(ref, whole)


def _by_whole_id(workspace: Workspace, ref: str) -> Iterator[PlacedGoal]:
    references = workspace.references
    if (kpi := references.kpi(ref)) is not None:
        yield workspace.kpis[kpi]
    if (objective := references.objective(ref, _NO_CYCLE)) is not None:
        yield workspace.objectives[objective]
    if (key_result := references.key_result(ref, _NO_CYCLE)) is not None:
        yield workspace.key_results[key_result]


def in_cycles(workspace: Workspace) -> Iterator[tuple[str, PlacedObjective | PlacedKeyResult]]:
    """Iterate over the ids of objectives and key results, former ones too, and what each leads to."""
    for name, present in workspace.references.objectives.items():
        objective = workspace.objectives[present]
        yield name, objective
        for key_result in workspace.key_results_of(objective):
            for part in (key_result.definition.id, *key_result.definition.formerly):
                yield f"{name}/{part}", key_result


def _no_goal(workspace: Workspace, ref: str) -> str | None:
    """Return what to type for a name that something has which is no goal: a cycle, a team, a person, a file."""
    if any(cycle.name == ref for cycle in workspace.cycles()):
        return f"write `--cycle {ref}`: {ref} is a cycle"
    if workspace.references.team_id(ref) is not None:
        return f"write `--team {ref}`: {ref} is a team"
    if workspace.references.person_id(ref) is not None or ref in workspace.owners():
        return f"write `--owner {ref}`: {ref} is a person"
    path = ref.removeprefix("./")
    of_path = (goal.id for goal in _files(workspace) if goal.path == path)
    return next((f"write {found}: a goal is called by its id, not by its file" for found in of_path), None)


def _files(workspace: Workspace) -> Iterator[PlacedObjective | PlacedKpi]:
    yield from workspace.objectives.values()
    yield from workspace.kpis.values()


def _nearest(workspace: Workspace, ref: str, kinds: tuple[type[PlacedGoal], ...]) -> list[str]:
    """Return the names that `ref` may have been meant as, in as many segments as it has itself."""
    segments = ref.count("/") + 1
    wholes = [name for kind, names in _ids(workspace) if kind in kinds for name in names]
    return get_close_matches(ref.lower(), dict.fromkeys("/".join(name.split("/")[-segments:]) for name in wholes), n=3)


def _ids(workspace: Workspace) -> tuple[tuple[type[PlacedGoal], Iterable[str]], ...]:
    return (
        (PlacedKpi, workspace.kpis),
        (PlacedObjective, workspace.objectives),
        (PlacedKeyResult, workspace.key_results),
    )
