"""A key result was given up after its cycle began.

What it does
    Finds the key results that now carry `dropped`, and those that are gone: taken out of their file, or with it.
    A `dropped` block says why, and is an explanation of its own; what is simply gone has none.

Why it matters
    A mean rises when its worst part leaves. What is taken out of the file is forgotten besides: `dropped` keeps it
    there, and counts it as nothing in the grade.

Bad
    key_results:
      - id: csat        # a second one, `accounts`, stood below until today
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%

Good
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
      - id: accounts
        title: Sign 5 of the 20 tier-one accounts
        baseline: 0
        target: 5

How to fix
    Keep it, and let the grade say that it was not reached. Where it makes no sense any more,
    `okr drop 2026-Q4/delight-customers/accounts --because …` leaves it in the file with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.review.words import days_into, of_progress
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Told
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.reviewing import Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the key results of begun cycles that count no more."""
    for pair in review.key_results:
        if (
            pair.head.definition.dropped is not None
            and pair.base.definition.dropped is None
            and _begun(pair.base, review)
        ):
            because = quote(pair.head.definition.dropped.because)
            words = f"{quote(pair.head.definition.id)} was dropped, because {because}"
            told = _Told(pair.head.place("dropped"), words, (pair.head.id, "dropped"))
            yield _problem(review, pair.base, told, pair.head.objective.id)
    yield from _taken_out(review)
    yield from _with_their_file(review)


def _taken_out(review: Review) -> Iterator[Problem]:
    here = {pair.base.id for pair in review.key_results}
    for objective in review.objectives:
        for old in review.base.key_results_of(objective.base):
            if old.id not in here and _begun(old, review):
                name = f"{quote(old.definition.id)} ({quote(old.definition.title)})"
                words = f"key result {name} is gone from `key_results`"
                told = _Told(objective.head.place("key_results", part=Part.KEY), words, (old.id, None))
                yield _problem(review, old, told, objective.head.id)


def _with_their_file(review: Review) -> Iterator[Problem]:
    kept = {review.changeset.renames.objective(old) for old in review.base.objectives}
    for objective in review.base.objectives.values():
        if review.changeset.renames.objective(objective.id) in {*review.head.objectives} & kept:
            continue
        first = next(review.base.key_results_of(objective), None)
        if first is not None and _begun(first, review):
            words = f"objective {quote(objective.definition.title)} is gone with all its key results"
            told = _Told(Place(objective.path, (), Part.FILE), words, (objective.id, None))
            yield _problem(review, first, told, objective.id)


def _begun(key_result: PlacedKeyResult, review: Review) -> bool:
    return review.as_of >= key_result.cycle.start and not is_closed(key_result.objective, review.as_of)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where it shows, what is said of it, and which change that is."""

    place: Place
    words: str
    change: Told


def _problem(review: Review, old: PlacedKeyResult, told: _Told, objective: ObjectiveId) -> Problem:
    alone = of_progress(review.changeset, objective)
    message = f"{told.words}, {days_into(old.objective.cycle, review.as_of)}{alone}"
    related = ((review.base_location(old.place("id")), "it stood here"),)
    help_text = f"keep it, or say why: `okr drop {old.id} --because …` leaves it in the file"
    return Problem("OKR904", told.place, message, help_text, subject=old.id, related=related, tells=(told.change,))


RULE = Rule("OKR904", "key-result-dropped", Severity.WARNING, Scope.REVIEW, __name__, check)
