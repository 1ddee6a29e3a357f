"""Observations and judged points that are made when they are asked for, with their numbers as whole columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.model.lazy import LazySequence
from okrcli.scoring.arithmetic import over_common_denominator
from okrcli.scoring.scorecard import Health, KpiPoint, Observation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.model.measurements import PackedRows
    from okrcli.model.placed import PlacedKpi

HEALTHS: tuple[Health | None, ...] = (None, *Health)
"""What a byte of `Points.healths` stands for."""


class RowObservations(LazySequence[Observation]):
    """The rows of a CSV file up to a day, of which there is one for each."""

    __slots__ = ("_count", "_path", "_rows")

    def __init__(self, path: str, rows: PackedRows, as_of: date) -> None:
        self._path = path
        self._rows = rows
        self._count = len(rows.until(as_of))

    def __len__(self) -> int:
        return self._count

    def item(self, index: int) -> Observation:
        """Make one observation."""
        rows = self._rows
        return Observation(date.fromordinal(rows.days[index]), rows.value(index), self._path, rows.lines[index])

    @property
    def days(self) -> Sequence[int]:
        """The ordinals of the days."""
        return self._rows.days[: self._count]

    @property
    def numbers(self) -> tuple[Sequence[int], int]:
        """The values as whole numbers, and what each was multiplied by."""
        digits, places = self._rows.digits[: self._count], self._rows.places[: self._count]
        most = max(places, default=0)
        if places.count(most) == len(places):
            return digits, 10**most
        tens = [10 ** (most - place) for place in range(most + 1)]
        return [number * tens[place] for number, place in zip(digits, places, strict=True)], 10**most


def days_of(series: Sequence[Observation]) -> Sequence[int]:
    """Return the ordinals of the days of a series."""
    return series.days if isinstance(series, RowObservations) else [seen.at.toordinal() for seen in series]


def numbers_of(series: Sequence[Observation]) -> tuple[Sequence[int], int]:
    """Return the values of a series as whole numbers, and what each was multiplied by."""
    if isinstance(series, RowObservations):
        return series.numbers
    return over_common_denominator([seen.value for seen in series])


class Points(LazySequence[KpiPoint]):
    """The points of a KPI; their health is known, and the rest is made when somebody looks."""

    __slots__ = ("_healths", "_kpi", "observations")

    def __init__(self, kpi: PlacedKpi, observations: Sequence[Observation], healths: bytes) -> None:
        self._kpi = kpi
        self._healths = healths
        self.observations = observations

    def __len__(self) -> int:
        return len(self._healths)

    @property
    def last_judged(self) -> KpiPoint | None:
        """The last point that had a target."""
        judged = len(self._healths.rstrip(b"\0"))
        return self.item(judged - 1) if judged else None

    def item(self, index: int) -> KpiPoint:
        """Make one point."""
        seen = self.observations[index]
        return KpiPoint(seen, self._kpi.target_on(seen.at), HEALTHS[self._healths[index]])


def observations_of(points: Sequence[KpiPoint]) -> Sequence[Observation]:
    """Return what was seen at each point, packed where the points are."""
    return points.observations if isinstance(points, Points) else [point.observation for point in points]
