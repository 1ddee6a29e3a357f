"""Days as files write them, `YYYY-MM-DD`, and what to write instead of another spelling."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from okrcli.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_SHOWN = 40


class DayError(ValueError):
    """A text is no day; `help` says what to type instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@lru_cache(maxsize=8192)
def parse_day(text: str) -> date:
    """Read a day of the calendar; raise `DayError` where the text is none, or is written in any other way."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise DayError(f"`{text[:_SHOWN]}` is no date", _spelling(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        year, month, _ = map(int, match.groups())
        raise DayError(f"`{text}` is no day of the calendar", _existing(year, month)) from None


def _existing(year: int, month: int) -> str:
    """Say to which day a month goes, where there is such a month."""
    if year == 0 or month not in range(1, 13):
        return "write a day that exists, such as 2026-11-20"
    return f"write a day that exists: that month ends on {last_day(year * 12 + month - 1)}"


def _spelling(text: str) -> str:
    days = dict.fromkeys(day.isoformat() for day in _meant(text))
    return f"write {' or '.join(days)}" if days else "write a date as YYYY-MM-DD, such as 2026-11-20"


def _meant(text: str) -> Iterator[date]:
    """Find the days that a text in another order or with other signs can mean; with slashes that may be two."""
    if first := _YEAR_FIRST.match(text):
        year, month, day = (part for part in first.groups() if part is not None)
        yield from _real(year, month, day)
    elif last := _YEAR_LAST.match(text):
        one, sign, two, year = last.groups()
        yield from _real(year, two, one)
        if sign != ".":
            yield from _real(year, one, two)


def _real(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
