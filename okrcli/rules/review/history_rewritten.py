"""An observation of the past was changed or taken out.

What it does
    Compares every update of every check-in and every row of measurements. What was added is new; what reads otherwise
    or is gone is history that was rewritten. Notes and links are words, and may be mended.

Why it matters
    Progress, health and signals all go by what was seen on a day. Who may change the past can make any curve of it, and
    two people who looked on two days no longer speak of the same numbers.

Bad
    # in the check-in of 2026-11-06
    updates:
      delight-customers/csat: 60%       # was 50% until today

Good
    # in the check-in of 2026-11-20
    updates:
      delight-customers/csat: {value: 60%, at: 2026-11-06, note: "The survey counted one desk twice."}

How to fix
    Put back what stood there, and add a correction: `okr checkin delight-customers/csat 60% --at 2026-11-06`. A value
    that was never true is taken back with `--withdraw`. In a CSV, a second row of that day with a later `recorded` time
    corrects the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem, Severity
from okrcli.diff.changeset import Amount, Record
from okrcli.model.fields import quote
from okrcli.quantity import format_exact
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import ObservationChange, Side, Value
    from okrcli.rules.reviewing import Review


_WORDS = ("note", "link")
"""What an update says besides what was seen."""


def check(review: Review) -> Iterator[Problem]:
    """Yield the observations that are no longer what they were."""
    for change in review.changeset.observations:
        if change.counts and change.base is not None:
            yield _problem(change, change.base, review)


def _problem(change: ObservationChange, base: Side, review: Review) -> Problem:
    who = f" by {change.by}" if change.by else ""
    now = "is gone" if change.head is None else f"is {_said(change.head.value)}"
    message = f"what was seen of {quote(change.subject)} on {change.at}{who} was {_said(base.value)} and {now}"
    there = base.place.path in review.sides.head.sources
    place = change.head.place if change.head is not None else Place(base.place.path, (), Part.FILE)
    call = f"`okr checkin {change.subject} … --at {change.at}`"
    help_text = f"put it back; a mistake is corrected by a newer value: {call}"
    related = ((review.in_base(base), "as it was" if there else "it stood here"),)
    told = ((change.subject, change.at.isoformat()),)
    return Problem("OKR911", place, message, help_text, subject=change.subject, related=related, tells=told)


def _said(value: Value) -> str:
    """Say an observation as it is written."""
    match value:
        case Amount(number, unit):
            return quote(format_exact(number, unit))
        case Record(parts):
            if all(part is True for _, part in parts):
                return ", ".join(quote(name) for name, _ in parts)
            counting = [(name, part) for name, part in parts if name not in _WORDS]
            return " with ".join(f"{name} {_said(part)}" if name != "value" else _said(part) for name, part in counting)
        case tuple():
            return ", ".join(_said(part) for part in value)
        case _:
            return quote(str(value))


RULE = Rule("OKR911", "history-rewritten", Severity.ERROR, Scope.REVIEW, __name__, check)
