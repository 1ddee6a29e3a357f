"""A key result that gets things done: which of its milestones were reached, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.scoring.arithmetic import NOTHING, WHOLE, weighted_mean
from okrcli.scoring.measured import Measured
from okrcli.scoring.plan import milestones_plan
from okrcli.scoring.scorecard import MilestoneScore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedKeyResult, Report


def measure_milestones(key_result: PlacedKeyResult, reports: Sequence[Report], as_of: date) -> Measured:
    """Find what was reached inside the window by the day."""
    milestones = key_result.definition.milestones or ()
    scores = milestone_scores(key_result, reports, as_of)
    return Measured(
        raw=_reached_share(scores, key_result.due, as_of), plan=milestones_plan(milestones, as_of), milestones=scores
    )


def _reached_share(scores: Sequence[MilestoneScore], due: date, as_of: date) -> Fraction | None:
    """Return the weight share that was reached; unknown until a milestone is reached or due.

    A milestone without a day of its own is due with the key result.
    """
    if not any(score.reached or (score.milestone.due or due) <= as_of for score in scores):
        return None
    return weighted_mean((score.milestone.weight, WHOLE if score.reached else NOTHING) for score in scores)


def milestone_scores(key_result: PlacedKeyResult, reports: Sequence[Report], as_of: date) -> tuple[MilestoneScore, ...]:
    """Return each milestone with the day on which it was reached, where that lies in the window."""
    said = _statements(reports, as_of)
    cycle = key_result.objective.cycle
    milestones = key_result.definition.milestones or ()
    reached = ((milestone, _standing(said.get(milestone.id, ()), cycle)) for milestone in milestones)
    return tuple(
        MilestoneScore(milestone, None, None) if last is None else MilestoneScore(milestone, last.day, last.report)
        for milestone, last in reached
    )


@dataclass(frozen=True, slots=True)
class _Statement:
    """That a milestone was reached on a day, or was not; `dated` where the day was written beside the milestone."""

    reached: bool
    day: date
    dated: bool
    report: Report


def _statements(reports: Sequence[Report], as_of: date) -> Mapping[str, list[_Statement]]:
    """Collect what was said of each milestone, in the order in which it was filed; withdrawn days are gone."""
    said: defaultdict[str, list[_Statement]] = defaultdict(list)
    for report in reports:
        if report.update.withdraw:
            for name, statements in said.items():
                said[name] = [statement for statement in statements if statement.day != report.at]
        for name, day in (report.update.reached or {}).items():
            said[name].append(_Statement(reached=True, day=day or report.at, dated=day is not None, report=report))
        for name in report.update.unreached or ():
            said[name].append(_Statement(reached=False, day=report.at, dated=False, report=report))
    return {name: [item for item in statements if item.day <= as_of] for name, statements in said.items()}


def _standing(statements: Sequence[_Statement], cycle: Cycle) -> _Statement | None:
    """Return the statement that holds in the end: repeating one changes nothing, unless it gives another day."""
    standing: _Statement | None = None
    for statement in statements:
        if not statement.reached:
            standing = None
        elif standing is None or statement.dated:
            standing = statement
    return standing if standing is not None and cycle.holds(standing.day) else None
