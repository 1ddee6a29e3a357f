"""How far a key result is between its baseline and its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import observed, write
from okrcli.results.show import Input, WorkedStep
from okrcli.results.source import SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.scoring.scorecard import KeyResultScore


def move_inputs(session: Session, score: KeyResultScore) -> Iterator[Input]:
    """Return baseline, target, the last value in the window, and the window."""
    result, unit = score.key_result, score.key_result.measure.unit
    if result.definition.baseline == "first":
        yield observed(session, "baseline, the first value", score.baseline_from, unit)
    else:
        yield Input("baseline", score.baseline, unit, session.source_of(result.place("baseline")))
    yield Input("target", score.target, unit, session.source_of(result.place(result.definition.end_key)))
    yield observed(session, "current", score.current, unit)
    cycle = result.cycle
    folder = SourceLine(result.path, 1)
    yield Input(f"first day of {cycle.name}", str(cycle.start), None, folder)
    due = session.source_of(result.place("due")) if result.definition.due is not None else folder
    yield Input("due", str(result.due), None, due)
    for index, (at, value) in enumerate(result.measure.plan):
        yield Input(f"plan for {at}", value, unit, session.source_of(result.place("plan", index)))


def move_steps(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    """Return raw progress, progress, elapsed time, plan, and the value that was meant for the day."""
    baseline, target = write(score.baseline), write(score.target)
    if score.key_result.measure.change is not None:
        yield _target_step(score)
    current = write(None if score.current is None else score.current.value)
    yield WorkedStep(
        "raw progress",
        "(current - baseline) / (target - baseline)",
        f"({current} - {baseline}) / ({target} - {baseline})",
        score.raw,
    )
    yield WorkedStep("progress", "raw progress, kept from 0 to 1", f"{write(score.raw)} from 0 to 1", score.progress)
    start, due = score.key_result.cycle.start, score.key_result.due
    days = f"{(session.as_of - start).days} / {(due - start).days}, kept from 0 to 1"
    yield WorkedStep("elapsed", "(day - first day) / (due - first day), in days", days, score.elapsed)
    yield _plan_step(score)
    meant = f"{baseline} + {write(score.plan)} · ({target} - {baseline})"
    yield WorkedStep("planned value", "baseline + plan · (target - baseline)", meant, score.planned)


def _target_step(score: KeyResultScore) -> WorkedStep:
    measure, baseline = score.key_result.measure, write(score.baseline)
    change = write(measure.change)
    if measure.relative:
        return WorkedStep("target", "baseline + change · baseline", f"{baseline} + {change} · {baseline}", score.target)
    return WorkedStep("target", "baseline + change", f"{baseline} + {change}", score.target)


def _plan_step(score: KeyResultScore) -> WorkedStep:
    definition = score.key_result.definition
    if score.key_result.measure.plan:
        return WorkedStep(
            "plan", "straight lines from point to point", "through baseline, points and target", score.plan
        )
    if definition.plan is not None and definition.plan.curve == "s-curve":
        tau = write(score.elapsed)
        return WorkedStep("plan", "3 · elapsed² - 2 · elapsed³", f"3 · {tau}² - 2 · {tau}³", score.plan)
    return WorkedStep("plan", "elapsed", write(score.elapsed), score.plan)
