"""Limits and numbers as people type them on one line: `at most $9`, `40% -> 80%`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.notation import QuantityError
from okrcli.quantity import format_exact, parse_quantity
from okrcli.units import SECONDS, likely_unit

if TYPE_CHECKING:
    from okrcli.node import Node

_LIMITS = (
    (re.compile(r"(?:at least|>=|≥)\s*(?P<a>.+)", re.IGNORECASE), "at_least"),
    (re.compile(r"(?:at most|<=|≤)\s*(?P<a>.+)", re.IGNORECASE), "at_most"),
    (re.compile(r"between\s+(?P<a>.+?)\s+and\s+(?P<b>.+)", re.IGNORECASE), "between"),
)
_ARROW = re.compile(r"(?P<a>.*?)\s*(?:->|→)\s*(?P<b>.+)")
_BY = re.compile(r"(?P<a>.+?)\s+by\s+(?P<b>[-+].+)")
_AMOUNT = r"-?[$€£¥]?\s?\d[\d_.]*(?:\s?(?:k|M|Mn|B|bn|million|billion)(?![a-zA-Z]))?(?:\s?[%$€£¥])?"
_IN_TITLE = re.compile(rf"\bfrom (?P<a>{_AMOUNT})(?P<unit_a> [a-z]+)? to (?P<b>{_AMOUNT})(?P<unit> [a-z]+\b)?")


def read_limit(text: str) -> dict[str, Node] | None:
    """Read `at most 9`, `at least 70` or `between 4 and 9`; None for anything else."""
    for pattern, kind in _LIMITS:
        if found := pattern.fullmatch(text.strip()):
            ends: list[Node] = [as_written(end) for end in found.groups()]
            return {kind: ends if len(ends) > 1 else ends[0]}
    return None


def read_move(text: str) -> dict[str, Node] | None:
    """Read `40% -> 80%`, `-> 80%` (from the first value that is seen) or `72% by +15%`; None for anything else."""
    if found := _BY.fullmatch(text.strip()):
        return {"baseline": as_written(found["a"]), "change": found["b"].strip()}
    if found := _ARROW.fullmatch(text.strip()):
        return {"baseline": as_written(found["a"]) or "first", "target": as_written(found["b"])}
    return None


def read_title(title: str) -> dict[str, Node] | None:
    """Read `from 48 to 30 minutes` out of a title; None where it says no such thing."""
    found = _IN_TITLE.search(title)
    if found is None:
        return None
    ends = [found["a"].strip(), found["b"].strip()]
    unit = likely_unit((found["unit"] or "").strip())
    if unit in SECONDS:
        ends = [f"{end} {unit}" for end in ends]
    return {"baseline": ends[0], "target": ends[1]}


def as_written(text: str) -> str:
    """Return a number as files write it, with `min` for `minutes`; what is no number stays, for the check to refuse."""
    text = text.strip()
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return text
    unit = None if quantity.unit is None else likely_unit(quantity.unit)
    return text if unit == quantity.unit else format_exact(quantity.number, unit)
