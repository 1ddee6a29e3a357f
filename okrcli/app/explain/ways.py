"""Guardrails, milestones and rollups: what was counted, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import observed, write
from okrcli.diagnostics import Part, Place
from okrcli.results.show import Input, WorkedStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.app.session import Session
    from okrcli.model.placed import Range
    from okrcli.results.source import SourceLine
    from okrcli.scoring.scorecard import KeyResultScore, MilestoneScore


def limit_text(limit: Range | None, unit: str | None) -> str:
    """Say a limit in words."""
    return "unknown" if limit is None else limit.said(lambda number: write(number, unit))


def keep_inputs(session: Session, score: KeyResultScore) -> Iterator[Input]:
    """Return the limit, and the last value of each due period."""
    result = score.key_result
    limit = limit_text(result.measure.keep, result.measure.unit)
    yield Input("limit", limit, None, session.source_of(result.place("keep")))
    for period in score.periods:
        met = "met" if period.met else "not met"
        name = f"{period.start} to {period.end}, {met}"
        yield observed(session, name, period.observation, result.measure.unit)


def keep_steps(score: KeyResultScore) -> Iterator[WorkedStep]:
    """Return the share of due periods that were met."""
    met = sum(period.met for period in score.periods)
    yield WorkedStep("raw progress", "periods met / periods due", f"{met} / {len(score.periods)}", score.raw)
    yield WorkedStep("progress", "raw progress", write(score.raw), score.progress)
    yield WorkedStep("plan", "a guardrail holds from the first day", "1", score.plan)


def milestone_inputs(session: Session, score: KeyResultScore) -> Iterator[Input]:
    """Return each milestone with the day on which it was reached, and where that was said."""
    for index, item in enumerate(score.milestones):
        place = score.key_result.place("milestones", index) if item.report is None else item.report.place()
        yield Input(_milestone_name(item), _reached(item), None, session.source_of(place))


def _milestone_name(item: MilestoneScore) -> str:
    due = "" if item.milestone.due is None else f", due {item.milestone.due}"
    weight = "" if item.milestone.weight == 1 else f", weight {write(item.milestone.weight)}"
    return f"{item.milestone.id}{due}{weight}"


def _reached(item: MilestoneScore) -> str:
    return "not reached" if item.reached is None else f"reached {item.reached}"


def milestone_steps(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    """Return the share of the weights that was reached, and the share that was due."""
    reached = [item.milestone.weight for item in score.milestones if item.reached is not None]
    every = [item.milestone.weight for item in score.milestones]
    formula = "weights reached / all weights, once one is reached or due"
    yield WorkedStep("raw progress", formula, f"{write(sum(reached))} / {write(sum(every))}", score.raw)
    yield WorkedStep("progress", "raw progress", write(score.raw), score.progress)
    days = [(item.milestone.due, item.milestone.weight) for item in score.milestones]
    if score.plan is None:
        yield WorkedStep("plan", "weights due / all weights, where each has a day", "not each has a day", None)
    else:
        due = sum(weight for day, weight in days if day is not None and day <= session.as_of)
        yield WorkedStep("plan", "weights due / all weights", f"{write(due)} / {write(sum(every))}", score.plan)


def rollup_inputs(session: Session, score: KeyResultScore) -> Iterator[Input]:
    """Return the progress of each contributor, or the grade where it is closed."""
    for contributor in score.contributors:
        objective = session.scorecard.objectives[contributor]
        number = objective.progress if objective.grade is None else objective.grade
        yield Input(contributor, number, None, _file(session, objective.objective.path))


def rollup_steps(session: Session, score: KeyResultScore) -> Iterator[WorkedStep]:
    """Return the weighted means over the contributors."""
    pairs, plans = [], []
    for contributor in score.contributors:
        objective = session.scorecard.objectives[contributor]
        weight = objective.objective.definition.weight
        pairs.append((weight, objective.progress if objective.grade is None else objective.grade))
        plans.append((weight, objective.plan))
    yield WorkedStep(
        "raw progress", "Σ weight · progress / Σ weight, over what is known", weighted_text(pairs), score.raw
    )
    yield WorkedStep("progress", "raw progress, kept from 0 to 1", f"{write(score.raw)} from 0 to 1", score.progress)
    yield WorkedStep("plan", "Σ weight · plan / Σ weight", weighted_text(plans), score.plan)


def weighted_text(pairs: Sequence[tuple[Decimal, Decimal | Fraction | None]]) -> str:
    """Write a weighted mean with its numbers put in; unknown ones are left out."""
    known = [(weight, number) for weight, number in pairs if number is not None]
    if not known:
        return "nothing is known"
    total = " + ".join(f"{write(weight)} · {write(number)}" for weight, number in known)
    return f"({total}) / {write(sum(weight for weight, _ in known))}"


def _file(session: Session, path: str) -> SourceLine:
    return session.source_of(Place(path, (), Part.FILE))
