"""Colours and weights by name: the one place where either is chosen.

Only the terminal's own sixteen colours are used, and dim and bold, so that its owner's theme decides how they look on
a light or on a dark background.
"""

from __future__ import annotations

PLAIN = "plain"

_BOLD, _DIM, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"

CODES = {
    PLAIN: "",
    "strong": _BOLD,
    "muted": _DIM,
    "heading": _BOLD,
    "rule": _DIM,
    "call": _CYAN,
    "good": _GREEN,
    "caution": _YELLOW,
    "alarm": _RED,
    "early": _CYAN,
    "spark": _DIM,
    "rest": _DIM,
    "mark": _BOLD,
}
"""What switches each on at a terminal: the parameter of `ESC [ … m`."""

FAINT_ON_WHITE = frozenset({"caution", "early"})
"""Yellow and cyan as most terminals show them cannot be read on white: they are for signs and bars, not for words."""
