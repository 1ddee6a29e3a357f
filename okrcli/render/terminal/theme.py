"""Colours and weights by name: the one place where either is chosen.

Only the terminal's own sixteen colours are used, and dim and bold, so that its owner's theme decides how they look on
a light or on a dark background.
"""

from __future__ import annotations

from rich.style import Style

PLAIN = "plain"

STYLES = {
    PLAIN: Style(),
    "strong": Style(bold=True),
    "muted": Style(dim=True),
    "heading": Style(bold=True),
    "rule": Style(dim=True),
    "call": Style(color="cyan"),
    "good": Style(color="green"),
    "caution": Style(color="yellow"),
    "alarm": Style(color="red"),
    "early": Style(color="cyan"),
    "spark": Style(dim=True),
    "rest": Style(dim=True),
    "mark": Style(bold=True),
}
"""What each name looks like."""

FAINT_ON_WHITE = frozenset({"caution", "early"})
"""Yellow and cyan as most terminals show them cannot be read on white: they are for signs and bars, not for words."""
