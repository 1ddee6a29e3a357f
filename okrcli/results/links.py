"""Which key results are tied to which KPIs, for `okr links`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.model.ids import KpiId, ObjectiveId
    from okrcli.results.diff import GitRevision
    from okrcli.results.status import KpiView, ObjectiveView, Selection
    from okrcli.scoring.scorecard import KeyResultScore

Relation: TypeAlias = Literal["moves", "guards", "influences"]
"""How a key result is tied to a KPI: measured by it, kept inside a limit of it, or meant to move it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One key result that is tied to one KPI."""

    kpi: KpiId
    relation: Relation
    score: KeyResultScore


@dataclass(frozen=True, slots=True)
class LinksResult:
    """KPIs, worst first, against objectives, as a tree stands.

    `ties` are in the order of the objectives and their files. `unmoved` are the KPIs that no open key result of the
    view moves, `moving_none` the objectives whose key results move no KPI.
    """

    organization: str | None
    as_of: date
    selection: Selection
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveView, ...]
    kpis: tuple[KpiView, ...]
    ties: tuple[Tie, ...]
    unmoved: frozenset[KpiId]
    moving_none: frozenset[ObjectiveId]
    revision: GitRevision | None = None

    def by_objective(self) -> Mapping[ObjectiveId, Sequence[Tie]]:
        """Return what each objective's key results are tied to, in the order of its file; nothing for one without."""
        found: defaultdict[ObjectiveId, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.score.key_result.objective.id].append(tie)
        return found
