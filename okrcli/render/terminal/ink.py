"""Lines put on paper: as plain text, or with the codes that switch a terminal's colours on and off.

rich would do the same, to the byte, and takes as long to import as the interpreter to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import trim
from okrcli.render.terminal.theme import CODES, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.render.terminal.blocks import Line


_ON = {style: code and f"\x1b[{code}m" for style, code in CODES.items()}
_OFF = {style: code and "\x1b[0m" for style, code in CODES.items()}


def plain(lines: Iterable[Line]) -> str:
    """Return lines without colour."""
    return "".join(["".join([text for text, _ in line]).rstrip(" ") + "\n" for line in lines])


def colored(lines: Iterable[Line]) -> str:
    """Return lines in the terminal's own colours."""
    return "".join([f"{_colored(line)}\n" for line in lines])


def _colored(line: Line) -> str:
    """Switch each style on and off again; neighbours of one style share the codes."""
    parts: list[str] = []
    worn = PLAIN
    for text, style in trim(line):
        if style != worn:
            parts += (_OFF[worn], _ON[style])
            worn = style
        parts.append(text)
    parts.append(_OFF[worn])
    return "".join(parts)
