"""What `okr status` and `okr kpis` show, before any word, colour or order of columns is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.results.choice import EVERY_KPI

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.diagnostics import Severity
    from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
    from okrcli.model.objective import Ambition
    from okrcli.results.choice import KpiChoice
    from okrcli.results.diff import GitRevision
    from okrcli.scoring.scorecard import Health, KpiScore, Loop, ObjectiveScore, Status
    from okrcli.scoring.signal import ControlChart
    from okrcli.scoring.trend import Trend


@dataclass(frozen=True, slots=True)
class Selection:
    """What a view was narrowed to; None and empty where it was not."""

    cycle: str | None = None
    team: str | None = None
    owner: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with its scores, its teams, and the line of its file that it starts on.

    `depth` is how far it stands below an objective of the same view that it contributes to or supports.
    `lines` gives the line of each key result by its id. The ids that follow are whole: what the objective (or the
    rollup key result) contributes to or supports, and the KPI that called for it; None where its file names none, or
    none that exists.
    """

    score: ObjectiveScore
    teams: tuple[str, ...]
    depth: int
    line: int
    lines: Mapping[str, int]
    ambition: Ambition = "aspirational"
    contributes_to: ObjectiveId | KeyResultId | None = None
    supports: ObjectiveId | None = None
    because: KpiId | None = None


@dataclass(frozen=True, slots=True)
class KpiView:
    """A KPI with its scores, its team, and the status of each open key result that it is tied to.

    `age` is how many days ago the last value was true, `call` the command that drafts the objective that the KPI needs,
    empty where it needs none. `chart` and `trend` are None where there are too few points for
    them, or where a view does not tell signal from noise.
    """

    score: KpiScore
    team: str | None
    statuses: Mapping[KeyResultId, Status]
    age: int | None = None
    call: str = ""
    chart: ControlChart | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that calls for a hand: a sentence without markup, and the command that settles it (may be empty).

    `severity` is how much it matters, `subject` the id that it is about.
    """

    severity: Severity
    subject: str
    message: str
    call: str


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """A team's goals in one line, for views with too many objectives to show each."""

    team: str | None
    name: str
    objectives: int
    progress: Fraction | None
    statuses: Mapping[Status, int]
    needs_an_objective: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How many of each word there are; every word has an entry, zero too."""

    objectives: Mapping[Status, int]
    kpis: Mapping[Health, int]
    loop: Mapping[Loop, int]
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class StatusResult:
    """The goals of the cycles that were asked for, the KPIs, and what needs attention, worst first.

    `kpi_names` serves the links to KPIs, also to those that are not in this view.
    `team_names` gives the names of teams where okr.yaml has them, `elapsed` how much of each cycle is over, 0 to 1, by
    the cycle's name.
    """

    organization: str | None
    as_of: date
    selection: Selection
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveView, ...]
    kpis: tuple[KpiView, ...]
    attention: tuple[Attention, ...]
    by_team: tuple[TeamSummary, ...]
    summary: Summary
    kpi_names: Mapping[KpiId, str]
    team_names: Mapping[str, str]
    elapsed: Mapping[str, Fraction] = field(default_factory=dict)
    revision: GitRevision | None = None
    """The commit that the files are of; None for those on disk."""


@dataclass(frozen=True, slots=True)
class KpiGroup:
    """KPIs that belong together, worst first, with how many there are of each health."""

    name: str
    kpis: tuple[KpiView, ...]
    healths: Mapping[Health, int]
    needs_an_objective: int


@dataclass(frozen=True, slots=True)
class KpiBranch:
    """A KPI in the tree; `again` where it stands elsewhere already, with all that feeds it."""

    view: KpiView
    depth: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class KpisResult:
    """The KPI dashboard, worst first.

    A picture shows the first `shown` one by one, and the others by their `groups` alone. `tree` is empty unless it was
    asked for.
    """

    organization: str | None
    as_of: date
    selection: Selection
    kpis: tuple[KpiView, ...]
    summary: Summary
    team_names: Mapping[str, str]
    choice: KpiChoice = EVERY_KPI
    shown: int = 0
    groups: tuple[KpiGroup, ...] = ()
    tree: tuple[KpiBranch, ...] = ()
    revision: GitRevision | None = None
    """The commit that the files are of; None for those on disk."""
