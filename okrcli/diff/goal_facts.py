"""What an objective, its key results, their milestones and its initiatives say, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.facts import record
from okrcli.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.diff.changeset import Amount, Record, Value
    from okrcli.diff.facts import Names
    from okrcli.model.measure import Limit, Milestone, Plan
    from okrcli.model.objective import Closed, Initiative
    from okrcli.model.placed import PlacedKeyResult, PlacedObjective
    from okrcli.model.revision import Revision

    Facts = dict[str, Value]


def objective_facts(objective: PlacedObjective, names: Names) -> Facts:
    """Return what an objective says of itself; its key results and initiatives are things of their own."""
    definition = objective.definition
    return {
        "title": definition.title,
        "why": definition.why,
        "owner": names.person(definition.owner),
        "teams": names.teams(definition.teams),
        "ambition": definition.ambition,
        "contributes_to": names.goal(definition.contributes_to, objective.cycle.name),
        "supports": names.goal(definition.supports, objective.cycle.name),
        "because": names.kpi(definition.because),
        "visibility": definition.visibility,
        "link": definition.link,
        "tags": definition.tags,
        "weight": definition.weight,
        "revised": revisions(definition.revised),
        "formerly": definition.formerly,
        "closed": None if definition.closed is None else _closed(definition.closed, objective, names),
    }


def _closed(closed: Closed, objective: PlacedObjective, names: Names) -> Record:
    return record(
        date=closed.date,
        outcome=closed.outcome,
        grade=closed.grade,
        scores=record(**closed.scores),
        reason=closed.reason,
        retro=closed.retro,
        carried_to=names.goal(closed.carried_to, objective.cycle.name),
    )


def revisions(entries: Iterable[Revision]) -> tuple[Record, ...]:
    """Return the goalposts that moved, and why."""
    return tuple(record(date=entry.date, what=entry.what, because=entry.because) for entry in entries)


def key_result_facts(key_result: PlacedKeyResult, names: Names) -> Facts:
    """Return what a key result says of itself; its milestones are things of their own."""
    definition = key_result.definition
    return {
        "title": definition.title,
        "way": definition.way.value,
        "kpi": names.kpi(definition.kpi),
        "unit": None if key_result.kpi is not None else key_result.measure.unit,
        **_numbers(key_result, names),
        "of": definition.of,
        "weight": definition.weight,
        "owner": names.person(definition.owner),
        "due": definition.due,
        "influences": names.kpis(definition.influences),
        "dropped": None
        if definition.dropped is None
        else record(date=definition.dropped.date, because=definition.dropped.because),
        "score": definition.score,
        "formerly": definition.formerly,
    }


def key_result_basis(key_result: PlacedKeyResult, names: Names) -> tuple[object, ...]:
    """Return what the facts of a key result follow from besides its definition and people's ids.

    Those are the head's on both sides.
    """
    definition = key_result.definition
    kpi, influences = names.kpi(definition.kpi), names.kpis(definition.influences)
    return key_result.measure.unit, key_result.kpi is None, kpi, influences, names.workspace.config.currency


def _numbers(key_result: PlacedKeyResult, names: Names) -> Facts:
    definition, unit = key_result.definition, key_result.measure.unit
    baseline = definition.baseline
    change = definition.change
    return {
        "baseline": names.amount(baseline, unit) if isinstance(baseline, Quantity) else baseline,
        "target": names.amount(definition.target, unit),
        "change": names.amount(change, "%" if change is not None and change.unit == "%" else unit),
        "stretch": names.amount(definition.stretch, unit),
        "plan": None if definition.plan is None else _plan(definition.plan, unit, names),
        "keep": None if definition.keep is None else limit(definition.keep, unit, names),
    }


def limit(limits: Limit, unit: str | None, names: Names) -> Record:
    """Return a range with its ends in the unit that counts there."""
    return record(
        at_least=names.amount(limits.at_least, unit),
        at_most=names.amount(limits.at_most, unit),
        between=pair(limits.between, unit, names),
    )


def pair(ends: tuple[Quantity, Quantity] | None, unit: str | None, names: Names) -> tuple[Amount | None, ...] | None:
    """Return the two ends of a range."""
    return None if ends is None else tuple(names.amount(end, unit) for end in ends)


def _plan(plan: Plan, unit: str | None, names: Names) -> Value:
    """Return the shape of a plan; `linear` is what holds without one, and so no plan at all."""
    points = sorted(plan.points, key=lambda point: point.at)
    if points:
        return tuple(record(at=point.at, value=names.amount(point.value, unit)) for point in points)
    return None if plan.curve == "linear" else plan.curve


def milestone_facts(milestone: Milestone) -> Facts:
    """Return what a milestone says of itself."""
    return {"title": milestone.title, "due": milestone.due, "weight": milestone.weight}


def initiative_facts(initiative: Initiative, objective: PlacedObjective, names: Names) -> Facts:
    """Return what an initiative says of itself."""
    return {
        "title": initiative.title,
        "for": names.key_results(initiative.moves, objective.id),
        "owner": names.person(initiative.owner),
        "due": initiative.due,
        "status": initiative.status,
        "link": initiative.link,
    }


def initiative_name(initiative: Initiative) -> str:
    """Return what tells an initiative from the others of its objective: its id, else its title."""
    return initiative.id or initiative.title
