"""What a KPI's CSV file holds, in little memory: there may be a million rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from itertools import groupby
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from okrcli.model.lazy import LazySequence
from okrcli.notation import MAX_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIRST_LINE = 2
"""The line below the header."""

_EXACT = Context(prec=MAX_DIGITS)


class Measurement(NamedTuple):
    """One row: the day it is true of, the number, and the line that it stands on (from 1)."""

    at: date
    value: Decimal
    line: int


class PackedRows(LazySequence[Measurement]):
    """The rows of a file in the order of their lines: 13 bytes a row, or 17 where lines are left out.

    `days` are ordinals; a value is its `digits` with so many of `places` behind the point. `a_row_a_day` tells whether
    the days are in order, and none stands there twice.
    """

    __slots__ = ("a_row_a_day", "days", "digits", "lines", "places")

    def __init__(
        self, days: array[int], digits: Sequence[int], places: bytes, lines: Sequence[int] | None = None
    ) -> None:
        self.days = days
        self.digits = digits
        self.places = places
        self.lines = range(FIRST_LINE, FIRST_LINE + len(days)) if lines is None else lines
        self.a_row_a_day = all(map(lt, days, days[1:]))

    def __len__(self) -> int:
        return len(self.days)

    def item(self, index: int) -> Measurement:
        """Make one row."""
        return Measurement(date.fromordinal(self.days[index]), self.value(index), self.lines[index])

    def value(self, index: int) -> Decimal:
        """Return the number of a row as it was written."""
        return Decimal(self.digits[index]).scaleb(-self.places[index], _EXACT)

    def extremes(self) -> Iterator[Decimal]:
        """Yield the least and the greatest of the numbers that have as many digits behind the point."""
        for place in set(self.places):
            for end in (min, max):
                alike = (digits for digits, behind in zip(self.digits, self.places, strict=True) if behind == place)
                yield Decimal(end(alike)).scaleb(-place, _EXACT)

    def by_day(self) -> Sequence[int]:
        """Return the indices of the rows in order of their days; of one day, in order of their lines."""
        if self.a_row_a_day:
            return range(len(self))
        return array("i", sorted(range(len(self)), key=self.days.__getitem__))

    def until(self, day: date) -> Sequence[int]:
        """Return the indices of the rows up to a day, in the order of `by_day`."""
        order = self.by_day()
        return order[: bisect_right(order, day.toordinal(), key=self.days.__getitem__)]

    def of_same_day(self) -> Iterator[tuple[int, ...]]:
        """Yield the indices of the rows of each day that has more than one."""
        if not self.a_row_a_day:
            days = (tuple(indices) for _, indices in groupby(self.by_day(), key=self.days.__getitem__))
            yield from (indices for indices in days if len(indices) > 1)

    def only(self, indices: Sequence[int]) -> PackedRows:
        """Return some of the rows, in the order of these indices."""
        days, lines = (array("i", map(column.__getitem__, indices)) for column in (self.days, self.lines))
        digits = pack(map(self.digits.__getitem__, indices))
        return PackedRows(days, digits, bytes(map(self.places.__getitem__, indices)), lines)


def pack(numbers: Iterable[int]) -> Sequence[int]:
    """Return numbers in eight bytes each, unless one of them needs more."""
    kept = array("q")
    rest = iter(numbers)
    for number in rest:
        try:
            kept.append(number)
        except OverflowError:
            return [*kept, number, *rest]
    return kept


class CellTexts(Mapping[int, str]):
    """The texts of one column by line, one behind the other; lines are added in their order."""

    __slots__ = ("_ends", "_lines", "_text")

    def __init__(self) -> None:
        self._lines = array("i")
        self._ends = array("i", (0,))
        self._text = bytearray()

    def add(self, line: int, text: str) -> None:
        """Keep the text of a line below all others."""
        self._text += text.encode()
        self._lines.append(line)
        self._ends.append(len(self._text))

    def __getitem__(self, line: int) -> str:
        index = bisect_left(self._lines, line)
        if index == len(self._lines) or self._lines[index] != line:
            raise KeyError(line)
        return self._text[self._ends[index] : self._ends[index + 1]].decode()

    def __iter__(self) -> Iterator[int]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@dataclass(frozen=True, slots=True)
class Measurements:
    """The rows of one file in the order of the file; what few rows have is kept apart, by line."""

    path: str
    rows: PackedRows
    notes: Mapping[int, str] = field(default_factory=dict)
    authors: Mapping[int, str] = field(default_factory=dict)
    recorded: Mapping[int, str] = field(default_factory=dict)
