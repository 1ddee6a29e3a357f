"""Where the line of a goal would have bent for another reason than work: the commits that changed what is measured."""

from __future__ import annotations

from itertools import islice
from string import ascii_uppercase
from typing import TYPE_CHECKING

from okrcli.app.log.log import timeline_of
from okrcli.diff.changeset import Kind
from okrcli.errors import OkrError
from okrcli.history.timeline import Timeline
from okrcli.history.trail import follow
from okrcli.results.trend import DefinitionMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.diff.changeset import Change

_WORDS = frozenset(
    "id title name why what how note link tags visibility owner team teams lead revised formerly closed because source"
    " indicator tier status for".split()
)
"""Fields that may change without moving any number."""


def changes_since(session: Session, day: date) -> tuple[Timeline, str | None]:
    """Return what commits have changed from a day on; without a history none, and why there is none."""
    try:
        timeline = timeline_of(session, day.isoformat())
    except OkrError as error:
        return Timeline(()), f"no marks where a definition changed: {error.message}"
    cut = timeline.cut
    if cut is not None and cut.day >= day:
        return timeline, f"changes of definitions are known from {cut.day} on: this clone is shallow"
    return timeline, None


def marks_of(timeline: Timeline, goal: str, cycle: Cycle, as_of: date) -> tuple[DefinitionMark, ...]:
    """Return what changed in a goal's definition during its cycle, by the day, oldest first."""
    steps = [step for step in follow(timeline.steps, goal) if cycle.holds(step.stamp.day) and step.stamp.day <= as_of]
    found = [
        (step.stamp, change)
        for step in reversed(steps)
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
