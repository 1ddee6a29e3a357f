"""What changed in the observations: updates of check-ins and rows of measurements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diagnostics import Place
from okrcli.diff.changeset import Amount, Kind, ObservationChange, Side
from okrcli.diff.facts import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from okrcli.diff.changeset import Renames, Value
    from okrcli.model.checkin import Update
    from okrcli.model.ids import KpiId
    from okrcli.model.measurements import Measurement, Measurements
    from okrcli.model.placed import PlacedCheckIn, PlacedKpi
    from okrcli.model.workspace import Workspace

_WORDS = {"note", "link"}
"""What an update says besides its observation."""


def compare_observations(base: Workspace, head: Workspace, renames: Renames) -> Iterator[ObservationChange]:
    """Iterate over every observation that came, went or reads otherwise.

    Check-ins are paired by file: one that was moved is one that went and one that came. Rows of one KPI are paired by
    day, those of one day by what they say.
    """
    before = {checkin.path: checkin for checkin in base.checkins}
    after = {checkin.path: checkin for checkin in head.checkins}
    for path in sorted({*before, *after}):
        yield from _compare_checkins(before.get(path), after.get(path), Sides(base, head, renames))
    old = {renames.kpi(kpi.id): kpi for kpi in base.kpis.values()}
    for name in sorted({*old, *head.kpis}):
        yield from _compare_rows(name, old.get(name), head.kpis.get(name))


def _compare_checkins(
    old: PlacedCheckIn | None, new: PlacedCheckIn | None, sides: Sides
) -> Iterator[ObservationChange]:
    if old is not None and new is not None and (old is new or old.definition == new.definition):
        return
    before = {} if old is None else old.definition.updates
    after = {} if new is None else new.definition.updates
    followed = dict(_followed(old, new, sides))
    for key in dict.fromkeys((*before, *(key for key in after if key not in followed.values()))):
        now = followed.get(key, key)
        yield from _compare_updates(
            (key, now), _Said(sides.base, old, before.get(key)), _Said(sides.head, new, after.get(now))
        )


def _followed(old: PlacedCheckIn | None, new: PlacedCheckIn | None, sides: Sides) -> Iterator[tuple[str, str]]:
    """Pair the keys that went from a check-in with those that came in their place, because the goal has a new id."""
    if old is None or new is None:
        return
    before, after = old.definition.updates, new.definition.updates
    came = {_Said(sides.head, new, after[key]).subject(key): key for key in after if key not in before}
    for key in before:
        subject = None if key in after else _Said(sides.base, old, before[key]).subject(key)
        if subject is not None and (now := came.get(sides.renames.goal(subject))) is not None:
            yield key, now


@dataclass(frozen=True, slots=True)
class Sides:
    """Two workspaces, and what has another id in the second."""

    base: Workspace
    head: Workspace
    renames: Renames


class _Said:
    """One side of an update: the check-in, and what it says of one key; None where it says nothing of it."""

    def __init__(self, workspace: Workspace, checkin: PlacedCheckIn | None, update: Update | None) -> None:
        self.workspace = workspace
        self.checkin = checkin
        self.update = update
        self.facts = {} if update is None else _update_facts(update)

    def side(self, key: str) -> Side | None:
        """Return what is said, and where."""
        if self.checkin is None or self.update is None:
            return None
        return Side(record_of(self.facts), Place(self.checkin.path, ("updates", key)))

    def subject(self, key: str) -> str | None:
        """Return the id of what the key means on this side."""
        if self.checkin is None:
            return None
        return self.workspace.references.subject(key, self.checkin.cycle.name, self.checkin.day)

    @property
    def counting(self) -> dict[str, Value]:
        """What is said but for words."""
        return {name: value for name, value in self.facts.items() if name not in _WORDS}


def _compare_updates(keys: tuple[str, str], old: _Said, new: _Said) -> Iterator[ObservationChange]:
    """Compare what is said under a key of the base and one of the head, mostly the same."""
    present = new if new.update is not None else old
    if old.facts == new.facts or present.checkin is None or present.update is None:
        return
    before, after = keys
    yield ObservationChange(
        _kind(old.update, new.update),
        new.subject(after) or old.subject(before) or after,
        present.update.at or present.checkin.day,
        present.checkin.by,
        old.side(before),
        new.side(after),
        counts=old.counting != new.counting,
    )


def _kind(old: object, new: object) -> Kind:
    if old is None:
        return Kind.ADDED
    return Kind.REMOVED if new is None else Kind.CHANGED


def _update_facts(update: Update) -> dict[str, Value]:
    """Return what an update says, in the keys of its file; a quantity in the unit that is written beside it."""
    facts: dict[str, Value] = {
        "value": None if update.value is None else Amount(update.value.number, update.value.unit),
        "add": None if update.add is None else Amount(update.add.number, update.add.unit),
        "reached": None
        if update.reached is None
        else record_of({name: day or True for name, day in update.reached.items()}),
        "unreached": update.unreached or None,
        "status": update.status,
        "at": update.at,
        "confidence": update.confidence,
        "withdraw": update.withdraw or None,
        "note": update.note,
        "link": update.link,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _compare_rows(name: KpiId | str, old: PlacedKpi | None, new: PlacedKpi | None) -> Iterator[ObservationChange]:
    before = None if old is None else old.measurements
    after = None if new is None else new.measurements
    if before is not None and after is not None and (before is after or before.rows == after.rows):
        return
    gone, came = _left_over(before, after)
    for day in sorted({*gone, *came}):
        olds, news = gone.get(day, []), came.get(day, [])
        for index in range(max(len(olds), len(news))):
            was = olds[index] if index < len(olds) else None
            now = news[index] if index < len(news) else None
            base, head = _row_side(was, before, old), _row_side(now, after, new)
            yield ObservationChange(_kind(was, now), name, day, None, base, head)


def _left_over(
    before: Measurements | None, after: Measurements | None
) -> tuple[Mapping[date, list[Measurement]], Mapping[date, list[Measurement]]]:
    """Return by day the rows of each side that the other has not; the line on which a row stands does not matter."""
    old = () if before is None else before.rows
    new = () if after is None else after.rows
    shared = Counter((row.at, row.value) for row in old) & Counter((row.at, row.value) for row in new)
    return _by_day(old, Counter(shared)), _by_day(new, Counter(shared))


def _by_day(rows: Sequence[Measurement], shared: Counter[tuple[date, Decimal]]) -> dict[date, list[Measurement]]:
    found: dict[date, list[Measurement]] = {}
    for row in rows:
        if shared[row.at, row.value] > 0:
            shared[row.at, row.value] -= 1
        else:
            found.setdefault(row.at, []).append(row)
    return found


def _row_side(row: Measurement | None, measurements: Measurements | None, kpi: PlacedKpi | None) -> Side | None:
    if row is None or measurements is None or kpi is None:
        return None
    return Side(Amount(row.value, kpi.unit), Place(measurements.path, (row.line, "value")))
