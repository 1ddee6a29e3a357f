"""The way back of a KPI: from its last value to the nearest number that is good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.scoring.health import breached_since

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from okrcli.model.placed import KpiTarget, Range
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import KpiScore, Observation


@dataclass(frozen=True, slots=True)
class Route:
    """Where an objective takes a KPI. `end` is None where it is to stay where it is, inside its limit.

    `since` is the first day of the breach that still lasts, if there is one; `is_back` where the last value is inside.
    """

    start: Observation
    end: Decimal | None
    target: KpiTarget
    since: date | None
    is_back: bool = False

    @property
    def is_upward(self) -> bool:
        """Whether the number has to grow."""
        return self.end is not None and self.end > self.start.value


def route_of(score: KpiScore, target: KpiTarget, last: Observation) -> Route:
    """Return the way from the last value to the limit; from inside the watch band to its good end.

    A KPI that is recovering, whose last value is good already, starts at the last one that was not: the objective is
    reached as soon as the value holds.
    """
    since = breached_since(score.series)
    if not target.limit.holds(last.value):
        return Route(last, _nearest(last.value, target.limit), target, since)
    if not target.inner.holds(last.value):
        return Route(last, _nearest(last.value, target.inner), target, since, is_back=True)
    outside = [point.observation for point in score.series if not target.limit.holds(point.observation.value)]
    if since is not None and outside:
        return Route(outside[-1], _nearest(outside[-1].value, target.limit), target, since, is_back=True)
    return Route(last, None, target, since, is_back=True)


def _nearest(value: Exact, limit: Range) -> Decimal | None:
    return limit.low if limit.low is not None and value < limit.low else limit.high
