"""What a check-in asks for, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.ids import InitiativeId
    from okrcli.model.objective import Progressing
    from okrcli.model.placed import PlacedInitiative
    from okrcli.scoring.scorecard import KeyResultScore, KpiScore, ObjectiveScore, Observation


@dataclass(frozen=True, slots=True)
class ChangedKeyResult:
    """A key result before and after a check-in, and its objective after it."""

    before: KeyResultScore
    after: KeyResultScore
    objective: ObjectiveScore


@dataclass(frozen=True, slots=True)
class ChangedKpi:
    """A KPI before and after a check-in, and the open key results that it measures.

    `last` is the last measurement before and after, which for a flow is no point of its series.
    """

    before: KpiScore
    after: KpiScore
    last: tuple[Observation | None, Observation | None]
    key_results: tuple[ChangedKeyResult, ...]


@dataclass(frozen=True, slots=True)
class ChangedInitiative:
    """An initiative's status before and after a check-in."""

    id: InitiativeId
    title: str
    before: Progressing
    after: Progressing


ChangedGoal: TypeAlias = ChangedKeyResult | ChangedKpi | ChangedInitiative


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The goals that a check-in is about, as they stand before and after it."""

    goals: tuple[ChangedGoal, ...]


@dataclass(frozen=True, slots=True)
class OwedKeyResult:
    """A key result that its owner is asked about; `days` is for how long nothing was said of it.

    Where a KPI measures it, only confidence and a note are asked for.
    """

    score: KeyResultScore
    last: Observation | None
    days: int


@dataclass(frozen=True, slots=True)
class OwedKpi:
    """A KPI that its owner is asked about, with the open key result that it measures where there is exactly one.

    `last` is its last measurement; `days` is how long ago that was, None where there has been none.
    """

    score: KpiScore
    last: Observation | None
    days: int | None
    key_result: KeyResultScore | None


@dataclass(frozen=True, slots=True)
class OwedInitiative:
    """An initiative whose owner is asked where it stands; `days` is for how long nothing was said of it."""

    initiative: PlacedInitiative
    status: Progressing
    overdue: bool
    days: int


OwedGoal: TypeAlias = OwedKeyResult | OwedKpi | OwedInitiative


@dataclass(frozen=True, slots=True)
class Owed:
    """What a person is asked about on a day, most overdue first, and initiatives after the goals.

    `owns` is how many open ones they have at all.
    """

    person: str
    day: date
    goals: tuple[OwedGoal, ...]
    owns: int
