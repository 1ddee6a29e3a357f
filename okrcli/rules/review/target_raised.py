"""A goalpost of an open cycle was moved to where it is harder to reach.

What it does
    Looks at the same goalposts as target-lowered: a target further from the baseline, a narrower limit, a milestone
    more.

Why it matters
    Raising the bar is no fault. But progress falls by it at once, and who reads the numbers next week should know that
    nothing was lost.

Bad
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 90%     # was 80% until today

Good
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
        stretch: 90%    # shown, and never scored

How to fix
    Nothing has to be mended. Where more is hoped for than promised, `stretch` says so and leaves progress alone.
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
    """Yield every goalpost that went further away."""
    for moved in moved_goalposts(review):
        if not moved.eased:
            related = ((review.base_location(moved.before), "as it was"),)
            help_text = "nothing to mend; `stretch` holds a hope beyond the target without moving progress"
            yield Problem(
                "OKR902",
                moved.place,
                moved.message,
                help_text,
                subject=moved.subject,
                related=related,
                tells=moved.tells,
            )


RULE = Rule("OKR902", "target-raised", Severity.INFO, Scope.REVIEW, __name__, check)
