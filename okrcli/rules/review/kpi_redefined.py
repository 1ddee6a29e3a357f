"""A KPI now measures another thing under the same name.

What it does
    Compares what says how a KPI's number comes about: `what`, `how`, `nature`, `formula`, `numerator`, `denominator`,
    `scale`, `accumulate`, `window`, `source`, and `unit` where there is no series yet: with one, that is unit-changed.

Why it matters
    A KPI is watched all year so that this month can be held against the last. Counted in another way the series breaks
    in the middle, and nobody sees where.

Bad
    name: Average reply time
    what: Minutes to the first answer in opening hours.     # "on all days" until today
    owner: desk-manager
    cadence: weekly

Good
    name: Average reply time
    what: Minutes to the first answer on all days.
    owner: desk-manager
    cadence: weekly

How to fix
    Leave the KPI as it is until the year is over. Where the new way of counting is the better one, begin a second KPI
    beside it, and retire the first: `retired: {date: …, because: …, replaced_by: …}`. Where only the words got clearer,
    silence this line with `# okr: ignore[kpi-redefined] …` once, in a change of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.diff.changeset import Thing
from okrcli.model.fields import quote
from okrcli.rules.review.series import with_other_units
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Change
    from okrcli.rules.reviewing import Review


_MEANING = frozenset(
    {"what", "how", "nature", "formula", "numerator", "denominator", "scale", "accumulate", "window", "source"}
)


def check(review: Review) -> Iterator[Problem]:
    """Yield the fields of KPIs that say what is measured and read otherwise."""
    for change in review.changeset.changes:
        if _is_meant(change, review) and change.base is not None and change.head is not None:
            message = f"`{change.field}` of KPI {quote(change.subject)} reads otherwise: its series breaks here"
            related = ((review.in_base(change.base), "as it was"),)
            help_text = "leave it through the year; for another number begin another KPI, and retire this one"
            place = replace(change.head.place, part=Part.KEY)
            yield Problem("OKR908", place, message, help_text, subject=change.subject, related=related)


def _is_meant(change: Change, review: Review) -> bool:
    if change.thing is not Thing.KPI:
        return False
    if change.field == "unit":
        return all(pair.head.id != change.subject for pair in with_other_units(review))
    return change.field in _MEANING


RULE = Rule("OKR908", "kpi-redefined", Severity.WARNING, Scope.REVIEW, __name__, check)
