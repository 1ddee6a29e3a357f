"""Signals and trends in words, signs and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_quantity
from okrcli.render.terminal.blocks import BLANK
from okrcli.render.terminal.labels import without_unit
from okrcli.render.words import trend_word
from okrcli.scoring.signal import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.scoring.scorecard import KpiPoint
    from okrcli.scoring.signal import ControlChart, Signal
    from okrcli.scoring.trend import Trend

_TREND_STYLES = {True: "good", False: "alarm", None: "plain"}
OUTSIDE, _NEAR = 1, 2


def trend_arrow(page: Page, trend: Trend | None) -> Line:
    """Return where a KPI is going, green where that is towards its target and red where it is away from it."""
    if trend is None:
        return BLANK
    if not trend.direction:
        return page.text(page.glyphs.steady, "muted")
    return page.text(page.glyphs.up if trend.direction > 0 else page.glyphs.down, _TREND_STYLES[trend.good])


def trend_words(page: Page, trend: Trend | None) -> Line:
    """Return the arrow of a trend with its word."""
    if trend is None:
        return BLANK
    style = _TREND_STYLES[trend.good] if trend.direction else "muted"
    return trend_arrow(page, trend) + page.text(f" {trend_word(trend)}", style)


def usual_range(chart: ControlChart, unit: str | None) -> str:
    """Return the natural limits, between which a value says nothing new: `32.6 to 35.6 min`."""
    upper = show_quantity(chart.upper, unit)
    if chart.lower == chart.upper:
        return upper
    return f"{without_unit(show_quantity(chart.lower, unit), unit)} to {upper}"


def signal_words(chart: ControlChart, series: Sequence[KpiPoint], unit: str | None) -> str:
    """Say the newest signal among the last points; empty where there is none."""
    if not chart.recent:
        return ""
    newest = max(chart.recent, key=lambda signal: (signal.indexes[-1], -signal.rule))
    return f"signal: {describe([newest], chart, series, unit)}"


def describe(run: Sequence[Signal], chart: ControlChart, series: Sequence[KpiPoint], unit: str | None) -> str:
    """Say what noise alone hardly explains: `outside the usual 32.6 to 35.6 min`.

    `run` is one signal, or several values outside the limits that follow on each other.
    """
    signal = run[0]
    if signal.what == "range":
        return f"a jump of more than {show_quantity(chart.range_limit, unit)}"
    if signal.rule == OUTSIDE:
        beyond = f"outside the usual {usual_range(chart, unit)}"
        return beyond if len(run) == 1 else f"{count(len(run), 'point')} {beyond}"
    values = [series[index].observation.value for index in signal.indexes]
    above = sum(value > chart.centre for value in values) * 2 > len(values)
    if signal.rule == _NEAR:
        return f"{count(len(values), 'point')} near the {'upper' if above else 'lower'} limit"
    return f"{count(len(values), 'point')} in a row {'above' if above else 'below'} the mean"


def certainty_words(chart: ControlChart) -> str:
    """Say from how many points the limits come, and how far that can be trusted."""
    said = f"from {count(chart.base, 'point')}"
    return said if chart.certainty is Certainty.FIRM else f"{said}, provisional"
