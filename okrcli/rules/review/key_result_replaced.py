"""The id of a key result now stands for another thing.

What it does
    Takes the key results that are measured in another way, by another KPI or in another unit than before, and compares
    their titles: without a word of four letters or more in common they are two different goals.

Why it matters
    Check-ins, references and the history of a goal go by its id. Under a reused one the values of the old goal become
    values of the new one, and the old goal is gone without a trace.

Bad
    key_results:
      - id: csat        # "Raise CSAT from 40% to 80%" until today
        title: Publish the handbook
        milestones: [published]

Good
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
        dropped: {date: 2026-11-20, because: The survey was given up.}
      - id: handbook
        title: Publish the handbook
        milestones: [published]

How to fix
    Give the new goal an id of its own. Drop the old one, which keeps it in the file:
    `okr drop 2026-Q4/delight-customers/csat --because …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.goalposts import replaced
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.reviewing import Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the ids that were reused."""
    for pair in review.key_results:
        old, new = pair.base.definition, pair.head.definition
        if replaced(pair, review):
            message = f"{quote(new.id)} was {quote(old.title)}, and now stands for {quote(new.title)}"
            related = ((review.base_location(pair.base.place("title")), "what it was"),)
            help_text = (
                f"give the new goal an id of its own, and drop the old one: `okr drop {pair.base.id} --because …`"
            )
            where, told = pair.head.place("id"), ((pair.head.id, "title"),)
            yield Problem("OKR905", where, message, help_text, subject=pair.head.id, related=related, tells=told)


RULE = Rule("OKR905", "key-result-replaced", Severity.ERROR, Scope.REVIEW, __name__, check)
