"""Goals with their identity: a definition, where it stands, and what its numbers mean once units are settled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from okrcli.diagnostics import Part, Place
from okrcli.quantity import EXACT, format_exact
from okrcli.units import is_count

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.checkin import CheckIn, Update
    from okrcli.model.ids import InitiativeId, KeyResultId, KpiId, ObjectiveId
    from okrcli.model.kpi import Kpi
    from okrcli.model.measurements import Measurements
    from okrcli.model.objective import Initiative, KeyResult, Objective
    from okrcli.quantity import Exact

_NumberT = TypeVar("_NumberT", bound="Fraction | float")

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from `low` to `high`, both inside; None where there is no end."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, number: Exact) -> bool:
        """Tell whether `number` is inside."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    @property
    def is_reversed(self) -> bool:
        """Whether nothing can be inside: that is OKR104, and nothing else is worth saying of it."""
        return self.low is not None and self.high is not None and self.low > self.high

    def nearest(self, number: _NumberT) -> _NumberT | Fraction:
        """Return a number that is inside, else the end that it is beyond."""
        if self.low is not None and number < (low := Fraction(self.low)):
            return low
        return number if self.high is None or number <= (high := Fraction(self.high)) else high

    def said(self, write: Callable[[Decimal], str]) -> str:
        """Say the range in words: `at least 98%`, `at most 30 min`, `4 to 6 days`; `write` says a number."""
        if self.low is None:
            return "anything" if self.high is None else f"at most {write(self.high)}"
        return f"at least {write(self.low)}" if self.high is None else f"{write(self.low)} to {write(self.high)}"

    def within_a_sentence(self, write: Callable[[Decimal], str]) -> str:
        """Say the range as `said` does, but `between 4 and 6 days`."""
        if self.low is None or self.high is None:
            return self.said(write)
        return f"between {write(self.low)} and {write(self.high)}"

    def in_full(self, unit: str | None) -> str:
        """Say the range within a sentence, its numbers with all their digits."""
        return self.within_a_sentence(lambda number: format_exact(number, unit))


@dataclass(frozen=True, slots=True)
class KpiTarget:
    """The range that a KPI should be in during `cycle`. What lies in `inner` is healthy, the rest of it watched."""

    cycle: Cycle
    limit: Range
    inner: Range


@dataclass(frozen=True, slots=True)
class PlacedKpi:
    """A KPI with its id. `unit` is canonical; targets that could not be read into it are left out."""

    id: KpiId
    path: str
    definition: Kpi
    unit: str | None
    bounds: Range
    targets: tuple[KpiTarget, ...]
    measurements: Measurements | None

    @property
    def possible_amounts(self) -> Range:
        """The bounds of one measurement: those of a flow are for a period's sum, which small amounts make up."""
        low = self.bounds.low
        is_sum = self.definition.is_flow and low is not None and low > 0
        return Range(_ZERO, self.bounds.high) if is_sum else self.bounds

    def place(self, *pointer: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of a part of the KPI's document."""
        return Place(self.path, pointer, part)

    def target_on(self, day: date) -> KpiTarget | None:
        """Return the target in force: that of the shortest cycle that holds the day."""
        holding = [target for target in self.targets if target.cycle.holds(day)]
        return min(holding, key=lambda target: target.cycle.days, default=None)


@dataclass(frozen=True, slots=True)
class PlacedObjective:
    """An objective with its id and its cycle, both from its path."""

    id: ObjectiveId
    cycle: Cycle
    slug: str
    path: str
    definition: Objective

    def place(self, *pointer: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of a part of the objective's document."""
        return Place(self.path, pointer, part)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a key result's numbers mean in its `unit`.

    `baseline` is None where it is `first` or could not be read. `target` is None where it follows from the baseline:
    then `change` is an amount, or with `relative` a share of the baseline (0.15 for +15%).
    """

    unit: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    stretch: Decimal | None = None
    change: Decimal | None = None
    relative: bool = False
    keep: Range | None = None
    plan: tuple[tuple[date, Decimal], ...] = ()

    def target_from(self, baseline: Decimal | None) -> Decimal | None:
        """Return the number to reach from `baseline`; None while that is not known."""
        if self.change is None or baseline is None:
            return self.target
        return EXACT.add(baseline, EXACT.multiply(baseline, self.change) if self.relative else self.change)


@dataclass(frozen=True, slots=True)
class PlacedKeyResult:
    """A key result with its id, its objective, and the KPI that measures it where there is one."""

    id: KeyResultId
    objective: PlacedObjective
    index: int
    definition: KeyResult
    kpi: PlacedKpi | None
    measure: Measure
    influences: tuple[KpiId, ...] = ()
    """The KPIs that it should move without being measured by them; those that exist, by their present ids."""

    def place(self, *pointer: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of a part of the key result in its objective's document."""
        return Place(self.objective.path, ("key_results", self.index, *pointer), part)

    @property
    def path(self) -> str:
        """The document that it stands in."""
        return self.objective.path

    @property
    def cycle(self) -> Cycle:
        """The cycle of its objective."""
        return self.objective.cycle

    @property
    def owner(self) -> str:
        """Who answers for it."""
        return self.definition.owner or self.objective.definition.owner

    @property
    def due(self) -> date:
        """The day to be there."""
        return self.definition.due or self.objective.cycle.end

    @property
    def counts_up(self) -> bool:
        """Whether check-ins count something from 0 up to a target."""
        end = self.measure.target_from(self.measure.baseline)
        is_told = self.definition.kpi is None and is_count(self.measure.unit)
        return is_told and self.measure.baseline == 0 and end is not None and end > 0


def objective_of(goal: PlacedObjective | PlacedKeyResult) -> PlacedObjective:
    """Return an objective itself, and of a key result the one that it is of."""
    return goal if isinstance(goal, PlacedObjective) else goal.objective


@dataclass(frozen=True, slots=True)
class PlacedInitiative:
    """An initiative that has an id, so that check-ins can report on it."""

    id: InitiativeId
    objective: PlacedObjective
    index: int
    definition: Initiative

    @property
    def path(self) -> str:
        """The document that it stands in."""
        return self.objective.path

    @property
    def cycle(self) -> Cycle:
        """The cycle of its objective."""
        return self.objective.cycle


@dataclass(frozen=True, slots=True)
class PlacedCheckIn:
    """A check-in with its day, person and number, from its name, and the cycle from its folder."""

    path: str
    cycle: Cycle
    day: date
    by: str
    number: int
    definition: CheckIn

    @property
    def filed(self) -> tuple[date, int, str]:
        """When it was filed: of two reports on one thing and day, the one filed later wins."""
        return (self.day, self.number, self.path)


class Report(NamedTuple):
    """What one check-in says of one subject, and the day that it is true of; a tuple, since there are so many."""

    checkin: PlacedCheckIn
    key: str
    update: Update
    at: date

    def place(self, *pointer: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of a part of the update in the check-in's document."""
        return Place(self.checkin.path, ("updates", self.key, *pointer), part)
