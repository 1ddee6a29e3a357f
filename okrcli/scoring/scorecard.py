"""What scoring found: every number that is shown anywhere, exact, with the observations that it came from.

Progress, plan, confidence and grade run from 0 to 1; None means unknown. Rounding is the renderers' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from okrcli.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
    from okrcli.model.measure import Milestone
    from okrcli.model.objective import Initiative, Progressing
    from okrcli.model.placed import KpiTarget, PlacedKeyResult, PlacedKpi, PlacedObjective, Report
    from okrcli.quantity import Exact


class Status(Enum):
    """A word for a key result or an objective, from progress against plan."""

    CLOSED = "closed"
    DROPPED = "dropped"
    UPCOMING = "upcoming"
    ACHIEVED = "achieved"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    NO_DATA = "no_data"
    TOO_EARLY = "too_early"


class Health(Enum):
    """A word for a KPI, from its series against its target."""

    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    BREACHED = "breached"
    RECOVERING = "recovering"
    WATCH = "watch"
    HEALTHY = "healthy"

    @property
    def is_breach(self) -> bool:
        """Whether a breach lasts: nothing, or not yet enough, has come back inside."""
        return self in {Health.BREACHED, Health.RECOVERING}


class Loop(Enum):
    """Where a KPI stands between being watched and being moved."""

    RETIRED = "retired"
    INPUT = "input"
    BACK_IN_RANGE = "back_in_range"
    BEING_MOVED = "being_moved"
    NEEDS_AN_OBJECTIVE = "needs_an_objective"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True)
class InputValue:
    """What one KPI brought into a computed point, and how: `sum`, `mean`, `first` or `last` of the days."""

    kpi: KpiId
    how: str
    value: Exact


@dataclass(frozen=True, slots=True)
class Computed:
    """How a point came about that nobody wrote down: from which days, and out of what.

    `place` is what asks for it: a KPI's `nature`, `numerator` or `formula`, or a key result's `of`.
    """

    start: date
    end: date
    place: Place
    inputs: tuple[InputValue, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """A value that was seen: the day it is true of, and the check-in or the CSV line that says so.

    A point that was computed has neither: `computed` says how it came about, and `path` is the document that asks for
    it.
    """

    at: date
    value: Exact
    path: str
    line: int | None = None
    """The line of a CSV row; None for a check-in."""
    report: Report | None = None
    """The check-in's update; None for a CSV row."""
    computed: Computed | None = None
    """None for what was measured."""

    @property
    def where(self) -> Place:
        """The place of the value in its file; of a computed one, the place of what asks for it."""
        if self.computed is not None:
            return self.computed.place
        if self.report is not None:
            return self.report.place("value") if self.report.update.value is not None else self.report.place()
        return Place(self.path, (self.line or 1, "value"))


@dataclass(frozen=True, slots=True)
class Gap:
    """Days that should have made a point and did not, and why in words."""

    start: date
    end: date
    reason: str


@dataclass(frozen=True, slots=True)
class Running:
    """The period that holds the day and is not over: its value so far, which is never judged.

    Where `value` is None, `reason` says why.
    """

    start: date
    end: date
    value: Exact | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodScore:
    """One due period of a guardrail: its last value, and whether that was inside the limit."""

    start: date
    end: date
    observation: Observation | None
    met: bool


@dataclass(frozen=True, slots=True)
class MilestoneScore:
    """A milestone, the day on which it was reached, and the update that says so."""

    milestone: Milestone
    reached: date | None
    report: Report | None


@dataclass(frozen=True, slots=True)
class KeyResultScore:
    """A key result on a day.

    `baseline` and `target` are the numbers in force (a `first` baseline and a `change` are settled where they can be),
    `planned` is the value that was meant for the day, `last_seen` the day of the last value or check-in. `elapsed` is
    tau, `bar` the progress that counts as achieved. `contributors` are those that count in a rollup. `baseline_from` is
    the observation that a `first` baseline stands for. `seen` are the observations inside the window, in order.
    """

    key_result: PlacedKeyResult
    status: Status
    elapsed: Fraction
    bar: Decimal
    raw: Fraction | None = None
    progress: Fraction | None = None
    plan: Fraction | None = None
    baseline: Exact | None = None
    target: Exact | None = None
    planned: Fraction | None = None
    current: Observation | None = None
    confidence: Decimal | None = None
    confidence_report: Report | None = None
    note: Report | None = None
    stale: bool = False
    late: bool = False
    last_seen: date | None = None
    periods: tuple[PeriodScore, ...] = ()
    milestones: tuple[MilestoneScore, ...] = ()
    contributors: tuple[ObjectiveId, ...] = ()
    baseline_from: Observation | None = None
    seen: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeScore:
    """An initiative on a day: where it stands, and whether it was due before and is still worked on.

    `report` is the update that says where it stands; None where only its file does.
    """

    initiative: Initiative
    status: Progressing
    report: Report | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Worst:
    """The part of an objective in the worst state."""

    id: KeyResultId | ObjectiveId
    status: Status


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """An objective on a day.

    `known` of its `parts` have a known progress; `contributors` are those that count as parts of their own.
    """

    objective: PlacedObjective
    status: Status
    key_results: tuple[KeyResultScore, ...]
    contributors: tuple[ObjectiveId, ...]
    elapsed: Fraction
    bar: Decimal
    known: int
    parts: int
    progress: Fraction | None = None
    plan: Fraction | None = None
    confidence: Fraction | None = None
    worst: Worst | None = None
    stale: bool = False
    grade: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KpiPoint:
    """A point of a KPI's series, the target in force on its day, and the health after it."""

    observation: Observation
    target: KpiTarget | None
    health: Health | None
    """None where no target was in force: such a point is skipped and breaks no run."""


@dataclass(frozen=True, slots=True)
class KpiScore:
    """A KPI on a day. The links are to open key results; `moved_by` of those, in order of id.

    `last_seen` is the day of the last measurement, also where that is no point of the series (the amounts of a flow);
    of a computed KPI, the day of its last point. `pending` says in words why there is no point although something is
    measured; None where there is one. `running` is the period that is not over, of flows and computed KPIs; `gaps` are
    their periods without a point since the first one.
    """

    kpi: PlacedKpi
    series: Sequence[KpiPoint]
    health: Health
    loop: Loop
    current: Observation | None = None
    previous: Observation | None = None
    target: KpiTarget | None = None
    stale: bool = False
    moved_by: tuple[KeyResultId, ...] = ()
    guarded_by: tuple[KeyResultId, ...] = ()
    influenced_by: tuple[KeyResultId, ...] = ()
    pending: str | None = None
    last_seen: date | None = None
    running: Running | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that was scored, in order of id."""

    as_of: date
    objectives: Mapping[ObjectiveId, ObjectiveScore]
    key_results: Mapping[KeyResultId, KeyResultScore]
    kpis: Mapping[KpiId, KpiScore]
