"""What a person gives in a check-in, as it was typed: nothing is looked up or read yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one goal. `value` is a total, an initiative's status, or milestones with commas between.

    `at` is the day that it is true of, None for the check-in's own. A milestone may carry its day: `omaha=2026-11-18`.
    """

    ref: str
    value: str | None = None
    add: str | None = None
    reached: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    confidence: str | None = None
    note: str | None = None
    link: str | None = None
    at: date | None = None
    withdraw: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A whole check-in: who, on which day, what of which goals, and the lines for the weekly report.

    With `to_csv` the values of KPIs become rows of the CSV files beside them, recorded at `now`.
    """

    by: str
    day: date
    now: datetime
    said: tuple[Said, ...] = ()
    done: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    to_csv: bool = False

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The lines for the weekly report by their key, without empty ones."""
        named = {"done": self.done, "next": self.next, "blocked": self.blocked}
        return {key: lines for key, lines in named.items() if lines}
