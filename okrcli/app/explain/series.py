"""How the last point of a flow, a ratio or a formula was computed, and why there are none elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import observed, say
from okrcli.results.show import Input, WorkedStep
from okrcli.scoring.kpi_series import period_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.session import Session
    from okrcli.model.kpi import Kpi
    from okrcli.scoring.scorecard import Computed, InputValue, KpiScore, Observation

SHOWN_AMOUNTS = 12
"""How many of the values behind an input are listed."""


def series_inputs(session: Session, score: KpiScore) -> Iterator[Input]:
    """Return the values that the last point was computed from, with file and line."""
    computed = None if score.current is None else score.current.computed
    for used in () if computed is None else computed.inputs:
        unit = session.workspace.kpis[used.kpi].unit
        seen = _behind(session, used, computed) if computed is not None else ()
        if len(seen) > SHOWN_AMOUNTS:
            yield Input(f"{used.kpi}, {len(seen) - SHOWN_AMOUNTS} more before", None, unit, None)
        for item in seen[-SHOWN_AMOUNTS:]:
            yield observed(session, used.kpi, item, unit)


def _behind(session: Session, used: InputValue, computed: Computed) -> Sequence[Observation]:
    """Return the observations of an input that count in a point."""
    book, kpi = session.context.book, session.workspace.kpis[used.kpi]
    series = book.amounts(kpi) if used.how == "sum" else book.of(kpi).points
    inside = [seen for seen in series if computed.start <= seen.at <= computed.end]
    match used.how:
        case "first":
            return inside[:1]
        case "last":
            return inside[-1:]
        case _:
            return inside


def series_steps(score: KpiScore) -> Iterator[WorkedStep]:
    """Return how the last point came about, what the running period has so far, and the periods without a point."""
    unit = score.kpi.unit
    if score.pending is not None:
        yield WorkedStep("series", _formula(score.kpi.definition), score.pending, None)
    if score.current is not None and score.current.computed is not None:
        computed, value = score.current.computed, say(score.current.value, unit)
        yield WorkedStep(
            f"point of {score.current.at}", _formula(score.kpi.definition), _worked(computed, score), value
        )
    if score.running is not None:
        so_far = score.running.reason if score.running.value is None else say(score.running.value, unit)
        days = f"{score.running.start} to {score.running.end}"
        yield WorkedStep("running period", "what is there so far; never judged", f"{days}: {so_far}", None)
    for gap in score.gaps[-1:]:
        yield WorkedStep(
            "no point", "a period in which it cannot be computed", f"{gap.start} to {gap.end}: {gap.reason}", None
        )


def _formula(definition: Kpi) -> str:
    length = period_length(definition)
    window = definition.window
    over = f"each {length}" if window is None else f"the {window.count} {window.length}s that end with each {length}"
    if definition.formula is not None:
        return f"{definition.formula.text}, for {over}"
    if definition.numerator is not None and definition.denominator is not None:
        scale = "" if definition.scale is None else f" · {say(definition.scale)}"
        return f"{definition.numerator.kpi} / {definition.denominator.kpi}{scale}, for {over}"
    return f"the sum of the amounts, for {over}"


def _worked(computed: Computed, score: KpiScore) -> str:
    """Put the inputs' values into words: `leavers 7 (sum), headcount 105 (mean)`."""
    days = f"{computed.start} to {computed.end}"
    if score.kpi.definition.derived:
        return f"{days}: " + ", ".join(f"{used.kpi} {say(used.value)} ({used.how})" for used in computed.inputs)
    return days
