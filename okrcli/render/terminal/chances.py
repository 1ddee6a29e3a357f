"""Forecasts in words, signs and colours."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_number, show_probability, show_quantity
from okrcli.render.terminal.labels import without_unit
from okrcli.scoring.forecast import Chance, Method
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.scoring.forecast import Forecast

CHANCE_STYLES = {
    Chance.UNLIKELY: "alarm",
    Chance.EVEN: "caution",
    Chance.LIKELY: "good",
    Chance.TOO_FEW: "muted",
}
"""The colour of each chance, the worst first."""

_SIGNS: Mapping[Chance, Status] = {
    Chance.UNLIKELY: Status.AT_RISK,
    Chance.EVEN: Status.BEHIND,
    Chance.LIKELY: Status.ON_TRACK,
    Chance.TOO_FEW: Status.NO_DATA,
}
"""The statuses whose signs a chance has."""


def chance_words(chance: Chance) -> str:
    """Say a chance: `likely`, `too few values`."""
    return "too few values" if chance is Chance.TOO_FEW else chance.value


def chance_label(page: Page, chance: Chance) -> Line:
    """Return the sign and the word of a chance."""
    return page.text(f"{page.glyphs.statuses[_SIGNS[chance]]} {chance_words(chance)}", CHANCE_STYLES[chance])


def forecast_label(page: Page, ahead: Forecast) -> Line:
    """Return the chance of a forecast with its number: `likely 97%`."""
    label = chance_label(page, ahead.chance)
    if ahead.probability is None:
        return label
    return label + page.text(f" {show_probability(ahead.probability)}", CHANCE_STYLES[ahead.chance])


def outlook_items(page: Page, ahead: Forecast) -> Iterator[Line]:
    """Yield what comes at this pace by the day, within which interval, and when the target is reached."""
    unit = ahead.key_result.measure.unit
    if ahead.expected is None:
        return
    yield page.text(f"at this pace {show_quantity(ahead.expected, unit)} on {show_day(ahead.by)}")
    if ahead.low is not None and ahead.high is not None:
        low = without_unit(show_quantity(Fraction(ahead.low), unit), unit)
        yield page.text(f"85% sure of {low} to {show_quantity(Fraction(ahead.high), unit)}", "muted")
    if ahead.finish is None:
        yield page.text("never there at this pace", "alarm")
    else:
        late = ahead.finish > ahead.by
        yield page.text(f"there on {show_day(ahead.finish)}", "caution" if late else "good")


def pace_items(page: Page, ahead: Forecast) -> Iterator[Line]:
    """Yield the pace now, the pace that it would take, and what the forecast stands on."""
    if ahead.pace.now is not None:
        yield page.text(f"{_pace(ahead, ahead.pace.now)} now", "muted")
    if ahead.pace.needed:
        yield page.text(f"{_pace(ahead, ahead.pace.needed)} needed", "muted")
    else:
        yield page.text("there already", "good")
    kind = "value" if ahead.method is Method.LINE else "past period"
    yield page.text(f"from {count(ahead.used, kind)}", "muted")


def _pace(ahead: Forecast, pace: Fraction) -> str:
    """Say a pace; that of a percentage is in points, since it is no percentage of what there is."""
    unit = ahead.key_result.measure.unit
    amount = f"{show_number(pace)} points" if unit == "%" else show_quantity(pace, unit)
    return f"{amount} a {ahead.pace.period}"
