"""What changed between two workspaces, base and head: facts with both values and both places."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.diagnostics import Place
    from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
    from okrcli.scoring.scorecard import Scorecard


class Kind(Enum):
    """What happened to a thing or to one of its fields."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class Thing(Enum):
    """What kind of thing a change is about."""

    WORKSPACE = "workspace"
    OBJECTIVE = "objective"
    KEY_RESULT = "key result"
    MILESTONE = "milestone"
    INITIATIVE = "initiative"
    KPI = "KPI"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a definition, in the unit that counts there."""

    number: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """A value that has parts with names, such as a limit or a `closed` block; absent parts are left out."""

    parts: tuple[tuple[str, Value], ...]


Value: TypeAlias = "str | bool | Decimal | date | Amount | Record | tuple[Value, ...] | None"
"""What a field holds, with references resolved to whole ids of the head and numbers in their unit."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stood or stands there, and where; the place of an absent value is that of what would hold it."""

    value: Value
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a definition. Without a `field` the thing itself came, went or got another id.

    `subject` is the id in the head; of what is gone, in the base. `base` is None where the thing is new, `head` where
    it is gone.
    """

    kind: Kind
    thing: Thing
    subject: str
    field: str | None
    base: Side | None
    head: Side | None


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """One observation that came, went or reads otherwise: an update of a check-in, or a row of a CSV file.

    `subject` is the id of what it is about, or the key as written where that leads nowhere. `at` is the day that it is
    true of, `by` who said so, where that is known. `counts` is false where only words changed: a note or a link.
    """

    kind: Kind
    subject: str
    at: date
    by: str | None
    base: Side | None
    head: Side | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Effect:
    """How the progress of an objective or key result moved, 0 to 1; None is unknown, or not there on that side.

    `observed` is the progress of the base's definitions under the head's observations: up to there it was earned, from
    there on it was moved. `id` is that of the head; of what is gone, of the base.
    """

    id: ObjectiveId | KeyResultId
    base: Fraction | None
    observed: Fraction | None
    head: Fraction | None

    @property
    def from_observations(self) -> Fraction | None:
        """What was earned; None where one of the two is unknown."""
        return None if self.base is None or self.observed is None else self.observed - self.base

    @property
    def from_definitions(self) -> Fraction | None:
        """What was moved; None where one of the two is unknown."""
        return None if self.observed is None or self.head is None else self.head - self.observed


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of both sides, as of one day, and between them of the base's definitions under what the head saw.

    Only objectives that the change can move are among them, with their key results, and no KPI.
    """

    base: Scorecard
    observed: Scorecard
    head: Scorecard


@dataclass(frozen=True, slots=True)
class Renames:
    """From an id of the base to the one that the same thing has in the head; equal ids are not listed."""

    objectives: Mapping[ObjectiveId, ObjectiveId]
    key_results: Mapping[KeyResultId, KeyResultId]
    kpis: Mapping[KpiId, KpiId]

    def objective(self, old: ObjectiveId) -> ObjectiveId:
        """Return the head's id of an objective of the base."""
        return self.objectives.get(old, old)

    def key_result(self, old: KeyResultId) -> KeyResultId:
        """Return the head's id of a key result of the base."""
        return self.key_results.get(old, old)

    def goal(self, old: str) -> str:
        """Return the head's id of any goal of the base, by its whole id."""
        ids = (*self.objectives.items(), *self.key_results.items(), *self.kpis.items())
        return next((new for name, new in ids if name == old), old)

    def kpi(self, old: KpiId) -> KpiId:
        """Return the head's id of a KPI of the base."""
        return self.kpis.get(old, old)


@dataclass(frozen=True, slots=True)
class Changeset:
    """Everything that differs between two workspaces, as it is seen from one day.

    `changes` and `observations` are in order of subject and field, `effects` in order of id: one for each objective and
    key result whose progress differs on any side.
    """

    as_of: date
    changes: tuple[Change, ...]
    observations: tuple[ObservationChange, ...]
    effects: tuple[Effect, ...]
    renames: Renames
    scores: Scores = field(compare=False)

    def effect_on(self, goal: str) -> Effect | None:
        """Return how the progress of one goal moved; None where it did not."""
        return next((effect for effect in self.effects if effect.id == goal), None)
