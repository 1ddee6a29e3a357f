"""The way of some goals through a timeline, under every id that they had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from okrcli.diff.changeset import Renames
    from okrcli.history.timeline import Difference, Step
    from okrcli.model.workspace import Workspace


class Trail:
    """The way of a goal back through a timeline: the further back, the more ids are known to be its own."""

    def __init__(self, goal: str) -> None:
        self._ids = {goal}

    @property
    def ids(self) -> frozenset[str]:
        """The ids that are known so far."""
        return frozenset(self._ids)

    @property
    def names(self) -> frozenset[str]:
        """The names of the files that the goal is or was in."""
        return frozenset(name.split("/")[1] if "/" in name else name for name in self._ids)

    def take(self, step: Step) -> Step | None:
        """Go one step back; return it with nothing in it but what is about the goal or a part of it, None for nothing.

        Steps come newest first. What the goal was called before the step is one of its ids from there on.
        """
        if step.difference is None:
            return None
        kept = keep(step, _parts_of(frozenset(self._ids)))
        self._ids |= set(_before(step.difference.renames, self._ids))
        return kept


def follow(steps: Iterable[Step], goal: str) -> Iterator[Step]:
    """Iterate over the steps, newest first, that are about a goal or a part of it, with nothing else in them."""
    trail = Trail(goal)
    return filter(None, map(trail.take, steps))


def follow_each(steps: Iterable[Step], goals: Iterable[str]) -> dict[str, list[Step]]:
    """Return of each goal the steps that are about it or a part of it, as `follow` finds them, in one go."""
    trails = {goal: Trail(goal) for goal in goals}
    found: dict[str, list[Step]] = {goal: [] for goal in trails}
    by_id = {goal: {goal} for goal in trails}
    for step in steps:
        for goal in _goals_of(step, by_id):
            kept = trails[goal].take(step)
            found[goal] += [] if kept is None else [kept]
            for name in trails[goal].ids:
                by_id.setdefault(name, set()).add(goal)
    return found


def _goals_of(step: Step, by_id: Mapping[str, set[str]]) -> set[str]:
    """Return the goals that a step may be about, or that it gave another id."""
    if step.difference is None:
        return set()
    subjects = {change.subject for change in step.difference.changes}
    subjects |= {seen.subject for seen in step.difference.observations}
    ways = (subject.split("/") for subject in subjects)
    about = {"/".join(way[:count]) for way in ways for count in range(1, len(way) + 1)}
    renames = step.difference.renames
    new = {*renames.objectives.values(), *renames.key_results.values(), *renames.kpis.values()}
    below = {name for name in by_id if any(name.startswith(f"{one}/") for one in new)} if new else set()
    return {goal for name in {*about, *new, *below} for goal in by_id.get(name, ())}


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
