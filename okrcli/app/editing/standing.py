"""What can still be changed: a goal whose file is not frozen, and who else is refused with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.model.placed import PlacedKpi, PlacedObjective, objective_of

if TYPE_CHECKING:
    from okrcli.model.lookup import PlacedGoal
    from okrcli.model.placed import PlacedKeyResult


class ClosedError(OkrError):
    """An objective is closed, and its file frozen."""

    def __init__(self, objective: PlacedObjective) -> None:
        closed = objective.definition.closed
        went = closed.carried_to if closed is not None else None
        help_text = f"work on `{went}`, which goes on with it" if went else "write a new objective: `okr new objective`"
        day = "" if closed is None else f" on {closed.date}"
        super().__init__(f"`{objective.id}` was closed{day}, and that froze its file (OKR910)", help_text)


def refuse_closed(goal: PlacedGoal) -> None:
    """Raise `ClosedError` for an objective with a `closed:` block, whatever its date, and for its key results."""
    if isinstance(goal, PlacedKpi):
        return
    objective = objective_of(goal)
    if objective.definition.closed is not None:
        raise ClosedError(objective)


class DroppedError(OkrError):
    """A key result was given up before."""

    def __init__(self, result: PlacedKeyResult) -> None:
        dropped = result.definition.dropped
        day, why = ("", "") if dropped is None else (f" on {dropped.date}", f": {dropped.because}")
        super().__init__(
            f"`{result.id}` was dropped{day}{why}", f"take `dropped` out of {result.path} to take it up again"
        )


def said(text: str, option: str) -> str:
    """Return what was said in an option, without blanks around it; raises an `OkrError` where that is nothing."""
    words = text.strip()
    if not words:
        raise OkrError(f"{option} is empty", "say it in a sentence: who looks back wants to know")
    return words
