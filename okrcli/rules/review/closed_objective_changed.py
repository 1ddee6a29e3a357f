"""An objective that was closed reads otherwise than when it was graded.

What it does
    Looks for any change in the file of an objective that was closed in the base: its grade, its numbers, its words. A
    new id with `formerly`, and references that follow a rename, are none.

Why it matters
    A grade is given once. What was learned from a quarter holds only as long as nobody tidies it up afterwards.

Bad
    title: Delight external customers
    owner: support-lead
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
    closed:
      date: 2026-10-05
      outcome: achieved
      grade: 0.9        # was 0.6 until today

Good
    title: Delight external customers
    owner: support-lead
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
    closed:
      date: 2026-10-05
      outcome: achieved
      grade: 0.6

How to fix
    Take the change back. What goes on belongs into an objective of the running cycle: `okr carry` begins it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem, Severity
from okrcli.diff.changeset import Kind
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diff.changeset import Change
    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.reviewing import Both, Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the first thing that reads otherwise in each closed objective."""
    for pair in review.objectives:
        if not is_closed(pair.base, review.as_of):
            continue
        changed = [change for change in review.changeset.changes if _is_inside(change, pair.head)]
        if changed:
            yield _problem(changed[0], pair, review)
    kept = {*review.head.objectives}
    for old in review.base.objectives.values():
        if is_closed(old, review.as_of) and review.changeset.renames.objective(old.id) not in kept:
            message = f"{quote(old.definition.title)} was closed, and its file is gone"
            where = Place(old.path, (), Part.FILE)
            yield Problem("OKR910", where, message, "put the file back: a grade is given once", subject=old.id)


def _is_inside(change: Change, objective: PlacedObjective) -> bool:
    """Tell whether a change is one of the objective or of a part of it, and more than another name."""
    inside = change.subject == objective.id or change.subject.startswith(f"{objective.id}/")
    return inside and change.kind is not Kind.RENAMED and change.field != "formerly"


def _problem(change: Change, pair: Both[PlacedObjective], review: Review) -> Problem:
    title = quote(pair.head.definition.title)
    message = f"{title} was closed, and `{change.field or change.subject}` reads otherwise now"
    place = (
        pair.head.place("closed", part=Part.KEY) if change.head is None else replace(change.head.place, part=Part.KEY)
    )
    related = () if change.base is None else ((review.in_base(change.base), "as it was closed"),)
    help_text = "take it back; `okr carry` goes on with the objective in another cycle"
    return Problem("OKR910", place, message, help_text, subject=pair.head.id, related=related)


RULE = Rule("OKR910", "closed-objective-changed", Severity.ERROR, Scope.REVIEW, __name__, check)
