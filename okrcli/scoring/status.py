"""Status: a word for a key result or an objective; the first row of the table that fits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.model.measure import Way
from okrcli.scoring.arithmetic import WHOLE, fraction_of
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from decimal import Decimal


EARLY = Fraction(1, 10)
"""The plan below which it is too early for a verdict."""

SURE = Fraction(7, 10)
DOUBTFUL = Fraction(4, 10)
"""Confidences from which a goal without a plan is on track, or behind; below that it is at risk."""

WORST_FIRST = (
    Status.MISSED,
    Status.AT_RISK,
    Status.BEHIND,
    Status.NO_DATA,
    Status.TOO_EARLY,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.UPCOMING,
)
"""The order in which the worst part of an objective is found."""


@dataclass(frozen=True, slots=True)
class PaceShares:
    """The shares of the plan from which a goal is on track, or behind."""

    on_track: Fraction
    behind: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status of a key result depends on.

    `over` tells whether the day is after its due day (of a guardrail: after the window), `inside` whether the latest
    value of a guardrail is inside its limit.
    """

    way: Way
    over: bool
    raw: Fraction | None
    progress: Fraction | None
    plan: Fraction | None
    confidence: Decimal | None
    inside: bool


def key_result_status(standing: Standing, bar: Decimal, pace: PaceShares) -> Status:
    """Return the word for a key result that is neither closed, dropped nor upcoming."""
    keeps, progress = standing.way is Way.KEEP, standing.progress
    if standing.raw is not None and standing.raw >= WHOLE and (standing.over or not keeps):
        return Status.ACHIEVED
    if standing.over:
        return status_at_the_end(progress, bar)
    if standing.plan is None and standing.way in {Way.MILESTONES, Way.ROLLUP}:
        return status_by_confidence(None if standing.confidence is None else fraction_of(standing.confidence))
    if progress is None or standing.plan is None:
        return Status.NO_DATA
    if keeps:
        return Status.ON_TRACK if standing.inside else Status.AT_RISK
    return status_by_pace(progress, standing.plan, pace)


@dataclass(frozen=True, slots=True)
class Mean:
    """What an objective's status depends on: the words of its parts, and its means over them."""

    parts: tuple[Status, ...]
    over: bool
    progress: Fraction | None
    plan: Fraction | None
    confidence: Fraction | None


def objective_status(mean: Mean, bar: Decimal, pace: PaceShares) -> Status:
    """Return the word for an objective that is neither closed nor upcoming."""
    if mean.progress is None:
        return Status.NO_DATA
    if all(part is Status.ACHIEVED for part in mean.parts):
        return Status.ACHIEVED
    if mean.over:
        return status_at_the_end(mean.progress, bar)
    if mean.plan is None:
        return status_by_confidence(mean.confidence)
    return status_by_pace(mean.progress, mean.plan, pace)


def status_at_the_end(progress: Fraction | None, bar: Decimal) -> Status:
    """Return whether a goal that is over was achieved; what is unknown was missed."""
    return Status.ACHIEVED if progress is not None and progress >= fraction_of(bar) else Status.MISSED


def status_by_pace(progress: Fraction, plan: Fraction, pace: PaceShares) -> Status:
    """Compare progress with plan, once enough was planned for that to mean something."""
    if plan < EARLY:
        return Status.TOO_EARLY
    if progress >= plan * pace.on_track:
        return Status.ON_TRACK
    return Status.BEHIND if progress >= plan * pace.behind else Status.AT_RISK


def status_by_confidence(confidence: Fraction | None) -> Status:
    """Return what the owners say, where no calendar says how far we should be."""
    if confidence is None:
        return Status.NO_DATA
    if confidence >= SURE:
        return Status.ON_TRACK
    return Status.BEHIND if confidence >= DOUBTFUL else Status.AT_RISK
