"""The quick way through a CSV file that is as a program writes it: whole columns at a time, in little memory."""

from __future__ import annotations

import re
from array import array
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from okrcli.model.measurements import PackedRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.syntax.table import Table

_MOST_PLACES = 9
_CHUNK = 1 << 16
"""About how many characters are taken apart at a time."""


def plain_rows(table: Table) -> PackedRows | None:
    """Return the rows below the header where all are plain: date and value first, nothing else, in order of days.

    None where anything is not so, or is wrong: then each row is looked at.
    """
    if table.columns[:2] != ("date", "value"):
        return None
    text = table.text if table.text.endswith("\n") else f"{table.text}\n"
    body, empty = text.find("\n") + 1, len(table.columns) - 2
    alike = len(text[body : text.find("\n", body)].rstrip(",").partition(".")[2])
    fixed = alike <= _MOST_PLACES and _pattern(empty, alike).fullmatch(text, body) is not None
    if not fixed and not _pattern(empty, None).fullmatch(text, body):
        return None
    days, digits, places = array("i"), array("q"), bytearray()
    try:
        for chunk in _chunks(text, body):
            cells = chunk.replace("\n", ",").split(",")
            numbers = cells[1 :: 2 + empty]
            days.extend(map(_ordinal, cells[: -1 : 2 + empty]))
            digits.extend(map(int, ",".join(numbers).replace(".", "").split(",")))
            if not fixed:
                places.extend(len(number.partition(".")[2]) for number in numbers)
    except ValueError:
        return None
    behind = bytes((alike,)) * len(days) if fixed else bytes(places)
    rows = PackedRows(days, digits, behind)
    return rows if rows.a_row_a_day else None


@lru_cache(maxsize=32)
def _pattern(empty: int, places: int | None) -> re.Pattern[str]:
    """Return what all rows together look like, with so many empty cells at the end of each.

    `places` is how many digits every number has behind its point; None where they may differ.
    """
    behind = r"(?:\.\d{1,9})?" if places is None else rf"\.\d{{{places}}}" if places else ""
    return re.compile(rf"(?:\d{{4}}-\d\d-\d\d,-?\d{{1,9}}{behind},{{{empty}}}\n)*+", re.ASCII)


def _chunks(text: str, start: int) -> Iterator[str]:
    """Iterate over a text in pieces of whole lines; the last line ends with a line break."""
    while start < len(text):
        end = text.find("\n", start + _CHUNK) + 1 or len(text)
        yield text[start:end]
        start = end


@lru_cache(maxsize=8192)
def _ordinal(day: str) -> int:
    """Return the number of a day; raise ValueError where there is none."""
    return date.fromisoformat(day).toordinal()
