"""A goalpost of an open cycle was moved to where it is easier to reach.

What it does
    Compares the target of each key result, measured from the baseline that it had; the limit of a guardrail; the list
    of milestones; and what a key result is measured by. A new target between the old one and the baseline is easier to
    reach, and so is a wider limit, a list without a milestone, or another way of measuring. Cycles that have not begun
    are still being planned and are left alone.

Why it matters
    Progress rises without anybody having done anything. A goal may well have to change; that it changed, and why, is
    for everyone to see when the quarter is graded.

Bad
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 60%     # was 80% until today

Good
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%     # and graded for what was reached

How to fix
    Leave the target where it was, and let the grade say how far it was reached. Where the goal itself was wrong, move
    it in the open: `okr revise 2026-Q4/delight-customers/csat target=60% --because …` writes down what and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.review.goalposts import moved_goalposts
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.reviewing import Review


def check(review: Review) -> Iterator[Problem]:
    """Yield every goalpost that came nearer."""
    for moved in moved_goalposts(review):
        if moved.eased:
            related = ((review.base_location(moved.before), "as it was"),)
            help_text = "leave it, or say why under `revised`: `okr revise` writes both"
            yield Problem(
                "OKR901",
                moved.place,
                moved.message,
                help_text,
                subject=moved.subject,
                related=related,
                tells=moved.tells,
            )


RULE = Rule("OKR901", "target-lowered", Severity.WARNING, Scope.REVIEW, __name__, check)
