"""A key result on a day: its numbers by its way of measuring, its status and its flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.scoring.arithmetic import clamp
from okrcli.scoring.lateness import is_late
from okrcli.scoring.lifecycle import is_closed, is_dropped
from okrcli.scoring.scorecard import KeyResultScore, Status
from okrcli.scoring.staleness import is_key_result_stale, last_measured
from okrcli.scoring.statements import last_statements
from okrcli.scoring.status import Standing, key_result_status
from okrcli.scoring.ways import measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.scoring.day import Day
    from okrcli.scoring.measured import Measured
    from okrcli.scoring.parts import ObjectivePart


def score_key_result(
    day: Day, key_result: PlacedKeyResult, contributors: Sequence[ObjectivePart] = ()
) -> KeyResultScore:
    """Score one key result; `contributors` are the parts of a rollup."""
    series = day.book.observations(key_result)
    measured = measure(day, key_result, series, contributors)
    said = last_statements(day.workspace.reports.get(key_result.id, ()), day.as_of)
    progress = None if measured.raw is None else clamp(measured.raw)
    standing = _standing(day, key_result, measured, progress, said.stated)
    status = _status_of(day, key_result, standing)
    bar = day.bar(key_result.objective)
    last_seen = max(filter(None, (said.day, last_measured(day, key_result, series))), default=None)
    stale = status is not Status.ACHIEVED and is_key_result_stale(day, key_result, last_seen, contributors)
    return KeyResultScore(
        key_result=key_result,
        status=status,
        elapsed=day.elapsed(key_result.objective.cycle.start, key_result.due),
        bar=bar,
        raw=measured.raw,
        progress=progress,
        plan=measured.plan,
        baseline=measured.baseline,
        target=measured.target,
        planned=measured.planned,
        current=measured.current,
        confidence=said.stated,
        confidence_report=said.confidence,
        note=said.note,
        stale=stale,
        late=is_late(key_result, measured, status, bar),
        last_seen=last_seen,
        periods=measured.periods,
        milestones=measured.milestones,
        contributors=measured.contributors,
        baseline_from=measured.baseline_from,
        seen=measured.seen,
    )


def _standing(
    day: Day, key_result: PlacedKeyResult, measured: Measured, progress: Fraction | None, confidence: Decimal | None
) -> Standing:
    """Gather what the status depends on; a guardrail holds for the whole window, whatever is due when."""
    way = key_result.definition.way
    last_day = key_result.objective.cycle.end if way is Way.KEEP else key_result.due
    return Standing(way, day.as_of > last_day, measured.raw, progress, measured.plan, confidence, measured.inside)


def _status_of(day: Day, key_result: PlacedKeyResult, standing: Standing) -> Status:
    """Return the first row of the status table that fits."""
    if is_closed(key_result.objective, day.as_of):
        return Status.CLOSED
    if is_dropped(key_result, day.as_of):
        return Status.DROPPED
    if day.as_of < key_result.objective.cycle.start:
        return Status.UPCOMING
    return key_result_status(standing, day.bar(key_result.objective), day.pace)
