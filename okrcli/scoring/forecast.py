"""Forecast: whether a key result will be reached at the pace that its past shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.periods import length_of, periods_between
from okrcli.scoring.arithmetic import NOTHING, clamp, fraction_of
from okrcli.scoring.by_increments import growth, look_by_increments
from okrcli.scoring.by_line import look_along_line
from okrcli.scoring.kpi_series import period_length
from okrcli.scoring.lifecycle import is_open
from okrcli.scoring.move import raw_progress
from okrcli.scoring.outlook import DAYS_IN, FEWEST, Aim, Outlook
from okrcli.scoring.past import past_increments, weeks_between
from okrcli.units import is_count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.periods import Length, Period
    from okrcli.scoring.book import SeriesBook
    from okrcli.scoring.by_increments import Growth
    from okrcli.scoring.scorecard import KeyResultScore, Observation

LIKELY = Fraction(85, 100)
UNLIKELY = Fraction(15, 100)
"""From and up to which probability a forecast is said to be likely, or unlikely."""


class Chance(Enum):
    """A word for a probability."""

    LIKELY = "likely"
    EVEN = "even"
    UNLIKELY = "unlikely"
    TOO_FEW = "too_few"


class Method(Enum):
    """How a forecast looks ahead."""

    LINE = "line"
    """Least squares, for levels."""
    BOOTSTRAP = "bootstrap"
    """The Bayesian bootstrap, for sums and for counts that only grow."""


@dataclass(frozen=True, slots=True)
class ForecastPace:
    """How much each period brings, and how much each one left has to bring; in the unit, with its sign."""

    period: Length
    now: Fraction | None
    needed: Fraction


@dataclass(frozen=True, slots=True)
class Forecast:
    """What may come of an open key result by the day that it is due.

    With too few values all but the pace that is needed is None. `used` counts the values, or the past increments;
    `exact` tells whether the probability was counted; `low` to `high` is the 85% interval of the value on the day.
    `finish` is the day of arrival at this pace, None where that never comes. `expected_progress` runs from 0 to 1.
    """

    key_result: PlacedKeyResult
    method: Method
    chance: Chance
    by: date
    used: int
    pace: ForecastPace
    probability: Fraction | float | None = None
    exact: bool = False
    expected: Fraction | None = None
    low: Fraction | float | None = None
    high: Fraction | float | None = None
    finish: date | None = None
    expected_progress: Fraction | None = None


def forecast(book: SeriesBook, score: KeyResultScore) -> Forecast | None:
    """Look ahead; None for what is no open move, whose ends are not known, and from the day on which it is due."""
    key_result, aim = score.key_result, _aim(book, score)
    if aim is None or not is_open(key_result, book.as_of) or aim.as_of >= aim.by:
        return None
    if not _grows(score, aim):
        outlook = look_along_line(aim, score.seen)
        if outlook is not None and key_result.kpi is not None:
            outlook = outlook.within(key_result.kpi.bounds)
        return _said(score, aim, Method.LINE, outlook, len(score.seen))
    found = _growth(book, score, aim)
    enough = key_result.kpi is not None or len(score.seen) >= FEWEST
    outlook = look_by_increments(aim, found, seed_of(key_result.id, score.seen)) if enough else None
    used = len(found.increments)
    return _said(score, aim, Method.BOOTSTRAP, outlook, used if enough else min(used, len(score.seen)))


def _aim(book: SeriesBook, score: KeyResultScore) -> Aim | None:
    key_result = score.key_result
    known = score.baseline is not None and score.target is not None and score.baseline != score.target
    if key_result.definition.way is not Way.MOVE or not known or score.baseline is None or score.target is None:
        return None
    kpi = key_result.kpi
    checked_in = length_of(book.workspace.config.checkin.cadence)
    period = checked_in if kpi is None else period_length(kpi.definition)
    start = key_result.objective.cycle.start
    return Aim(fraction_of(score.baseline), fraction_of(score.target), start, book.as_of, key_result.due, period)


def _grows(score: KeyResultScore, aim: Aim) -> bool:
    """Tell whether a key result follows a sum, or a count from 0 that never fell."""
    key_result = score.key_result
    if key_result.kpi is not None:
        return aim.upwards and _is_total(key_result)
    if not is_count(key_result.measure.unit) or aim.baseline or not aim.upwards:
        return False
    values = [NOTHING, *(fraction_of(seen.value) for seen in score.seen)]
    return all(before <= later for before, later in pairwise(values))


def _is_total(key_result: PlacedKeyResult) -> bool:
    flow = key_result.kpi is not None and key_result.kpi.definition.is_flow
    return flow and key_result.definition.of is not None


def _growth(book: SeriesBook, score: KeyResultScore, aim: Aim) -> Growth:
    """Split a total over its periods; a sum with too few of them in its window looks back to those before."""
    kpi = score.key_result.kpi
    found = growth(score.seen, NOTHING, _periods(book, score, aim), aim)
    if kpi is None or len(found.increments) >= FEWEST:
        return found
    before = past_increments(book.amounts(kpi), aim.start, aim.period, book.workspace.calendar.fiscal_start)
    return replace(found, increments=(*before, *found.increments))


def _periods(book: SeriesBook, score: KeyResultScore, aim: Aim) -> Sequence[Period]:
    """Return the periods of a window: of a count, weeks begin with the window; else the calendar's."""
    if score.key_result.kpi is None and aim.period == "week":
        return weeks_between(aim.start, aim.by)
    return tuple(periods_between(aim.start, aim.by, aim.period, book.workspace.calendar.fiscal_start))


def _said(score: KeyResultScore, aim: Aim, method: Method, outlook: Outlook | None, used: int) -> Forecast:
    """Put an outlook into words."""
    current = aim.baseline if score.current is None else fraction_of(score.current.value)
    missing = NOTHING if aim.is_reached_by(current) else aim.target - current
    needed = missing * DAYS_IN[aim.period] / (aim.by - aim.as_of).days
    if outlook is None:
        return Forecast(score.key_result, method, Chance.TOO_FEW, aim.by, used, ForecastPace(aim.period, None, needed))
    raw = raw_progress(outlook.expected, aim.baseline, aim.target)
    return Forecast(
        key_result=score.key_result,
        method=method,
        chance=chance_of(outlook.probability),
        by=aim.by,
        used=outlook.used,
        pace=ForecastPace(aim.period, outlook.pace, needed),
        probability=outlook.probability,
        exact=outlook.exact,
        expected=outlook.expected,
        low=outlook.low,
        high=outlook.high,
        finish=outlook.finish,
        expected_progress=None if raw is None else clamp(raw),
    )


def chance_of(probability: Fraction | float) -> Chance:
    """Return the word for a probability."""
    if probability >= LIKELY:
        return Chance.LIKELY
    return Chance.UNLIKELY if probability <= UNLIKELY else Chance.EVEN


def seed_of(name: str, seen: Sequence[Observation]) -> int:
    """Return a number that the same key result with the same observations always has."""
    ratios = (f"{item.at} {'/'.join(map(str, item.value.as_integer_ratio()))}" for item in seen)
    return int.from_bytes(sha256("\n".join((name, *ratios)).encode()).digest())
