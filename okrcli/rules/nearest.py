"""What to type instead of a name that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MANY = 3
"""The most names that a help lists."""

PATIENCE = 1_000_000
"""How many pairs of names are compared, some seconds' worth: ten thousand mistakes would take hours."""

_CROWD = 10_000
"""Among more names than these nothing is searched for."""


def write_nearest(text: str, known: Collection[str], otherwise: str) -> str:
    """Return the help that names what is nearest to `text` among the known names, else `otherwise`."""
    near = () if len(known) > _CROWD else near_names(text, tuple(known))
    return f"write {' or '.join(f'`{name}`' for name in near)}" if near else otherwise


def near_names(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are nearest to `text`, the nearest first; none once there were too many mistakes."""
    return _search(known).near(text)


@lru_cache(maxsize=64)
def _search(known: tuple[str, ...]) -> _Search:
    return _Search(known)


class _Search:
    """A search among the same names: many references often share one mistake, so answers are kept."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known
        self._found: dict[str, tuple[str, ...]] = {}

    def near(self, text: str) -> tuple[str, ...]:
        if text not in self._found:
            if (len(self._found) + 1) * len(self._known) > PATIENCE:
                return ()
            self._found[text] = tuple(get_close_matches(text, self._known, n=MANY))
        return self._found[text]
