"""`okr forecast` as Markdown."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.render.as_markdown.kpis import seen, title
from okrcli.render.as_markdown.markup import code, document, table, text
from okrcli.render.numbers import UNKNOWN, show_day, show_percent, show_probability, show_quantity, show_share
from okrcli.render.words import words

if TYPE_CHECKING:
    from okrcli.results.forecast import BandView, CalibrationResult, ForecastResult, ForecastView
    from okrcli.scoring.forecast import Forecast

_HEAD = ("Key result", "Chance", "At this pace", "85% sure of", "There on", "Pace now", "Pace needed")
_RIGHT = frozenset({"At this pace", "85% sure of", "Pace now", "Pace needed"})
_BANDS = ("Stated", "Objectives", "Achieved", "Share", "Mean stated")


def render_forecast(result: ForecastResult) -> str:
    """Write a table of key results for each objective."""
    heading = f"# {title(result.organization, 'forecast')}, {seen(result.as_of, result.revision)}"
    silent = f"No forecast for {', '.join(map(code, result.silent))}." if result.silent else ""
    return document([heading, *map(_objective, result.objectives), silent])


def _objective(found: ForecastView) -> str:
    score, ahead = found.view.score, found.ahead
    said = {True: "reached at this pace", False: "not reached at this pace", None: "nothing known"}[ahead.reached]
    numbers = f"{show_percent(ahead.expected)} by the end, {show_percent(found.bar)} counts as reached"
    line = f"**{said}**, {numbers}, {words(score.status)} now, {code(score.objective.id)}"
    rows = map(_row, ahead.forecasts)
    return f"## {text(score.objective.definition.title)}\n\n{line}\n\n{table(_HEAD, rows, _RIGHT)}"


def _row(ahead: Forecast) -> list[str]:
    unit, pace = ahead.key_result.measure.unit, ahead.pace
    chance = words(ahead.chance)
    if ahead.probability is not None:
        chance = f"{chance} {show_probability(ahead.probability)}"
    return [
        text(ahead.key_result.definition.title),
        chance,
        text(show_quantity(ahead.expected, unit)),
        UNKNOWN if ahead.low is None else f"{_shown(ahead.low, unit)} to {_shown(ahead.high, unit)}",
        show_day(ahead.finish),
        UNKNOWN if pace.now is None else text(f"{show_quantity(pace.now, unit)} a {pace.period}"),
        text(f"{show_quantity(pace.needed, unit)} a {pace.period}"),
    ]


def _shown(value: Fraction | float | None, unit: str | None) -> str:
    return text(show_quantity(None if value is None else Fraction(value), unit))


def render_calibration(result: CalibrationResult) -> str:
    """Write the bands that have objectives, and the Brier score."""
    rows = [_band(view) for view in result.bands if view.band.count]
    found = result.calibration
    brier = f"Brier score {show_share(found.brier)} over {found.counted} closed, {found.silent} without a confidence."
    heading = f"# {title(result.organization, 'calibration')}, {seen(result.as_of, result.revision)}"
    return document([heading, table(_BANDS, rows) if rows else "", brier])


def _band(view: BandView) -> list[str]:
    band = view.band
    return [
        f"{show_share(band.low)} to {show_share(band.high)}",
        str(band.count),
        str(band.achieved),
        show_percent(view.share),
        show_share(band.stated),
    ]
