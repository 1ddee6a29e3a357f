"""How many cells of a terminal a text takes; rich knows that of every character, and is asked only for unusual ones."""

from __future__ import annotations

import re
from functools import lru_cache

NARROW = " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u20ac\u2190-\u2199\u2264\u2265\u2500-\u25fc\u2713\u2717"
"""Ranges of characters that take one cell each: Western scripts, and what our pictures are drawn with."""

_ALL_NARROW = re.compile(f"[{NARROW}]*")


def is_narrow(text: str) -> bool:
    """Tell whether each character surely takes one cell."""
    return text.isascii() or _ALL_NARROW.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def cell_width(text: str) -> int:
    """Count the cells of a text without control characters: two for a wide one, none for one that joins another."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only who writes unusual characters waits for it

    return cell_len(text)
