"""What `okr trend` shows: how goals moved through their cycle, by the definitions of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.diff.changeset import Change, Thing
    from okrcli.history.timeline import Stamp
    from okrcli.model.placed import Range
    from okrcli.results.diff import GitRevision
    from okrcli.results.status import Selection
    from okrcli.scoring.scorecard import Health, Status


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One day. Of an objective or key result `value` is progress and `plan` the plan, both 0 to 1.

    Of a KPI `value` is what was measured on that very day, in its unit, and `limit` the target in force. None where
    nothing is known, and no value after the day that is looked from.
    """

    day: date
    value: Fraction | Decimal | None
    plan: Fraction | None = None
    limit: Range | None = None


@dataclass(frozen=True, slots=True)
class DefinitionMark:
    """A change of what is measured, in the cycle, and the commit that made it; `letter` stands for it in a chart."""

    letter: str
    stamp: Stamp
    change: Change


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One goal through one cycle. `unit` is that of a KPI; `week_change` is how far the value moved in seven days."""

    id: str
    title: str
    thing: Thing
    cycle: Cycle
    unit: str | None
    points: tuple[TrendPoint, ...]
    value: Fraction | Decimal | None
    plan: Fraction | None
    week_change: Fraction | Decimal | None
    status: Status | Health
    marks: tuple[DefinitionMark, ...]


@dataclass(frozen=True, slots=True)
class TrendResult:
    """The lines that were asked for. `goal` is the id of the one that was named; `note` why there are no marks."""

    organization: str | None
    as_of: date
    selection: Selection
    revision: GitRevision | None
    goal: str | None
    lines: tuple[TrendLine, ...]
    note: str | None
