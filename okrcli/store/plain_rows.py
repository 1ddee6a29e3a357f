"""The quick way through a CSV file that is as a program writes it: whole columns at a time, in little memory."""

from __future__ import annotations

import re
from array import array
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from okrcli.model.measurements import PackedRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.syntax.table import Table

_ROW = r"\d{{4}}-\d\d-\d\d,-?\d{{1,9}}(?:\.\d{{1,9}})?,{{{}}}\n"
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
    if not _pattern(empty).fullmatch(text, body):
        return None
    days, digits, places = array("i"), array("q"), bytearray()
    try:
        for chunk in _chunks(text, body):
            cells = chunk.replace("\n", ",").split(",")
            numbers = cells[1 :: 2 + empty]
            days.extend(map(_ordinal, cells[: -1 : 2 + empty]))
            digits.extend(map(int, ",".join(numbers).replace(".", "").split(",")))
            places.extend(len(number) - number.find(".") - 1 if "." in number else 0 for number in numbers)
    except ValueError:
        return None
    return PackedRows(days, digits, bytes(places)) if all(day < later for day, later in pairwise(days)) else None


@lru_cache(maxsize=8)
def _pattern(empty: int) -> re.Pattern[str]:
    """Return what all rows together look like, with so many empty cells at the end of each."""
    return re.compile(f"(?:{_ROW.format(empty)})*+", re.ASCII)


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
