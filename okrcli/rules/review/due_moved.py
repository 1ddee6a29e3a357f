"""A key result or a milestone is due later than before.

What it does
    Compares the days by which key results and milestones of begun cycles are meant to be there. A key result without
    `due` is due on the last day of its cycle.

Why it matters
    With more time the plan for today is lower, and what was behind is on track: the status turns green and nothing was
    done.

Bad
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min
        due: 2026-12-24     # was 2026-12-11 until today

Good
    key_results:
      - id: reply-time
        title: Cut the average reply time from 48 to 30 minutes
        kpi: reply-time
        baseline: 48 min
        target: 30 min
        due: 2026-12-11     # what is done later still counts, and is shown as late

How to fix
    Leave the day: what is reached after it still counts. Where the day itself was wrong, move it in the open:
    `okr revise 2026-Q4/delight-customers/reply-time due=2026-12-24 --because …`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.goalposts import replaced
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.diagnostics import Pointer
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.reviewing import Both, Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the days that moved away."""
    for pair in review.key_results:
        old, new = pair.base, pair.head
        if review.as_of < old.objective.cycle.start or replaced(pair, review):
            continue
        if new.due > old.due:
            told = _problem(review, pair, ("due",), quote(new.definition.id), (old.due, new.due))
            yield replace(told, tells=((new.id, "due"),))
        before = {milestone.id: milestone for milestone in old.definition.milestones or ()}
        for index, milestone in enumerate(new.definition.milestones or ()):
            was = before.get(milestone.id)
            dates = (was.due if was else None, milestone.due)
            if dates[0] is not None and dates[1] is not None and dates[1] > dates[0]:
                words = f"milestone {quote(milestone.id)}"
                told = _problem(review, pair, ("milestones", index, "due"), words, (dates[0], dates[1]))
                yield replace(told, tells=((f"{new.id}/{milestone.id}", "due"),))


def _problem(
    review: Review, pair: Both[PlacedKeyResult], pointer: Pointer, words: str, days: tuple[date, date]
) -> Problem:
    message = f"{words} is due on {days[1]} and was due on {days[0]}"
    help_text = "leave it: what is late still counts; or say why under `revised`: `okr revise` writes both"
    related = ((review.base_location(pair.base.place(*pointer)), "as it was"),)
    return Problem("OKR906", pair.head.place(*pointer), message, help_text, subject=pair.head.id, related=related)


RULE = Rule("OKR906", "due-moved", Severity.WARNING, Scope.REVIEW, __name__, check)
