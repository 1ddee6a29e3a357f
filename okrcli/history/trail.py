"""The way of some goals through a timeline, under every id that they had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrcli.diff.changeset import Renames
    from okrcli.history.timeline import Difference, Step
    from okrcli.model.workspace import Workspace


def follow(steps: Iterable[Step], goal: str) -> Iterator[Step]:
    """Iterate over the steps, newest first, that are about a goal or a part of it, with nothing else in them."""
    ids = {goal}
    for step in steps:
        if step.difference is None:
            continue
        kept = keep(step, _parts_of(frozenset(ids)))
        if kept is not None:
            yield kept
        ids |= set(_before(step.difference.renames, ids))


def _parts_of(ids: frozenset[str]) -> Callable[[str, Difference], bool]:
    return lambda subject, _: any(subject == name or subject.startswith(f"{name}/") for name in ids)


def _before(renames: Renames, ids: set[str]) -> Iterator[str]:
    """Iterate over what the goals were called before a step."""
    for old, new in (*renames.objectives.items(), *renames.key_results.items(), *renames.kpis.items()):
        if new in ids:
            yield old
        yield from (f"{old}{name.removeprefix(new)}" for name in ids if name.startswith(f"{new}/"))


def keep(step: Step, wanted: Callable[[str, Difference], bool]) -> Step | None:
    """Return a step with the changes of wanted subjects alone; None where none is left."""
    difference = step.difference
    if difference is None:
        return None
    changes = tuple(change for change in difference.changes if wanted(change.subject, difference))
    observations = tuple(seen for seen in difference.observations if wanted(seen.subject, difference))
    if not changes and not observations:
        return None
    return replace(step, difference=replace(difference, changes=changes, observations=observations), unreadable=())


def ids_in(steps: Iterable[Step]) -> Iterator[str]:
    """Iterate over the ids of all objectives, key results and KPIs that any step knows."""
    for step in steps:
        for workspace in _sides(step.difference):
            yield from workspace.objectives
            yield from workspace.key_results
            yield from workspace.kpis


def _sides(difference: Difference | None) -> tuple[Workspace, ...]:
    return () if difference is None else (difference.base, difference.head)
