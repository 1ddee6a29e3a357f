"""What is left of a key result in the next cycle: it starts where it stands, and the days of the old cycle are gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.editing.amounts import write_amount
from okrcli.app.editing.titles import renumbered
from okrcli.model.measure import Way
from okrcli.quantity import Quantity
from okrcli.scoring.arithmetic import fraction_of
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.node import Node
    from okrcli.quantity import Exact
    from okrcli.scoring.scorecard import KeyResultScore

_OF_ITS_CYCLE = frozenset({"due", "plan", "formerly", "dropped", "score"})


@dataclass(frozen=True, slots=True)
class Carried:
    """A key result as it goes on; `entry` is None for one that does not, and `why_not` says why."""

    id: str
    entry: dict[str, Node] | None
    why_not: str = ""


class Carrier:
    """Takes the key results of a session's objectives into another cycle."""

    def __init__(self, session: Session) -> None:
        self._book = session.context.book
        self._currency = session.config.currency

    def carry(self, score: KeyResultScore, written: dict[str, Node]) -> Carried:
        """Return what becomes of a key result that is `written` so in its file.

        A guardrail goes on also where it held: what it guards goes on too.
        """
        definition = score.key_result.definition
        if score.status is Status.DROPPED or definition.dropped is not None:
            return Carried(definition.id, None, "dropped")
        if score.status is Status.ACHIEVED and definition.way is not Way.KEEP:
            return Carried(definition.id, None, "achieved")
        entry = {key: value for key, value in written.items() if key not in _OF_ITS_CYCLE}
        if definition.way is Way.MOVE:
            self._move_on(score, entry)
        elif definition.way is Way.MILESTONES:
            entry["milestones"] = _unreached(score, written["milestones"])
        return Carried(definition.id, entry)

    def _move_on(self, score: KeyResultScore, entry: dict[str, Node]) -> None:
        """Begin at the last value, and fix the number that a `change` came to."""
        definition, unit = score.key_result.definition, score.key_result.measure.unit
        like = definition.baseline if isinstance(definition.baseline, Quantity) else None
        if definition.change is not None and score.target is not None:
            target = write_amount(score.target, unit, self._currency, like)
            _replace_key(entry, "change", "target", target)
        last = self._last_value(score)
        if last is None:
            return
        if definition.of == "total":
            self._shorten(score, entry)
            return
        entry["baseline"] = write_amount(last, unit, self._currency, like)
        _retitle(entry, like, "baseline")

    def _last_value(self, score: KeyResultScore) -> Exact | None:
        seen = self._book.observations(score.key_result)
        return seen[-1].value if seen else None

    def _shorten(self, score: KeyResultScore, entry: dict[str, Node]) -> None:
        """Take what a sum has reached from its target: in the next cycle the sum begins anew."""
        if score.current is None or score.target is None or score.baseline is None:
            return
        gone = fraction_of(score.current.value) - fraction_of(score.baseline)
        left = fraction_of(score.target) - gone
        like = score.key_result.definition.target
        entry["target"] = write_amount(left, score.key_result.measure.unit, self._currency, like)
        _retitle(entry, like, "target")


def _retitle(entry: dict[str, Node], old: Quantity | None, key: str) -> None:
    """Put the new number of a key into the title, where the old one stands in that."""
    if old is not None and isinstance(title := entry["title"], str):
        entry["title"] = renumbered(title, old.text, str(entry[key]))


def _unreached(score: KeyResultScore, written: Node) -> list[Node]:
    """Return the milestones that are left, without their days."""
    left = []
    for item, found in zip(written if isinstance(written, list) else [], score.milestones, strict=True):
        if found.reached is None:
            left.append({k: v for k, v in item.items() if k != "due"} if isinstance(item, dict) else item)
    return [next(iter(item.values())) if isinstance(item, dict) and item.keys() == {"id"} else item for item in left]


def _replace_key(entry: dict[str, Node], old: str, new: str, value: Node) -> None:
    """Put another key in the place of one."""
    items = [(new, value) if key == old else (key, item) for key, item in entry.items()]
    entry.clear()
    entry.update(items)
