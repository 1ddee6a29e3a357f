"""JSON values, and how they become text: numbers of 12 digits at most, statuses as words, one line an item."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from okrcli.quantity import to_json_number as number
from okrcli.render.safe import json_escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from okrcli.model.placed import Range
    from okrcli.results.diff import GitRevision

__all__ = ["Json", "counts", "day", "limit", "number", "revision", "rounded", "to_text"]

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What JSON can hold."""

_WordT = TypeVar("_WordT", bound=Enum)


def revision(value: GitRevision | None) -> Json:
    """Return a commit by name and id; null for the files on disk."""
    return None if value is None else {"name": value.name, "commit": value.commit}


def day(value: date | None) -> Json:
    """Return a day as ISO 8601 writes it."""
    return None if value is None else value.isoformat()


def rounded(probability: float) -> float:
    """Return a probability with 12 significant digits, as every number has."""
    return float(f"{probability:.12g}")


def limit(bounds: Range | None) -> dict[str, Json]:
    """Return a range by the key that it has in a file; nothing where there is none."""
    if bounds is None:
        return {}
    if bounds.low is not None and bounds.high is not None:
        return {"between": [number(bounds.low), number(bounds.high)]}
    return {"at_least": number(bounds.low)} if bounds.high is None else {"at_most": number(bounds.high)}


def counts(counted: Mapping[_WordT, int]) -> dict[str, Json]:
    """Return how many there are of each word."""
    return {word.value: many for word, many in counted.items()}


def to_text(document: Mapping[str, Json]) -> str:
    """Write a document: a line for each key, and in a list of mappings one for each of them.

    So a long one can be read by lines, and is written by the C encoder in one pass an item.
    """
    lines = [f"{_dump(key)}: {_value(value)}" for key, value in document.items()]
    return json_escape("{" + ",\n ".join(lines) + "}\n")


def _value(value: Json) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(_dump, value)) + "]"
    return _dump(value)


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
