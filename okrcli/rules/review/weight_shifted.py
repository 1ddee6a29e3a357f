"""Weights were changed, and progress rises by that alone.

What it does
    Takes the weights of key results and of milestones in begun cycles, and scores what the head has seen with the old
    weights and with the new ones.

Why it matters
    What goes well can be made to count more, and what goes badly less, until the mean looks right. Weights say what
    matters; that is settled before anybody knows what will go well.

Bad
    key_results:
      - id: csat            # far behind
        title: Raise CSAT from 40% to 80%
        baseline: 40%
        target: 80%
      - id: accounts        # nearly there
        title: Sign 5 of the 20 tier-one accounts
        baseline: 0
        target: 5
        weight: 3           # was 1 until today

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
    Leave the weights of a running cycle. Where they were wrong, change them in the open:
    `okr revise 2026-Q4/delight-customers/accounts weight=3 --because …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.percent import format_percent
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.arithmetic import weighted_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from okrcli.diagnostics import Pointer
    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.reviewing import Both, Review


def check(review: Review) -> Iterator[Problem]:
    """Yield the shifts of weight that pay."""
    for objective in review.objectives:
        pairs = [pair for pair in review.key_results if pair.base.objective is objective.base]
        if review.as_of >= objective.base.cycle.start:
            yield from _between_key_results(pairs, review)
            for pair in pairs:
                yield from _between_milestones(pair, review)


def _between_key_results(pairs: Sequence[Both[PlacedKeyResult]], review: Review) -> Iterator[Problem]:
    observed = review.changeset.scores.observed.key_results
    known = [(pair, progress) for pair in pairs if (progress := observed[pair.base.id].progress) is not None]
    before = weighted_mean((pair.base.definition.weight, progress) for pair, progress in known)
    after = weighted_mean((pair.head.definition.weight, progress) for pair, progress in known)
    if before is not None and after is not None and after > before:
        changed = [pair for pair, _ in known if pair.base.definition.weight != pair.head.definition.weight]
        yield _problem(review, changed, ("weight",), changed[0].head.objective.id, (before, after))


def _between_milestones(pair: Both[PlacedKeyResult], review: Review) -> Iterator[Problem]:
    before = {milestone.id: milestone.weight for milestone in pair.base.definition.milestones or ()}
    after = {milestone.id: milestone.weight for milestone in pair.head.definition.milestones or ()}
    effect = review.changeset.effect_on(pair.head.id)
    if before.keys() != after.keys() or before == after or effect is None:
        return
    if effect.observed is not None and effect.head is not None and effect.head > effect.observed:
        yield _problem(review, [pair], ("milestones",), pair.head.id, (effect.observed, effect.head))


def _problem(
    review: Review,
    changed: Sequence[Both[PlacedKeyResult]],
    pointer: Pointer,
    subject: str,
    progress: tuple[Fraction, Fraction],
) -> Problem:
    first = changed[0]
    names = " and ".join(_shift(pair) for pair in changed)
    before, after = (format_percent(share) for share in progress)
    message = f"weights shifted: {names}; progress of {quote(subject)} rises from {before} to {after} by that alone"
    related = tuple((review.base_location(pair.base.place(*pointer)), "as it was") for pair in changed)
    help_text = "leave the weights of a running cycle, or say why under `revised`: `okr revise` writes both"
    where, told = first.head.place(*pointer), tuple((pair.head.id, "weight") for pair in changed)
    return Problem("OKR907", where, message, help_text, subject=first.head.id, related=related, tells=told)


def _shift(pair: Both[PlacedKeyResult]) -> str:
    old, new = pair.base.definition, pair.head.definition
    between = f" from {old.weight} to {new.weight}" if old.weight != new.weight else "'s `milestones`"
    return f"{quote(new.id)}{between}"


RULE = Rule("OKR907", "weight-shifted", Severity.WARNING, Scope.REVIEW, __name__, check)
