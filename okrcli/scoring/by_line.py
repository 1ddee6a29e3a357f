"""Looking ahead along a line: for a level, by least squares with Student's t."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, inf, sqrt
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.line import fit_line
from okrcli.scoring.outlook import DAYS_IN, FEWEST, SURE, Outlook
from okrcli.scoring.student import t_cumulative, t_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.scoring.line import FittedLine
    from okrcli.scoring.outlook import Aim
    from okrcli.scoring.scorecard import Observation

_UP_TO = float((1 + SURE) / 2)


def look_along_line(aim: Aim, seen: Sequence[Observation]) -> Outlook | None:
    """Return what the line through the observations says of the day; None below five of them."""
    if len(seen) < FEWEST:
        return None
    line = fit_line([item.at.toordinal() for item in seen], [item.value for item in seen])
    x = aim.by.toordinal()
    expected, error = line.height_at(x), sqrt(line.error_squared(x))
    ahead = float(expected - aim.target if aim.upwards else aim.target - expected)
    reach = t_quantile(_UP_TO, len(seen) - 2) * error
    return Outlook(
        used=len(seen),
        probability=t_cumulative(_in_errors(ahead, error), len(seen) - 2),
        exact=False,
        expected=expected,
        low=float(expected) - reach,
        high=float(expected) + reach,
        pace=line.slope * DAYS_IN[aim.period],
        finish=_finish(aim, line, seen[-1]),
    )


def _in_errors(ahead: float, error: float) -> float:
    """Return a distance in errors; without any error, the line is certain."""
    if error:
        return ahead / error
    return inf if ahead >= 0 else -inf


def _finish(aim: Aim, line: FittedLine, last: Observation) -> date | None:
    """Return the day on which the line meets the target, or of the last value that is there; None if it never will."""
    if aim.is_reached_by(fraction_of(last.value)):
        return last.at
    if not line.slope or (line.slope > 0) is not aim.upwards:
        return None
    meets = ceil(line.at + (aim.target - line.height) / line.slope)
    return date.fromordinal(max(meets, aim.as_of.toordinal())) if meets <= floor(date.max.toordinal()) else None
