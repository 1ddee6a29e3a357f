"""An objective was added when a third of its cycle was over.

What it does
    Looks at the objectives that are new, and at how much of their cycle has gone by the day.

Why it matters
    Late goals tend to be what is nearly done already. Where a breached KPI called for it, late is better than never,
    and this is only to be known.

Bad
    title: Delight external customers       # in 2026-Q4, on 2026-11-20
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

Good
    title: Delight external customers       # in 2027-Q1, on 2026-11-20
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Put it into the next cycle, or leave it where it answers something that could not be known in time.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.diff.changeset import Kind
from okrcli.model.fields import quote
from okrcli.rules.review.words import days_into
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.plan import elapsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.reviewing import Review


_LATE = Fraction(1, 3)


def check(review: Review) -> Iterator[Problem]:
    """Yield the objectives that come late."""
    new = {change.subject for change in review.changeset.changes if change.kind is Kind.ADDED and change.field is None}
    for objective in review.head.objectives.values():
        cycle = objective.cycle
        if objective.id in new and elapsed(cycle.start, cycle.end, review.as_of) > _LATE:
            message = f"{quote(objective.definition.title)} comes {days_into(cycle, review.as_of)}"
            help_text = "put it into the next cycle, unless it answers what could not be known before"
            yield Problem("OKR912", objective.place("title"), message, help_text, subject=objective.id)


RULE = Rule("OKR912", "late-objective", Severity.INFO, Scope.REVIEW, __name__, check)
