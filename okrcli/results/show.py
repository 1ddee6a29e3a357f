"""What `okr show` and `okr explain` say of one goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.results.diff import GitRevision
    from okrcli.results.source import SourceLine
    from okrcli.results.status import Attention, KpiView, ObjectiveView
    from okrcli.scoring.forecast import Forecast
    from okrcli.scoring.scorecard import InitiativeScore, KeyResultScore, Observation


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that was reported of a goal: the value in its unit, what was said with it, and where it stands."""

    at: date
    by: str | None
    value: Decimal | None
    text: str
    """What was reported besides a value: milestones reached, a status, a withdrawal; may be empty."""
    confidence: Decimal | None
    note: str | None
    source: SourceLine


@dataclass(frozen=True, slots=True)
class LinkedKeyResult:
    """A key result that a KPI is tied to, open or past, and how."""

    key_result: PlacedKeyResult
    relation: str
    """`moves`, `guards` or `influences`."""
    score: KeyResultScore
    open: bool


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative with the line of the check-in that says where it stands; None where only its own file does."""

    score: InitiativeScore
    source: SourceLine | None
    moves: tuple[KeyResultId, ...] = ()
    """The key results that it is for; those that exist, by their present ids."""


@dataclass(frozen=True, slots=True)
class ShowObjective:
    """One objective, whole."""

    as_of: date
    view: ObjectiveView
    contributors: tuple[ObjectiveView, ...]
    supporters: tuple[PlacedObjective, ...]
    parent: PlacedObjective | None
    because: KpiView | None
    initiatives: tuple[InitiativeView, ...]
    kpi_names: Mapping[KpiId, str]
    attention: tuple[Attention, ...]
    carried_to: ObjectiveId | None = None
    """The objective that goes on with it, where its file names one that exists."""
    revision: GitRevision | None = None


@dataclass(frozen=True, slots=True)
class ShowKeyResult:
    """One key result with its objective, its KPI and its history, newest first.

    `contributors` are the objectives that count in a rollup, `formula` says how its progress was computed, and
    `forecast` is None where there is nothing to foretell.
    """

    as_of: date
    objective: ObjectiveView
    score: KeyResultScore
    source: SourceLine
    kpi: KpiView | None
    influences: tuple[KpiView, ...]
    contributors: tuple[ObjectiveView, ...]
    history: tuple[HistoryEntry, ...]
    observations: tuple[Observation, ...]
    formula: WorkedStep
    forecast: Forecast | None
    revision: GitRevision | None = None


@dataclass(frozen=True, slots=True)
class ShowKpi:
    """One KPI: its charter, targets, values, and every key result tied to it, past ones too.

    `inputs` are the KPIs that it is computed from.
    """

    as_of: date
    view: KpiView
    source: SourceLine
    parent: KpiView | None
    children: tuple[KpiView, ...]
    inputs: tuple[KpiView, ...]
    links: tuple[LinkedKeyResult, ...]
    history: Sequence[HistoryEntry]
    replaced_by: KpiId | None = None
    """The KPI that stands in for a retired one, where its file names one that exists."""
    revision: GitRevision | None = None


ShowResult: TypeAlias = ShowObjective | ShowKeyResult | ShowKpi


@dataclass(frozen=True, slots=True)
class Input:
    """A number that went into a result: what it is, the number or word as it stands, and where."""

    name: str
    value: Decimal | Fraction | str | None
    unit: str | None
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """One number that was computed: its formula in words and with the inputs put in, and the result."""

    name: str
    formula: str
    worked: str
    result: Decimal | Fraction | str | None


@dataclass(frozen=True, slots=True)
class NumberExplanation:
    """How a goal's numbers came about: inputs with file and line, thresholds that were used, and each step."""

    id: str
    title: str
    as_of: date
    inputs: tuple[Input, ...]
    thresholds: tuple[Input, ...]
    steps: tuple[WorkedStep, ...]
    conclusion: str
    revision: GitRevision | None = None
