"""How a forecast came about."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.app.explain.parts import say
from okrcli.results.show import Input, WorkedStep
from okrcli.scoring.forecast import LIKELY, UNLIKELY, Chance, Method, forecast
from okrcli.scoring.outlook import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.scoring.forecast import Forecast
    from okrcli.scoring.scorecard import KeyResultScore

_LEAST = 0.001
_METHODS = {
    Method.LINE: "least squares through the values of the window, with Student's t",
    Method.BOOTSTRAP: "the Bayesian bootstrap of what each period brought",
}


def forecast_thresholds(session: Session, score: KeyResultScore) -> Iterator[Input]:
    """Return what a forecast is judged by, where there is one."""
    if forecast(session.context.book, score) is not None:
        yield Input("forecast from so many values", str(FEWEST), None, None)
        yield Input("likely from a probability of", LIKELY, None, None)
        yield Input("unlikely up to a probability of", UNLIKELY, None, None)


def forecast_steps(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    """Return where it goes at this pace, how probable the target is, and the pace that it would need."""
    found = forecast(session.context.book, score)
    if found is None:
        return
    unit = score.key_result.measure.unit
    needed = f"{say(found.pace.needed, unit)} a {found.pace.period}"
    yield WorkedStep("pace needed", "what is missing / the time that is left", f"until {found.by}", needed)
    if found.chance is Chance.TOO_FEW or found.probability is None:
        yield WorkedStep("forecast", _METHODS[found.method], f"{found.used} are too few", "too few")
        return
    now = f"{say(found.pace.now, unit)} a {found.pace.period}"
    yield WorkedStep("pace", "what each period brings", f"over {found.used} {_counted(found)}", now)
    interval = f"{_number(found.low, unit)} to {_number(found.high, unit)} with 85%"
    yield WorkedStep("expected", _METHODS[found.method], interval, say(found.expected, unit))
    arrival = "never at this pace" if found.finish is None else f"there on {found.finish}"
    probability = f"{_percent(found.probability)}{', counted' if found.exact else ''}"
    yield WorkedStep(
        "forecast", f"the probability to be there by {found.by}", f"{probability}; {arrival}", found.chance.value
    )


def _percent(probability: Fraction | float) -> str:
    """Write a probability; what is nearly sure is not said to be."""
    if 0 < probability < _LEAST or 1 - _LEAST < probability < 1:
        return f"under {_LEAST}" if probability < _LEAST else f"over {1 - _LEAST}"
    return say(Fraction(round(float(probability), 3)).limit_denominator(1000))


def _counted(found: Forecast) -> str:
    return "values" if found.method is Method.LINE else "periods"


def _number(number: Fraction | float | None, unit: str | None) -> str:
    return say(None if number is None else Fraction(number), unit)
