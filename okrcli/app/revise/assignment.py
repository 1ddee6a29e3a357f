"""`target=80%`: what is to change, and to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from okrcli.node import Node

_PAIR = re.compile(r"\[\s*(?P<a>[^,]+?)\s*,\s*(?P<b>[^,]+?)\s*\]|(?P<c>.+?)\s*(?:\.\.|\bto\b|\band\b)\s*(?P<d>.+)")


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field by the name that was typed, and the text of its new value."""

    name: str
    text: str


def read_assignment(typed: str) -> Assignment:
    """Read `name=value`; raises an `OkrError` for anything else."""
    name, sign, text = typed.partition("=")
    if not sign or not name.strip() or not text.strip():
        raise OkrError(f"`{typed}` is no change", "write what changes as NAME=VALUE, such as target=80%")
    return Assignment(name.strip(), text.strip())


def read_pair(text: str) -> list[Node]:
    """Read `4..6`, `4 to 6` or `[4, 6]` as the two ends of a range."""
    found = _PAIR.fullmatch(text)
    if found is None:
        raise OkrError(f"`{text}` is no range", "write its two ends: 4..6")
    return [found["a"] or found["c"], found["b"] or found["d"]]


def read_bounds(text: str) -> list[Node]:
    """Read `0..100`, or `0..` where there is no end, as what is possible at all; `null` is no end too."""
    low, sign, high = text.partition("..")
    pair = [low, high] if sign else read_pair(text)
    return [None if str(end).strip() in ("", "null") else str(end).strip() for end in pair]


def read_ids(text: str) -> list[Node]:
    """Read `support, product`, in brackets or not, as a list."""
    inner = text.removeprefix("[").removesuffix("]")
    return [part.strip() for part in inner.split(",") if part.strip()]


def read_plan(text: str) -> Node:
    """Read `2026-11-15: 40 min, 2026-12-01: 33 min` as points to go through; anything else is the name of a curve."""
    points = [part.partition(":") for part in text.split(",")]
    if not all(sign for _, sign, _ in points):
        return text
    return [{"at": day.strip(), "value": value.strip()} for day, _, value in points]
