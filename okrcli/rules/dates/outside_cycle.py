"""A day that a key result plans for lies outside its cycle.

What it does
    Compares `due` of a key result and of its milestones, and `at` of its plan, with the cycle's first and last day.

Why it matters
    A goal is judged when its cycle ends. What is due later cannot count, and what was due before it began was late from
    the start.

Bad
    # objectives/2026-Q4/midwest-brand.yaml
    title: Be known in the Midwest
    owner: marketing-lead
    key_results:
      - id: road-show
        title: Take the road show to two cities
        milestones:
          - {id: chicago, due: 2026-10-30}
          - {id: omaha, due: 2027-01-20}

Good
    # objectives/2026-Q4/midwest-brand.yaml
    title: Be known in the Midwest
    owner: marketing-lead
    key_results:
      - id: road-show
        title: Take the road show to two cities
        milestones:
          - {id: chicago, due: 2026-10-30}
          - {id: omaha, due: 2026-12-20}

How to fix
    Write a day of the cycle, move the objective to the cycle in which it is due (`okr carry`), or leave the rest for
    the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.diagnostics import Pointer
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, _: Context) -> Iterator[Problem]:
    """Yield the planned days of a key result that its cycle does not hold."""
    cycle = key_result.cycle
    for pointer, day in _planned_days(key_result):
        if not cycle.holds(day):
            message = f"`{day}` is {'before' if day < cycle.start else 'after'} the cycle {cycle.name}"
            help_text = f"write a day from {cycle.start} to {cycle.end}"
            yield Problem("OKR401", key_result.place(*pointer), message, help_text, key_result.id)


def _planned_days(key_result: PlacedKeyResult) -> Iterator[tuple[Pointer, date]]:
    definition = key_result.definition
    if definition.due is not None:
        yield ("due",), definition.due
    for index, milestone in enumerate(definition.milestones or ()):
        if milestone.due is not None:
            yield ("milestones", index, "due"), milestone.due
    for index, point in enumerate(definition.plan.points if definition.plan else ()):
        yield ("plan", index, "at"), point.at


RULE = Rule("OKR401", "outside-cycle", Severity.ERROR, Scope.KEY_RESULT, __name__, check)
