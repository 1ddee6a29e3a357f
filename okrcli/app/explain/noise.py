"""Which of a KPI's values noise explains: its natural limits, the signals in it, and its trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import say, write
from okrcli.results.show import Input, WorkedStep
from okrcli.scoring.signal import FEWEST, control_chart
from okrcli.scoring.trend import trend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.scoring.scorecard import KpiScore
    from okrcli.scoring.signal import ControlChart, Signal

_RULES = {
    1: "a value outside the limits, or a range above its own",
    2: "three of four in a row nearer to a limit than to the centre",
    3: "eight in a row on one side of the centre",
}


def noise_thresholds(session: Session, score: KpiScore) -> Iterator[Input]:
    """Return the days that the natural limits come from, where the KPI names them."""
    period = score.kpi.definition.baseline_period
    if period is not None:
        source = session.source_of(score.kpi.place("baseline_period"))
        yield Input("natural limits from", f"{period.first} to {period.last}", None, source)


def noise_steps(score: KpiScore) -> Iterator[WorkedStep]:
    """Return the limits with the numbers put in, the signals of the last points, and the trend."""
    chart = control_chart(score)
    if chart is None:
        few = f"fewer than {FEWEST} points say nothing of what is usual"
        yield WorkedStep("natural limits", "mean ± 2.660 · mean range", few, None)
        return
    yield from _limits(chart, score.kpi.unit)
    for signal in chart.recent:
        yield WorkedStep("signal", _RULES[signal.rule], f"{signal.what} of {_days(signal)}", f"rule {signal.rule}")
    if not chart.recent:
        yield WorkedStep("signal", "any of three rules, in the last 8 points", "noise explains them", "none")
    found = trend(score)
    if found is not None:
        worked = f"over {found.points} points, p {found.p:.2g}"
        yield WorkedStep("trend", "the median slope between all pairs of points", worked, found.slope)


def _limits(chart: ControlChart, unit: str | None) -> Iterator[WorkedStep]:
    centre, spread = write(chart.centre), say(chart.mean_range)
    points = f"over {chart.base} points, {chart.certainty.value}"
    yield WorkedStep("centre", "the mean", points, say(chart.centre, unit))
    yield WorkedStep("mean range", "the mean of the steps from point to point", points, say(chart.mean_range, unit))
    limits = f"{say(chart.lower, unit)} to {say(chart.upper, unit)}"
    formula = "mean ± 2.660 · mean range, within bounds"
    yield WorkedStep("natural limits", formula, f"{centre} ± 2.660 · {spread}", limits)
    yield WorkedStep("limit of ranges", "3.268 · mean range", f"3.268 · {spread}", say(chart.range_limit, unit))


def _days(signal: Signal) -> str:
    first, last = signal.dates[0], signal.dates[-1]
    return f"{first}" if first == last else f"{first} to {last}"
