"""How a KPI came to its health and its place in the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.noise import noise_steps, noise_thresholds
from okrcli.app.explain.parts import observed, write
from okrcli.app.explain.series import series_inputs, series_steps
from okrcli.app.explain.ways import limit_text
from okrcli.results.show import Input, NumberExplanation, WorkedStep
from okrcli.scoring.health import alarm_counts
from okrcli.scoring.scorecard import Health, Loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.model.placed import KpiTarget
    from okrcli.scoring.scorecard import KpiPoint, KpiScore

SHOWN_POINTS = 12
"""How many of the last points an explanation goes through."""

_HEALTH = {
    Health.NO_TARGET: "no target is in force on the day",
    Health.NO_DATA: "no point lies in a period that has a target",
    Health.BREACHED: "{outside} points in a row were outside, and since then never {inside} in a row inside",
    Health.RECOVERING: "breached, and the last point is inside; {inside} in a row end the breach",
    Health.WATCH: "the last point is in the watch band, or outside for fewer than {outside} points in a row",
    Health.HEALTHY: "the last point is inside, and not in the watch band",
}
_LOOP = {
    Loop.RETIRED: "it is retired",
    Loop.INPUT: "it feeds other KPIs, and has no target of its own",
    Loop.BACK_IN_RANGE: "the key results that move it are achieved, or it is in range and one of them is",
    Loop.BEING_MOVED: "an open key result moves it",
    Loop.NEEDS_AN_OBJECTIVE: "it is breached or recovering, and no open key result moves it",
    Loop.MONITORING: "nothing is out of range, or nothing says what range it should be in",
}


def explain_kpi(session: Session, score: KpiScore) -> NumberExplanation:
    """Return the last points of a KPI, the target of each, and what follows from them."""
    kpi, counts = score.kpi, alarm_counts(score.kpi.definition)
    alarm = session.source_of(kpi.place("alarm")) if "alarm" in kpi.definition.model_fields_set else None
    return NumberExplanation(
        id=kpi.id,
        title=kpi.definition.name,
        as_of=session.as_of,
        inputs=tuple(_inputs(session, score)),
        thresholds=(
            *_targets(session, score),
            Input("points in a row outside that make a breach", str(counts.breach_after), None, alarm),
            Input("points in a row inside that end it", str(counts.recover_after), None, alarm),
            *noise_thresholds(session, score),
        ),
        steps=tuple(_steps(score)),
        conclusion=f"health {_words(score.health.value)}, loop {_words(score.loop.value)}",
        revision=session.revision,
    )


def _words(value: str) -> str:
    return value.replace("_", " ")


def _inputs(session: Session, score: KpiScore) -> Iterator[Input]:
    for point in score.series[-SHOWN_POINTS:]:
        yield observed(session, "value", point.observation, score.kpi.unit)
    yield from series_inputs(session, score)


def _targets(session: Session, score: KpiScore) -> Iterator[Input]:
    """Return each target that one of the points, or the day, is held against."""
    held = [point.target for point in score.series[-SHOWN_POINTS:]] + [score.target]
    for target in dict.fromkeys(target for target in held if target is not None):
        source = session.source_of(score.kpi.place("targets", target.cycle.name))
        yield Input(f"target in {target.cycle.name}", _target_text(target, score.kpi.unit), None, source)


def _target_text(target: KpiTarget, unit: str | None) -> str:
    limit = limit_text(target.limit, unit)
    return limit if target.inner == target.limit else f"{limit}, healthy {limit_text(target.inner, unit)}"


def _steps(score: KpiScore) -> Iterator[WorkedStep]:
    yield from series_steps(score)
    for point in score.series[-SHOWN_POINTS:]:
        yield _point_step(point, score.kpi.unit)
    counts = alarm_counts(score.kpi.definition)
    health = _HEALTH[score.health].format(outside=counts.breach_after, inside=counts.recover_after)
    yield WorkedStep("health", "the first row of the table that fits", health, _words(score.health.value))
    moved = f": {', '.join(score.moved_by)}" if score.moved_by else ""
    yield WorkedStep("loop", "the first place that fits", _LOOP[score.loop] + moved, _words(score.loop.value))
    if score.stale:
        yield WorkedStep("stale", "older than one cadence and the grace", f"last seen {score.last_seen}", "stale")
    yield from noise_steps(score)


def _point_step(point: KpiPoint, unit: str | None) -> WorkedStep:
    seen = point.observation
    if point.target is None or point.health is None:
        return WorkedStep(f"after {seen.at}", "outside any target, so it is skipped", write(seen.value, unit), None)
    side = "inside" if point.target.limit.holds(seen.value) else "outside"
    worked = f"{write(seen.value, unit)} is {side}"
    return WorkedStep(f"after {seen.at}", limit_text(point.target.limit, unit), worked, _words(point.health.value))
