"""Where the line of a goal would have bent for another reason than work: the commits that changed what is measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from string import ascii_uppercase
from typing import TYPE_CHECKING

from okrcli.app.log.past import past_of
from okrcli.diff.changeset import Kind
from okrcli.errors import OkrError
from okrcli.history.trail import Trail, follow_each
from okrcli.results.trend import DefinitionMark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.diff.changeset import Change
    from okrcli.history.timeline import Step

_WORDS = frozenset(
    "id title name why what how note link tags visibility owner team teams lead revised formerly closed because source"
    " indicator tier status for".split()
)
"""Fields that may change without moving any number."""


@dataclass(frozen=True, slots=True)
class Redefined:
    """What commits did to the definitions of some goals, newest first; `note` says why not all of it is known."""

    steps: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    note: str | None = None


def changes_since(session: Session, day: date, goals: Sequence[str]) -> Redefined:
    """Return what commits have changed in goals from a day on; without a history nothing, and why there is none."""
    try:
        with past_of(session, day.isoformat()) as past:
            if len(goals) == 1:
                steps = {goals[0]: list(past.follow(Trail(goals[0]), observations=False))}
            else:
                steps = follow_each(past.steps(observations=False), goals)
    except OkrError as error:
        return Redefined(note=f"no marks where a definition changed: {error.message}")
    if past.cut is not None and past.cut.day >= day:
        return Redefined(steps, f"changes of definitions are known from {past.cut.day} on: this clone is shallow")
    return Redefined(steps)


def marks_of(changes: Redefined, goal: str, cycle: Cycle, as_of: date) -> tuple[DefinitionMark, ...]:
    """Return what changed in a goal's definition during its cycle, by the day, oldest first."""
    steps = changes.steps.get(goal, ())
    found = [
        (step.stamp, change)
        for step in reversed(steps)
        if cycle.holds(step.stamp.day) and step.stamp.day <= as_of
        for change in (() if step.difference is None else step.difference.changes)
        if _moves_numbers(change, goal)
    ]
    named = zip(_letters(), found, strict=False)
    return tuple(DefinitionMark(letter, stamp, change) for letter, (stamp, change) in named)


def _letters() -> Iterator[str]:
    """Iterate over the letters, and from there on over a sign that stands for all others."""
    yield from islice(ascii_uppercase, len(ascii_uppercase))
    while True:
        yield "*"


def _moves_numbers(change: Change, goal: str) -> bool:
    if change.kind in {Kind.ADDED, Kind.REMOVED}:
        return change.subject != goal and "/" in change.subject
    return change.field is not None and change.field.partition(".")[0] not in _WORDS
