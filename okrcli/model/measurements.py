"""What a KPI's CSV file holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from okrcli.model.lazy import LazySequence

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

FIRST_LINE = 2
"""The line below the header."""


class Measurement(NamedTuple):
    """One row: the day it is true of, the number, and the line that it stands on (from 1)."""

    at: date
    value: Decimal
    line: int


class PackedRows(LazySequence[Measurement]):
    """Rows in order of their days, no two of one day, a row for each line below the header: 13 bytes a row.

    `days` are ordinals; a value is its `digits` with so many of `places` behind the point.
    """

    __slots__ = ("days", "digits", "places")

    def __init__(self, days: array[int], digits: array[int], places: bytes) -> None:
        self.days = days
        self.digits = digits
        self.places = places

    def __len__(self) -> int:
        return len(self.days)

    def item(self, index: int) -> Measurement:
        """Make one row."""
        return Measurement(date.fromordinal(self.days[index]), self.value(index), index + FIRST_LINE)

    def value(self, index: int) -> Decimal:
        """Return the number of a row as it was written."""
        return Decimal(self.digits[index]).scaleb(-self.places[index])


@dataclass(frozen=True, slots=True)
class Measurements:
    """The rows of one file in the order of the file; what few rows have is kept apart, by line."""

    path: str
    rows: Sequence[Measurement]
    notes: Mapping[int, str] = field(default_factory=dict)
    authors: Mapping[int, str] = field(default_factory=dict)
    recorded: Mapping[int, str] = field(default_factory=dict)
