"""What makes a key result easier or harder to reach: its number, its limit, its milestones, its way of measuring."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.model.fields import quote
from okrcli.model.measure import Way
from okrcli.rules.review.words import days_into, kept_in, of_progress, shown
from okrcli.scoring.lifecycle import is_objective_open
from okrcli.scoring.move import target_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Place, Told
    from okrcli.model.measure import Milestone
    from okrcli.model.placed import PlacedKeyResult, Range
    from okrcli.quantity import Exact
    from okrcli.rules.reviewing import Both, Review


_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS = {
    (True, False): "lowered",
    (True, True): "eased",
    (False, True): "raised",
    (False, False): "tightened",
}
"""What happened to a target that came nearer or not, and is a greater number or not."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A goalpost that moved: where it stands now and stood before, what to say of it, and whether that is easier.

    `tells` are the changes that the message tells.
    """

    place: Place
    before: Place
    message: str
    subject: str
    eased: bool
    tells: tuple[Told, ...]


def moved_goalposts(review: Review) -> Iterator[Moved]:
    """Iterate over the goalposts that moved in open cycles."""
    for pair in review.key_results:
        if not is_objective_open(pair.base.objective, review.as_of) or replaced(pair, review) or has_new_unit(pair):
            continue
        if remeasured(pair, review):
            yield _remeasured(pair, review)
            continue
        match pair.head.definition.way:
            case Way.MOVE:
                yield from _target(pair, review)
            case Way.KEEP:
                yield from _limit(pair, review)
            case Way.MILESTONES:
                yield from _milestones(pair, review)
            case Way.ROLLUP:
                pass


def has_new_unit(pair: Both[PlacedKeyResult]) -> bool:
    """Tell whether the KPI of both sides counts in another unit now, of which another rule speaks."""
    old, new = pair.base, pair.head
    return old.kpi is not None and new.kpi is not None and old.measure.unit != new.measure.unit


def remeasured(pair: Both[PlacedKeyResult], review: Review) -> bool:
    """Tell whether the two sides are measured by different things, so that their numbers say nothing of each other."""
    old, new = pair.base, pair.head
    return (
        old.definition.way is not new.definition.way
        or (old.kpi is None) is not (new.kpi is None)
        or (old.kpi is not None and new.kpi is not None and review.changeset.renames.kpi(old.kpi.id) != new.kpi.id)
        or (old.kpi is None and old.measure.unit != new.measure.unit)
    )


def replaced(pair: Both[PlacedKeyResult], review: Review) -> bool:
    """Tell whether one id stands for two things: measured otherwise, with no word of four letters in common."""
    old, new = pair.base.definition, pair.head.definition
    return old.id == new.id and remeasured(pair, review) and not _words(old.title) & _words(new.title)


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))


def _remeasured(pair: Both[PlacedKeyResult], review: Review) -> Moved:
    words = f"{quote(pair.head.definition.id)} is measured in another way than before"
    moved = _moved(pair, review, (way_key(pair.head), way_key(pair.base)), words, eased=True)
    return replace(moved, tells=((pair.head.id, "way"),))


def way_key(key_result: PlacedKeyResult) -> str:
    """Return the key that is seen first of how a key result is measured."""
    if key_result.definition.kpi is not None:
        return "kpi"
    return "baseline" if key_result.definition.way is Way.MOVE else key_result.definition.way.value


def _moved(pair: Both[PlacedKeyResult], review: Review, keys: tuple[str, str], words: str, *, eased: bool) -> Moved:
    """Put what happened into its day and its effect."""
    head, base = keys
    alone = of_progress(review.changeset, pair.head.id)
    message = f"{words}, {days_into(pair.head.objective.cycle, review.as_of)}{alone}"
    tells = tuple((pair.head.id, key) for key in dict.fromkeys(keys))
    return Moved(pair.head.place(head), pair.base.place(base), message, pair.head.id, eased, tells)


def _target(pair: Both[PlacedKeyResult], review: Review) -> Iterator[Moved]:
    """Hold the new number against the old one, measured towards the old baseline."""
    score = review.changeset.scores.base.key_results[pair.base.id]
    before, after = score.target, target_from(pair.head.measure, score.baseline)
    if before is None or after is None or before == after:
        return
    eased = _is_nearer(score.baseline, before, after)
    unit = pair.head.measure.unit
    word = "moved" if score.baseline is None else _WORDS[eased, after > before]
    words = f"target of {quote(pair.head.definition.id)} {word} from {shown(before, unit)} to {shown(after, unit)}"
    yield _moved(pair, review, (pair.head.definition.end_key, pair.base.definition.end_key), words, eased=eased)


def _is_nearer(baseline: Exact | None, before: Exact, after: Exact) -> bool:
    """Tell whether a target came towards the baseline; where there is none yet, nobody can show that it did not."""
    if baseline is None:
        return True
    return (after < before) is (before > baseline)


def _limit(pair: Both[PlacedKeyResult], review: Review) -> Iterator[Moved]:
    before, after, unit = pair.base.measure.keep, pair.head.measure.keep, pair.head.measure.unit
    if before is None or after is None or before == after:
        return
    eased = _reaches_beyond(after, before)
    word = "widened" if eased else "narrowed"
    words = f"limit of {quote(pair.head.definition.id)} {word} from {kept_in(before, unit)} to {kept_in(after, unit)}"
    yield _moved(pair, review, ("keep", "keep"), words, eased=eased)


def _reaches_beyond(range_: Range, other: Range) -> bool:
    """Tell whether a range holds numbers that the other does not."""
    below = other.low is not None and (range_.low is None or range_.low < other.low)
    above = other.high is not None and (range_.high is None or range_.high > other.high)
    return below or above


def _milestones(pair: Both[PlacedKeyResult], review: Review) -> Iterator[Moved]:
    before = {milestone.id: milestone for milestone in pair.base.definition.milestones or ()}
    after = {milestone.id: milestone for milestone in pair.head.definition.milestones or ()}
    gone = [milestone for name, milestone in before.items() if name not in after]
    new = [milestone for name, milestone in after.items() if name not in before]
    for milestones, word, eased in ((gone, "taken out of", True), (new, "added to", False)):
        if milestones:
            words = f"milestone {' and '.join(map(_named, milestones))} {word} {quote(pair.head.definition.id)}"
            moved = _moved(pair, review, ("milestones", "milestones"), words, eased=eased)
            owner = pair.base.id if eased else pair.head.id
            yield replace(moved, tells=tuple((f"{owner}/{milestone.id}", None) for milestone in milestones))


def _named(milestone: Milestone) -> str:
    title = milestone.title or milestone.id
    return quote(milestone.id) if title.casefold() == milestone.id else f"{quote(milestone.id)} ({quote(title)})"
