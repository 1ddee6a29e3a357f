"""Lists of two: the ends of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from okrcli.model.faults import fault, read_at
from okrcli.model.fields import describe

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.node import Node

_T = TypeVar("_T")

_GROUP = 3
"""The digits between two commas of a large number."""


def read_two(value: Node, read: Callable[[Node], _T], wanted: str, example: str) -> tuple[_T, _T]:
    """Read a list of two; what is wrong with one of them is placed there."""
    match value:
        case [low, high]:
            return read_at(0, read, low), read_at(1, read, high)
        case list():
            found = f"a list of {len(value)}"
        case _:
            found = describe(value)
    raise fault("OKR103", f"{wanted} are wanted here, and {found} stands here", _without_commas(value) or example)


def _without_commas(value: Node) -> str | None:
    """Put together what commas have cut: `[1,500, 2,000]` is a list of four."""
    match value:
        case [str(a), str(b), str(c), str(d)] if len(b) == len(d) == _GROUP and (b + d).isdigit():
            return f"a comma ends a number here: write [{a}{b}, {c}{d}]"
        case _:
            return None
