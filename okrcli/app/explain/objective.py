"""How the numbers of an objective came about: means over its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.parts import bar_threshold, confidence_thresholds, pace_thresholds, write
from okrcli.app.explain.reasons import objective_reason
from okrcli.app.explain.ways import weighted_text
from okrcli.diagnostics import Part, Place
from okrcli.model.ids import ObjectiveId
from okrcli.results.show import Input, NumberExplanation, WorkedStep
from okrcli.scoring.parts import contributor_parts, key_result_parts
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.results.source import SourceLine
    from okrcli.scoring.parts import ObjectivePart
    from okrcli.scoring.scorecard import ObjectiveScore


def explain_objective(session: Session, score: ObjectiveScore) -> NumberExplanation:
    """Return inputs, formulas and results of an objective on the day."""
    parts = _parts(session, score)
    thresholds = confidence_thresholds() if score.plan is None else pace_thresholds(session)
    known = "unknown" if score.progress is None else write(score.progress)
    return NumberExplanation(
        id=score.objective.id,
        title=score.objective.definition.title,
        as_of=session.as_of,
        inputs=tuple(_inputs(session, score, parts)),
        thresholds=(*thresholds, bar_threshold(session, score.bar)),
        steps=tuple(_steps(session, score, parts)),
        conclusion=f"progress {known}, status {score.status.value.replace('_', ' ')}",
        revision=session.revision,
    )


def _parts(session: Session, score: ObjectiveScore) -> list[ObjectivePart]:
    counting = [result for result in score.key_results if result.status is not Status.DROPPED]
    contributors = (session.scorecard.objectives[contributor] for contributor in score.contributors)
    return [*key_result_parts(counting), *contributor_parts(contributors)]


def _inputs(session: Session, score: ObjectiveScore, parts: list[ObjectivePart]) -> Iterator[Input]:
    lines: dict[str, SourceLine] = {
        result.key_result.id: session.source_of(result.key_result.place()) for result in score.key_results
    }
    for part in parts:
        plan = "no plan" if part.plan is None else f"plan {write(part.plan)}"
        name = f"{part.id}, weight {write(part.weight)}, {plan}"
        yield Input(name, part.progress, None, lines.get(part.id) or _file(session, part))
    for result in score.key_results:
        if result.status is Status.DROPPED:
            yield Input(f"{result.key_result.id}, dropped", None, None, lines[result.key_result.id])


def _file(session: Session, part: ObjectivePart) -> SourceLine:
    objective = session.workspace.objectives[ObjectiveId(part.id)]
    return session.source_of(Place(objective.path, (), Part.FILE))


def _steps(session: Session, score: ObjectiveScore, parts: list[ObjectivePart]) -> Iterator[WorkedStep]:
    progress = weighted_text([(part.weight, part.progress) for part in parts])
    formula = f"Σ weight · progress / Σ weight, over the {score.known} of {score.parts} parts that are known"
    yield WorkedStep("progress", formula, progress, score.progress)
    plan = weighted_text([(part.weight, part.plan) for part in parts])
    yield WorkedStep("plan", "Σ weight · plan / Σ weight, over the parts that have one", plan, score.plan)
    confidence = weighted_text([(part.weight, part.confidence) for part in parts])
    yield WorkedStep("confidence", "Σ weight · confidence / Σ weight, over those stated", confidence, score.confidence)
    reason = objective_reason(score, session.as_of)
    yield WorkedStep("status", "the first row of the table that fits", reason, score.status.value.replace("_", " "))
    if score.worst is not None:
        state = score.worst.status.value.replace("_", " ")
        yield WorkedStep("worst", "the part in the worst state", f"{score.worst.id} is {state}", state)
    if score.grade is not None:
        yield WorkedStep("grade", "fixed when the objective was closed", "as its file says", score.grade)
