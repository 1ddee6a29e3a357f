"""What a KPI's CSV file holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


class Measurement(NamedTuple):
    """One row: the day it is true of, the number, and the line that it stands on (from 1)."""

    at: date
    value: Decimal
    line: int


@dataclass(frozen=True, slots=True)
class Measurements:
    """The rows of one file in the order of the file; what few rows have is kept apart, by line."""

    path: str
    rows: tuple[Measurement, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    authors: Mapping[int, str] = field(default_factory=dict)
    recorded: Mapping[int, str] = field(default_factory=dict)
