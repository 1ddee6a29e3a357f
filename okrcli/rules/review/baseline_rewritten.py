"""The baseline of a key result was changed after its cycle began.

What it does
    Compares the baseline that counts on both sides. Where it was `first` and nothing had been seen, there was none yet,
    and writing one is no change.

Why it matters
    The baseline is where the road began. Moved backwards it makes progress of what was there before; moved forwards it
    hides what was gained. It is a fact of the first day, and facts of the past do not change.

Bad
    key_results:
      - id: csat
        title: Raise CSAT to 80%
        baseline: 30%   # was 40% on the first day
        target: 80%

Good
    key_results:
      - id: csat
        title: Raise CSAT to 80%
        baseline: 40%
        target: 80%

How to fix
    Put the old baseline back. Where it was wrong from the start, correct it in the open:
    `okr revise 2026-Q4/delight-customers/csat baseline=30% --because …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.goalposts import has_new_unit, remeasured
from okrcli.rules.review.words import days_into, of_progress, shown
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.reviewing import Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the key results that start from another number than they did."""
    for pair in review.key_results:
        old, new = pair.base, pair.head
        if review.as_of < old.objective.cycle.start or remeasured(pair, review) or has_new_unit(pair):
            continue
        before = review.changeset.scores.base.key_results[old.id].baseline
        after = review.changeset.scores.head.key_results[new.id].baseline
        if before is None or after == before or old.definition.baseline == new.definition.baseline:
            continue
        unit = new.measure.unit
        now = "`first`" if after is None else shown(after, unit)
        alone = of_progress(review.changeset, new.id)
        words = f"baseline of {quote(new.definition.id)} rewritten from {shown(before, unit)} to {now}"
        message = f"{words}, {days_into(new.objective.cycle, review.as_of)}{alone}"
        related = ((review.base_location(old.place("baseline")), "as it was"),)
        help_text = "put it back, or say why under `revised`: `okr revise` writes both"
        where, told = new.place("baseline"), ((new.id, "baseline"),)
        yield Problem("OKR903", where, message, help_text, subject=new.id, related=related, tells=told)


RULE = Rule("OKR903", "baseline-rewritten", Severity.WARNING, Scope.REVIEW, __name__, check)
