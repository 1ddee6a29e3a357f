"""One day of a workspace: what several goals ask for is worked out once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.plan import elapsed
from okrcli.scoring.status import PaceShares

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from okrcli.calendar import Cadence
    from okrcli.model.config import Scoring
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.scoring.book import SeriesBook

_WHOLE = Decimal(1)


def pace_of(scoring: Scoring) -> PaceShares:
    """Return the settings of pace as fractions."""
    return PaceShares(fraction_of(scoring.pace.on_track), fraction_of(scoring.pace.behind))


class Day:
    """A workspace as it is seen from one day; it lives as long as one call of `score`."""

    def __init__(self, book: SeriesBook) -> None:
        self.workspace = book.workspace
        self.as_of = book.as_of
        self.book = book
        self.pace = pace_of(book.workspace.config.scoring)
        self._elapsed: dict[tuple[date, date], Fraction] = {}

    def elapsed(self, start: date, due: date) -> Fraction:
        """Return tau of the day, 0 to 1."""
        if (start, due) not in self._elapsed:
            self._elapsed[start, due] = elapsed(start, due, self.as_of)
        return self._elapsed[start, due]

    def bar(self, objective: PlacedObjective) -> Decimal:
        """Return the progress that counts as achieved once time is up."""
        scoring = self.workspace.config.scoring
        ambition = objective.definition.ambition or scoring.ambition
        return _WHOLE if ambition == "committed" else scoring.grade.green

    def cadence(self, key_result: PlacedKeyResult) -> Cadence:
        """Return how often a value is due: as often as its KPI's, else as often as people check in."""
        kpi = key_result.kpi
        return self.workspace.config.checkin.cadence if kpi is None else kpi.definition.cadence
