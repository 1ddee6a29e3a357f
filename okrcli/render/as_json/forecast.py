"""`okr forecast` as JSON: `okr.forecast/1`, and `okr.calibration/1`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.render.as_json.values import day, number, revision, rounded, to_text

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.forecast import BandView, CalibrationResult, ForecastResult, ForecastView
    from okrcli.scoring.forecast import Forecast


def render_forecast(result: ForecastResult) -> str:
    """Write the objectives that have a forecast, and the ids of those that have none."""
    return to_text(
        {
            "format": "okr.forecast/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "cycles": [cycle.name for cycle in result.cycles],
            "objectives": [_objective(found) for found in result.objectives],
            "without": list(result.silent),
            "summary": {chance.value: many for chance, many in result.counted.items()},
        }
    )


def _objective(found: ForecastView) -> dict[str, Json]:
    score, ahead = found.view.score, found.ahead
    return {
        "id": score.objective.id,
        "title": score.objective.definition.title,
        "owner": score.objective.definition.owner,
        "status": score.status.value,
        "progress": number(score.progress),
        "expected": number(ahead.expected),
        "bar": number(found.bar),
        "reached": ahead.reached,
        "finish": day(ahead.finish),
        "key_results": [forecast(item) for item in ahead.forecasts],
    }


def forecast(ahead: Forecast) -> dict[str, Json]:
    """Return what may come of a key result."""
    return {
        "id": ahead.key_result.id,
        "title": ahead.key_result.definition.title,
        "unit": ahead.key_result.measure.unit,
        "method": ahead.method.value,
        "used": ahead.used,
        "by": day(ahead.by),
        "chance": ahead.chance.value,
        "probability": _share(ahead.probability),
        "exact": ahead.exact,
        "expected": number(ahead.expected),
        "low": _number(ahead.low),
        "high": _number(ahead.high),
        "expected_progress": number(ahead.expected_progress),
        "finish": day(ahead.finish),
        "pace": {"period": ahead.pace.period, "now": number(ahead.pace.now), "needed": number(ahead.pace.needed)},
    }


def _number(value: Fraction | float | None) -> Json:
    return None if value is None else number(Fraction(value))


def _share(probability: Fraction | float | None) -> Json:
    return rounded(probability) if isinstance(probability, float) else number(probability)


def render_calibration(result: CalibrationResult) -> str:
    """Write the ten bands and the Brier score."""
    found = result.calibration
    return to_text(
        {
            "format": "okr.calibration/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "bands": [_band(view) for view in result.bands],
            "brier": number(found.brier),
            "counted": found.counted,
            "silent": found.silent,
        }
    )


def _band(view: BandView) -> dict[str, Json]:
    band = view.band
    return {
        "low": number(band.low),
        "high": number(band.high),
        "stated": number(band.stated),
        "count": band.count,
        "achieved": band.achieved,
        "share": number(view.share),
    }
