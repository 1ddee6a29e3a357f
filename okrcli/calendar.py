"""Cycles and periods: what `2026-Q4`, `FY2027-H2`, `2026-W47` and the workspace's own names stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from okrcli.periods import Cadence, Period, first_day, last_day, month_index, window_periods

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Cadence", "Calendar", "Cycle", "Period", "UnknownCycleError", "window_periods"]

_YEARS = range(1000, 9999)
_MONTHS_IN = {"Q": 3, "H": 6, "": 12}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEPARATOR = "[-_/. ]?"
_LOOSE = (
    rf"(?P<fy>(?:FY)?){_SEPARATOR}(?P<year>[0-9]{{4}}|[0-9]{{2}}){_SEPARATOR}(?P<part>[QHW]?)0*(?P<number>[1-9][0-9]?)",
    rf"(?P<part>[QHW]?)0*(?P<number>[1-9][0-9]?){_SEPARATOR}(?P<fy>(?:FY)?){_SEPARATOR}(?P<year>[0-9]{{4}}|[0-9]{{2}})",
    rf"(?P<fy>FY){_SEPARATOR}(?P<year>[0-9]{{4}}|[0-9]{{2}})(?P<part>)(?P<number>)",
)
# How people write the name of a cycle: `2026/Q4`, `q4 2026`, `FY27`.
_NAME = re.compile(r"(FY)?([0-9]{4})(?:-(W)?([0-9]{2})|-([HQ])([0-9]))?")


class UnknownCycleError(ValueError):
    """No cycle has this name; `help` says what to type instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Cycle:
    """A named range of days; the first and the last are inside."""

    name: str
    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day is inside."""
        return self.start <= day <= self.end

    def overlaps(self, other: Cycle) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def day_number(self, day: date) -> int:
        """Count the day from 1 on the first; below 1 before the cycle, over `days` after it."""
        return (day - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """What cycles a workspace has: those that its fiscal year names, and its own.

    `fiscal_start` is a month (1 to 12). `named_for` says whether FY2027 starts or ends in 2027. `custom` holds the
    cycles under `cycles:` in okr.yaml.
    """

    fiscal_start: int = 1
    named_for: Literal["start", "end"] = "start"
    custom: Mapping[str, Cycle] = field(default_factory=dict, hash=False)

    def cycle(self, name: str) -> Cycle:
        """Return the cycle of this name; raise `UnknownCycleError`, whose help has the right spelling."""
        own = self.custom.get(name)
        found = _named(name, self.fiscal_start, self.named_for) if own is None else own
        if found is None:
            raise _unknown(name, self)
        return found

    def has(self, name: str) -> bool:
        """Whether there is a cycle of this name."""
        return name in self.custom or _named(name, self.fiscal_start, self.named_for) is not None

    def named(self, day: date) -> tuple[Cycle, ...]:
        """Return the calendar's week, month, quarter, half and year that hold the day (from the year 1000 to 9998)."""
        months = month_index(day) - (self.fiscal_start - 1)
        year, month = months // 12 + _years_ahead(self.fiscal_start, self.named_for), months % 12
        fiscal = f"{'' if self.fiscal_start == 1 else 'FY'}{year:04}"
        iso = day.isocalendar()
        names = (
            f"{iso.year:04}-W{iso.week:02}",
            f"{day.year:04}-{day.month:02}",
            f"{fiscal}-Q{month // 3 + 1}",
            f"{fiscal}-H{month // 6 + 1}",
            fiscal,
        )
        cycles = (_named(name, self.fiscal_start, self.named_for) for name in names)
        return tuple(cycle for cycle in cycles if cycle is not None)

    @staticmethod
    def is_calendar_name(name: str) -> bool:
        """Whether a name has the form of the calendar's own, in any case and also where there is no such cycle."""
        return re.fullmatch(r"(?:FY)?[0-9]{4}(?:-[HQW]?[0-9]{1,2})?", name, re.IGNORECASE) is not None


@lru_cache(maxsize=1024)
def _named(name: str, fiscal_start: int, named_for: Literal["start", "end"]) -> Cycle | None:
    match = _NAME.fullmatch(name)
    if match is None or int(match[2]) not in _YEARS:
        return None
    fiscal, year, week, number, part, index = match.groups()
    if number:
        return None if fiscal else (_week if week else _month)(name, int(year), int(number))
    if bool(fiscal) == (fiscal_start == 1):
        return None
    first = (int(year) - _years_ahead(fiscal_start, named_for)) * 12 + fiscal_start - 1
    return _fiscal(name, first, _MONTHS_IN[part or ""], int(index or 1))


def _week(name: str, year: int, number: int) -> Cycle | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Cycle(name, monday, monday + timedelta(days=6))


def _month(name: str, year: int, number: int) -> Cycle | None:
    month = year * 12 + number - 1
    return Cycle(name, first_day(month), last_day(month)) if number in range(1, 13) else None


def _fiscal(name: str, first_month: int, size: int, index: int) -> Cycle | None:
    """Return the `index`-th stretch of `size` months of the fiscal year that starts in `first_month`."""
    start = first_month + (index - 1) * size
    return Cycle(name, first_day(start), last_day(start + size - 1)) if 1 <= index <= 12 // size else None


def _years_ahead(fiscal_start: int, named_for: Literal["start", "end"]) -> int:
    """Return how many years a fiscal year's name is ahead of the year in which it starts."""
    return int(named_for == "end" and fiscal_start != 1)


def _unknown(name: str, calendar: Calendar) -> UnknownCycleError:
    """Say why a name is no cycle, and which name was probably meant."""
    match = _NAME.fullmatch(name)
    if match is None:
        return _misspelt(name, calendar)
    fiscal, year, _, number, part, index = match.groups()
    if int(year) not in _YEARS:
        wrong = f"`{name}` is no cycle: years are from {_YEARS.start} to {_YEARS.stop - 1}"
        return UnknownCycleError(wrong, "write the year with all its digits")
    if (number and not fiscal) or (index and int(index) not in range(1, 12 // _MONTHS_IN[part] + 1)):
        return _out_of_range(match, calendar)
    if fiscal:
        why = "months and weeks have no FY" if number else "the fiscal year is the calendar year, and has no FY"
        return UnknownCycleError(f"`{name}` is no cycle: {why}", _correction(name[2:], calendar))
    return _two_readings(name, calendar)


def _out_of_range(match: re.Match[str], calendar: Calendar) -> UnknownCycleError:
    _, year, week, _, part, _ = match.groups()
    if part:
        last, parts = str(12 // _MONTHS_IN[part]), "quarters" if part == "Q" else "halves"
        stem = f"{'' if calendar.fiscal_start == 1 else 'FY'}{year}-{part}"
    else:
        last, parts = (str(date(int(year), 12, 28).isocalendar().week), "weeks") if week else ("12", "months")
        stem = f"{year}-{week or ''}"
    first = "1".zfill(len(last))
    message = f"`{match[0]}` is no cycle: {year} has {last} {parts}"
    return UnknownCycleError(message, f"write {stem}{first} to {stem}{last}")


def _two_readings(name: str, calendar: Calendar) -> UnknownCycleError:
    plain, fiscal = Calendar().cycle(name), calendar.cycle(f"FY{name}")
    same = (cycle.name for cycle in calendar.named(plain.start) if (cycle.start, cycle.end) == (plain.start, plain.end))
    other = next((f"write {found}" for found in same), "give those days a name under `cycles:` in okr.yaml")
    return UnknownCycleError(
        f"`{name}` can be read in two ways, as the fiscal year starts in {_MONTHS[calendar.fiscal_start - 1]}",
        f"for {fiscal.start} to {fiscal.end} write {fiscal.name}; for {plain.start} to {plain.end} {other}",
    )


def _misspelt(name: str, calendar: Calendar) -> UnknownCycleError:
    from difflib import get_close_matches  # noqa: PLC0415 - only who made a mistake waits for it

    message = f"`{name}` is no cycle"
    if holders := ", ".join(cycle.name for cycle in _holders(name, calendar)):
        return UnknownCycleError(f"{message}, but a day", f"write a cycle that holds it: {holders}")
    candidates = (_candidate(found) for pattern in _LOOSE if (found := re.fullmatch(pattern, name, re.IGNORECASE)))
    if meant := next((candidate for candidate in candidates if candidate), None):
        return UnknownCycleError(message, _correction(meant, calendar))
    if near := get_close_matches(name, calendar.custom, 1):
        return UnknownCycleError(message, f"write {near[0]}")
    example = "2026-Q4" if calendar.fiscal_start == 1 else "FY2026-Q4"
    names = f"write a name of the calendar, such as {example} or 2026-11"
    return UnknownCycleError(message, f"{names}, or give it days under `cycles:` in okr.yaml")


def _holders(name: str, calendar: Calendar) -> tuple[Cycle, ...]:
    """Return the cycles that hold a day, where the name is a date."""
    try:
        return calendar.named(date.fromisoformat(name)) if re.fullmatch(r"[0-9-]{10}", name) else ()
    except ValueError:
        return ()


def _correction(name: str, calendar: Calendar) -> str:
    """Tell to write this name, or if that is no cycle either, what that one's error tells."""
    try:
        return f"write {calendar.cycle(name).name}"
    except UnknownCycleError as error:
        return error.help


def _candidate(found: re.Match[str]) -> str | None:
    """Put the pieces of `Q4-26` or `fy2027/q4` together as the calendar does, where they leave no doubt."""
    fiscal, year, part, number = (found[group].upper() for group in ("fy", "year", "part", "number"))
    if not part and ((fiscal and number) or (len(year) == 2 and not fiscal)):  # noqa: PLR2004 - could be day or month
        return None
    stem = fiscal + f"20{year}"[-4:]
    if part in ("Q", "H"):
        return f"{stem}-{part}{number}" if len(number) == 1 else None
    return f"{stem}-{part}{number:0>2}" if number else stem
