"""Rows of a CSV file as they come, one at a time, packed."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.model.measurements import PackedRows

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class RowPacking:
    """The columns of the rows that were read so far."""

    days: array[int] = field(default_factory=lambda: array("i"))
    digits: array[int] | list[int] = field(default_factory=lambda: array("q"))
    places: bytearray = field(default_factory=bytearray)
    lines: array[int] = field(default_factory=lambda: array("i"))

    def add(self, day: date, number: str, line: int) -> None:
        """Keep a row; `number` is a plain decimal."""
        whole, _, rest = number.partition(".")
        digits = int(whole + rest)
        try:
            self.digits.append(digits)
        except OverflowError:
            self.digits = [*self.digits, digits]
        self.days.append(day.toordinal())
        self.places.append(len(rest))
        self.lines.append(line)

    def packed(self) -> PackedRows:
        """Return all rows."""
        return PackedRows(self.days, self.digits, bytes(self.places), self.lines)
