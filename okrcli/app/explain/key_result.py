"""How the numbers of a key result came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.app.explain.ahead import forecast_steps, forecast_thresholds
from okrcli.app.explain.move import move_inputs, move_steps
from okrcli.app.explain.parts import bar_threshold, confidence_thresholds, pace_thresholds, write
from okrcli.app.explain.reasons import key_result_reason
from okrcli.app.explain.ways import (
    keep_inputs,
    keep_steps,
    milestone_inputs,
    milestone_steps,
    rollup_inputs,
    rollup_steps,
)
from okrcli.model.measure import Way
from okrcli.results.show import Input, NumberExplanation, WorkedStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.scoring.scorecard import KeyResultScore


def explain_key_result(session: Session, score: KeyResultScore) -> NumberExplanation:
    """Return inputs, formulas and results of a key result on the day."""
    steps = [*_measured(session, score), *_status(session, score), *forecast_steps(session, score)]
    inputs = [*_inputs(session, score), *_confidence(session, score)]
    result = score.key_result
    known = "unknown" if score.progress is None else write(score.progress)
    return NumberExplanation(
        id=result.id,
        title=result.definition.title,
        as_of=session.as_of,
        inputs=tuple(inputs),
        thresholds=tuple(_thresholds(session, score)),
        steps=tuple(steps),
        conclusion=f"progress {known}, status {score.status.value.replace('_', ' ')}",
        revision=session.revision,
    )


def _inputs(session: Session, score: KeyResultScore) -> Iterator[Input]:
    match score.key_result.definition.way:
        case Way.MOVE:
            yield from move_inputs(session, score)
        case Way.KEEP:
            yield from keep_inputs(session, score)
        case Way.MILESTONES:
            yield from milestone_inputs(session, score)
        case Way.ROLLUP:
            yield from rollup_inputs(session, score)
        case never:
            assert_never(never)


def _measured(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    match score.key_result.definition.way:
        case Way.MOVE:
            yield from move_steps(session, score)
        case Way.KEEP:
            yield from keep_steps(score)
        case Way.MILESTONES:
            yield from milestone_steps(session, score)
        case Way.ROLLUP:
            yield from rollup_steps(session, score)
        case never:
            assert_never(never)


def _confidence(session: Session, score: KeyResultScore) -> Iterator[Input]:
    if score.confidence_report is not None:
        report = score.confidence_report
        source = session.source_of(report.place("confidence"))
        yield Input(f"confidence ({report.checkin.by}, {report.checkin.day})", score.confidence, None, source)


def _thresholds(session: Session, score: KeyResultScore) -> Iterator[Input]:
    if score.plan is None:
        yield from confidence_thresholds()
    elif score.key_result.definition.way is not Way.KEEP:
        yield from pace_thresholds(session)
    yield bar_threshold(session, score.bar)
    yield from forecast_thresholds(session, score)


def _status(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    reason = key_result_reason(score, session.as_of)
    yield WorkedStep("status", "the first row of the table that fits", reason, score.status.value.replace("_", " "))
    if score.stale:
        seen = "never" if score.last_seen is None else f"on {score.last_seen}"
        yield WorkedStep("stale", "older than one cadence and the grace", f"last seen {seen}", "stale")
    if score.late:
        yield WorkedStep("late", "reached after it was due", f"due {score.key_result.due}", "late")
