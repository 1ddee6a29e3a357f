"""The target of a KPI was changed inside the period that it covers.

What it does
    Compares the targets of the cycles that hold the day, limits and watch bands.

Why it matters
    A KPI is judged against what was promised for the period. A limit that moves towards the number turns a breach into
    a healthy gauge, and the objective that it should have called for is never written.

Bad
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 45}       # was 30 until today

Good
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: min
    targets:
      2026: {at_most: 30}
      2027: {at_most: 45}

How to fix
    Leave the target of the running period, and set the new one for the next. Where it cannot wait, move it in the open:
    `okr revise reply-time targets.2026.at_most=45 --because …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.words import days_into, kept_in
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import KpiTarget, PlacedKpi
    from okrcli.rules.reviewing import Both, Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the targets that moved while they were in force."""
    for pair in review.kpis:
        before = {target.cycle.name: target for target in pair.base.targets}
        after = {target.cycle.name: target for target in pair.head.targets}
        for name, old in before.items():
            new = after.get(name)
            if old.cycle.holds(review.as_of) and (new is None or (new.limit, new.inner) != (old.limit, old.inner)):
                yield _problem(pair, name, (old, new), review)


def _problem(pair: Both[PlacedKpi], cycle: str, targets: tuple[KpiTarget, KpiTarget | None], review: Review) -> Problem:
    old, new = targets
    unit = pair.head.unit
    was = kept_in(old.limit, pair.base.unit)
    if new is None:
        words, place = f"was {was} and is gone", pair.head.place("targets", part=Part.KEY)
    else:
        now = kept_in(new.limit, unit)
        words = f"changed from {was} to {now}" if now != was else "has another watch band"
        place = pair.head.place("targets", cycle, part=Part.KEY)
    message = f"target of KPI {quote(pair.head.id)} for {cycle} {words}, {days_into(old.cycle, review.as_of)}"
    related = ((review.base_location(pair.base.place("targets", cycle)), "as it was"),)
    help_text = "leave it until the period is over, or say why under `revised`: `okr revise` writes both"
    told = () if new is not None and old.limit == new.limit else ((pair.head.id, f"targets.{cycle}"),)
    return Problem("OKR909", place, message, help_text, subject=pair.head.id, related=related, tells=told)


RULE = Rule("OKR909", "kpi-target-changed", Severity.WARNING, Scope.REVIEW, __name__, check)
