"""The unit of a KPI with a series was changed.

What it does
    Compares the units of KPIs that have measurements or values from check-ins.

Why it matters
    The numbers of the past stay as they were written. In another unit 43 minutes become 43 hours, and every chart,
    limit and progress that reaches back is wrong.

Bad
    name: Average reply time
    owner: desk-manager
    cadence: weekly
    unit: h             # min until today

Good
    name: Average reply time in hours     # a KPI of its own, reply-time-hours
    owner: desk-manager
    cadence: weekly
    unit: h

How to fix
    Put the old unit back. Begin a KPI with the new one, and retire this:
    `retired: {date: 2026-11-20, because: …, replaced_by: reply-time-hours}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.series import with_other_units
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.rules.reviewing import Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the KPIs whose numbers would mean something else."""
    for pair in with_other_units(review):
        old, new = pair.base, pair.head
        message = f"KPI {quote(new.id)} was in {_unit(old.unit)} and is in {_unit(new.unit)}: its past values are not"
        place = new.place("unit") if new.definition.unit is not None else new.place("name", part=Part.HOLDER)
        related = ((review.base_location(old.place("unit")), "as it was"),)
        help_text = "put it back; begin another KPI in the new unit, and retire this one"
        told = ((new.id, "unit"),)
        yield Problem("OKR916", place, message, help_text, subject=new.id, related=related, tells=told)


def _unit(unit: str | None) -> str:
    return "no unit" if unit is None else quote(unit)


RULE = Rule("OKR916", "unit-changed", Severity.ERROR, Scope.REVIEW, __name__, check)
