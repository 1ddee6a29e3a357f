"""What to type instead of a name that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MANY = 3
"""The most names that a help lists."""


def write_nearest(text: str, known: Iterable[str], otherwise: str) -> str:
    """Return the help that names what is nearest to `text` among the known names, else `otherwise`."""
    near = near_names(text, tuple(known))
    return f"write {' or '.join(f'`{name}`' for name in near)}" if near else otherwise


@lru_cache(maxsize=4096)
def near_names(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are nearest to `text`, the nearest first: many references often share one mistake."""
    return tuple(get_close_matches(text, known, n=MANY))
