"""A goal now belongs to somebody else.

What it does
    Compares the owners of objectives, key results and KPIs. Another id of the same person, with `formerly`, is none.

Why it matters
    Who answers for a goal should know that they do. Often the one who hands it over writes the change, and the one who
    gets it is not asked.

Bad
    title: Delight external customers
    owner: chief            # support-lead until today
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

Good
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}

How to fix
    Ask the new owner to approve the change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.diff.changeset import Thing
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Value
    from okrcli.rules.reviewing import Review


_OWNED = (Thing.OBJECTIVE, Thing.KEY_RESULT, Thing.KPI)


def check(review: Review) -> Iterator[Problem]:
    """Yield the goals that were handed over."""
    for change in review.changeset.changes:
        if change.field == "owner" and change.thing in _OWNED and change.base is not None and change.head is not None:
            old, new = change.base.value, change.head.value
            message = f"{quote(change.subject)} goes from {_name(old)} to {_name(new)}"
            related = ((review.in_base(change.base), "as it was"),)
            help_text = f"ask {new or 'the owner of its objective'} to approve it"
            place, told = change.head.place, ((change.subject, "owner"),)
            yield Problem("OKR913", place, message, help_text, subject=change.subject, related=related, tells=told)


def _name(owner: Value) -> str:
    return "the owner of its objective" if owner is None else quote(str(owner))


RULE = Rule("OKR913", "owner-changed", Severity.INFO, Scope.REVIEW, __name__, check)
