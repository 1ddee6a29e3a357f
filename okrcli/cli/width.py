"""How many columns a stream has for whoever reads it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

UNLIMITED = 10_000
"""The width of what nobody looks at through a window: nothing is wrapped."""

NARROWEST = 20
"""The least width that is drawn for: in less, words have no room, and what is wider wraps at the window's edge."""

_MOST_DIGITS = 9
"""Of COLUMNS: more of them mean no other width."""


def width_of(terminal: TextIO | None) -> int | None:
    """Return what COLUMNS says, else how wide a terminal is; None where nobody says."""
    columns = _written() or _seen(terminal)
    return min(max(columns, NARROWEST), UNLIMITED) if columns else None


def _written() -> int:
    written = os.environ.get("COLUMNS", "")
    return int(written[:_MOST_DIGITS]) if written.isdecimal() else 0


def _seen(terminal: TextIO | None) -> int:
    if terminal is not None:
        with suppress(OSError):
            return os.get_terminal_size(terminal.fileno()).columns
    return 0
