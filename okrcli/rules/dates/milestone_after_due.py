"""A milestone is due after the key result that it belongs to.

What it does
    Where a key result has its own `due`, compares that of each milestone with it. One that is due after the cycle is
    OKR401.

Why it matters
    On the day that the key result is due, all of it should be reached, and part of it is not even meant to be.

Bad
    # objectives/2026-Q4/midwest-brand.yaml
    title: Be known in the Midwest
    owner: marketing-lead
    key_results:
      - id: road-show
        title: Take the road show to two cities
        due: 2026-11-30
        milestones:
          - {id: chicago, due: 2026-10-30}
          - {id: omaha, due: 2026-12-11}

Good
    # objectives/2026-Q4/midwest-brand.yaml
    title: Be known in the Midwest
    owner: marketing-lead
    key_results:
      - id: road-show
        title: Take the road show to two cities
        due: 2026-12-11
        milestones:
          - {id: chicago, due: 2026-10-30}
          - {id: omaha, due: 2026-12-11}

How to fix
    Move the milestone, or the key result's `due`. Without a `due` of its own, a key result has until the end of its
    cycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context


def check(key_result: PlacedKeyResult, _: Context) -> Iterator[Problem]:
    """Yield the milestones that come too late for their key result."""
    due, end = key_result.definition.due, key_result.cycle.end
    for index, milestone in enumerate(key_result.definition.milestones or ()):
        if due is not None and milestone.due is not None and due < milestone.due <= end:
            message = f"`{milestone.due}` is after {due}, when the whole key result is due"
            where = key_result.place("milestones", index, "due")
            related = ((key_result.place("due"), "when it is due"),)
            yield Problem("OKR404", where, message, f"write a day up to {due}, or move `due`", key_result.id, related)


RULE = Rule("OKR404", "milestone-after-due", Severity.ERROR, Scope.KEY_RESULT, __name__, check)
