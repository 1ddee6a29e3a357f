"""What was measured, as a table with a verdict for each goal, and as a closing line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 76
"""Columns for what is measured; the longest of all rows has as many."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: its unit is in `what`; a goal is a bound from above, unless `least` turns it.

    Without a value it could not be measured, and `why` says what stood in the way.
    """

    what: str
    value: float | None
    goal: float | None = None
    least: bool = False
    why: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the goal is reached; nothing where there is none."""
        if self.value is None:
            return f"not measured: {self.why}"
        if self.goal is None:
            return ""
        return "reached" if self._holds(self.value, self.goal) else "MISSED"

    def _holds(self, value: float, goal: float) -> bool:
        return value >= goal if self.least else value <= goal


HEADING = f"{'':<{WIDTH}} {'measured':>9} {'goal':>9}  verdict"


def line(row: Row) -> str:
    """Write a row of the table."""
    value = "" if row.value is None else f"{row.value:.{_digits(row.value)}f}"
    goal = "" if row.goal is None else f"{'≥' if row.least else '≤'} {row.goal:g}"
    return f"  {row.what:<{WIDTH - 2}} {value:>9} {goal:>9}  {row.verdict}".rstrip()


def _digits(value: float) -> int:
    """Show three digits that tell something."""
    return sum(value < bound for bound in (1, 10, 100))


def summary(rows: Sequence[Row]) -> str:
    """Say how many goals were reached, and name the others."""
    judged = [row for row in rows if row.goal is not None and row.value is not None]
    missed = [row for row in judged if row.verdict == "MISSED"]
    unknown = [row for row in rows if row.value is None]
    counts = f"{len(rows)} rows: {len(judged) - len(missed)} of {len(judged)} goals reached"
    if unknown:
        counts += f", {len(unknown)} rows not measured"
    return "\n".join([counts, *(line(row) for row in [*missed, *unknown])])
