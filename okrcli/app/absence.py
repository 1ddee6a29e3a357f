"""What a view says that has no objectives to show: what there is instead, and how to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.results.status import Attention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection


def attention_to_absence(
    workspace: Workspace, shown: Sequence[Cycle], selection: Selection, day: date
) -> tuple[Attention, ...]:
    """Return the entry for a view none of whose cycles has an objective; none where it shows a single goal."""
    cycles = workspace.cycles()
    if selection.ref is not None or any(cycle in cycles for cycle in shown):
        return ()
    if not cycles:
        return (Attention(Severity.INFO, "objectives", "there is no objective yet", "okr new objective"),)
    past, upcoming = _around(cycles, day)
    named = selection.cycle
    missing = f"no objective stands in {named}" if named else f"no cycle with an objective holds {day}"
    nearest = past or upcoming or cycles[0]
    message = "; ".join([missing, *_told(past, upcoming)])
    return (Attention(Severity.INFO, nearest.name, message, f"okr status --cycle {nearest.name}"),)


def _around(cycles: Sequence[Cycle], day: date) -> tuple[Cycle | None, Cycle | None]:
    """Return the cycle that ended last and the one that begins next."""
    past = max((cycle for cycle in cycles if cycle.end < day), key=lambda cycle: cycle.end, default=None)
    upcoming = min((cycle for cycle in cycles if cycle.start > day), key=lambda cycle: cycle.start, default=None)
    return past, upcoming


def _told(past: Cycle | None, upcoming: Cycle | None) -> Iterator[str]:
    if past is not None:
        yield f"the last was {past.name}"
    if upcoming is not None:
        yield f"the next is {upcoming.name}"
