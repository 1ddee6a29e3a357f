"""Objectives and key results as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.values import day, limit, number

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.status import ObjectiveView
    from okrcli.scoring.scorecard import KeyResultScore, MilestoneScore, Worst


def objective(view: ObjectiveView) -> dict[str, Json]:
    """Return an objective with its key results."""
    score = view.score
    definition = score.objective.definition
    return {
        "id": score.objective.id,
        "title": definition.title,
        "owner": definition.owner,
        "teams": list(view.teams),
        "ambition": view.ambition,
        "progress": number(score.progress),
        "plan": number(score.plan),
        "status": score.status.value,
        "worst": _worst(score.worst),
        "confidence": number(score.confidence),
        "stale": score.stale,
        "known": score.known,
        "parts": score.parts,
        "grade": number(score.grade),
        "contributes_to": view.contributes_to,
        "supports": view.supports,
        "because": view.because,
        "file": score.objective.path,
        "line": view.line,
        "key_results": [key_result(result, view.lines.get(result.key_result.id)) for result in score.key_results],
    }


def _worst(worst: Worst | None) -> Json:
    return None if worst is None else {"id": worst.id, "status": worst.status.value}


def key_result(score: KeyResultScore, line: int | None) -> dict[str, Json]:
    """Return a key result; `line` is where it begins in its objective's file."""
    result, current = score.key_result, score.current
    definition = result.definition
    return {
        "id": result.id,
        "title": definition.title,
        "way": definition.way.value,
        "kpi": None if result.kpi is None else result.kpi.id,
        "unit": result.measure.unit,
        "baseline": number(score.baseline),
        "target": number(score.target),
        "current": None if current is None else number(current.value),
        "current_date": None if current is None else day(current.at),
        "raw": number(score.raw),
        "progress": number(score.progress),
        "plan": number(score.plan),
        "status": score.status.value,
        "confidence": number(score.confidence),
        "stale": score.stale,
        "late": score.late,
        "keep": _keep(score),
        "milestones": [_milestone(item) for item in score.milestones] or None,
        "weight": number(definition.weight),
        "owner": result.owner,
        "due": day(result.due),
        "influences": list(result.influences),
        "line": line,
    }


def _keep(score: KeyResultScore) -> Json:
    """Return the limit of a guardrail, and in how many of the due periods it was kept."""
    if score.key_result.measure.keep is None:
        return None
    met = sum(period.met for period in score.periods)
    return limit(score.key_result.measure.keep) | {"met": met, "due": len(score.periods)}


def _milestone(item: MilestoneScore) -> Json:
    return {
        "id": item.milestone.id,
        "title": item.milestone.title,
        "due": day(item.milestone.due),
        "weight": number(item.milestone.weight),
        "reached": day(item.reached),
    }
