"""What an objective comes to if its key results go on at their pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.forecast import Forecast, forecast
from okrcli.scoring.parts import contributor_parts, key_result_parts, mean_progress
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from okrcli.scoring.book import SeriesBook
    from okrcli.scoring.parts import ObjectivePart
    from okrcli.scoring.scorecard import ObjectiveScore, Scorecard


@dataclass(frozen=True, slots=True)
class ObjectiveForecast:
    """The forecasts of an objective's key results, and its progress in the end at this pace, 0 to 1.

    What has no forecast stays where it is, and what is unknown stays out. `finish` is the last day of arrival, None
    where one never arrives or cannot be told.
    """

    objective: ObjectiveScore
    forecasts: tuple[Forecast, ...]
    expected: Fraction | None
    reached: bool | None
    finish: date | None


def forecast_objective(book: SeriesBook, scorecard: Scorecard, objective: ObjectiveScore) -> ObjectiveForecast | None:
    """Look ahead for an objective; None where no key result of it has a forecast."""
    counting = [score for score in objective.key_results if score.status is not Status.DROPPED]
    ahead = [forecast(book, score) for score in counting]
    forecasts = tuple(item for item in ahead if item is not None)
    if not forecasts:
        return None
    own = zip(key_result_parts(counting), ahead, strict=True)
    contributors = contributor_parts(scorecard.objectives[contributor] for contributor in objective.contributors)
    parts = [*(_in_the_end(part, item) for part, item in own), *contributors]
    expected = mean_progress(parts)
    finishes = [item.finish for item in forecasts]
    known_days = [day for day in finishes if day is not None]
    return ObjectiveForecast(
        objective=objective,
        forecasts=forecasts,
        expected=expected,
        reached=None if expected is None else expected >= fraction_of(objective.bar),
        finish=max(known_days) if len(known_days) == len(finishes) else None,
    )


def _in_the_end(part: ObjectivePart, ahead: Forecast | None) -> ObjectivePart:
    """Return what a key result will bring into the mean."""
    if ahead is None or ahead.expected_progress is None:
        return part
    return replace(part, progress=ahead.expected_progress)
