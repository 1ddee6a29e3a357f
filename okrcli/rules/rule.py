"""What a rule is, and what it gets to look at."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from okrcli.scoring.book import SeriesBook
from okrcli.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.diagnostics import Problem, Severity
    from okrcli.model.placed import PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import Observation, Scorecard


class Scope(Enum):
    """The kind of thing that a rule's check is called with, once for each."""

    LOADING = "loading"
    """Found while files are read or comments are matched; the rule has no check of its own."""
    WORKSPACE = "workspace"
    """The `Workspace`, once."""
    REFERENCE = "reference"
    """Each `LostReference`: what leads nowhere, also where the file it leads into can be read."""
    OBJECTIVE = "objective"
    """Each `PlacedObjective`."""
    KEY_RESULT = "key result"
    """Each `PlacedKeyResult`."""
    KPI = "kpi"
    """Each `PlacedKpi`."""
    CHECK_IN = "check-in"
    """Each `PlacedCheckIn`."""
    REVIEW = "review"
    """A `Review` of what changed, once; such a check gets no context beside it."""


class Context:
    """What every check may look at besides its own object: the linked workspace, its scores, and the day.

    `latest_day` is the last day that is not in the future: `as_of`, or where that is the clock's, tomorrow in UTC.
    The scorecard is only computed when a rule asks for it.
    """

    def __init__(self, workspace: Workspace, as_of: date, latest_day: date) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self.latest_day = latest_day
        self.book = SeriesBook(workspace, as_of)

    @cached_property
    def scorecard(self) -> Scorecard:
        """The scores of the day."""
        return score(self.workspace, self.as_of, self.book)

    @cached_property
    def slugs(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the objectives of each cycle."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for objective in self.workspace.objectives.values():
            found[objective.cycle.name].append(objective.slug)
        return {cycle: tuple(slugs) for cycle, slugs in found.items()}

    def series(self, kpi: PlacedKpi) -> Sequence[Observation]:
        """Return the series of a KPI by the day, found once however many key results ask for it."""
        return self.book.of(kpi).points


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code (`OKR201`), its name, how much it matters, and its check.

    `check(subject, context)` yields the problems of one object of the scope; a rule that is found while loading has
    none. `module` is the one that defines the rule: its docstring is what `okr explain` prints, and the first line of
    that the rule's summary.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    module: str
    check: Callable[..., Iterator[Problem]] | None = field(default=None, compare=False)

    @property
    def group(self) -> int:
        """The first digit of the code."""
        return int(self.code[3])

    @property
    def documentation(self) -> str:
        """What `okr explain` prints."""
        return (sys.modules[self.module].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The finding in one line, for `okr rules`."""
        return self.documentation.partition("\n")[0]
