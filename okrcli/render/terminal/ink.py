"""Lines put on paper: as plain text, or with the codes that switch a terminal's colours on and off.

rich would do the same, to the byte, and takes as long to import as the interpreter to start.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import trim
from okrcli.render.terminal.theme import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.render.terminal.blocks import Line


def plain(lines: Iterable[Line]) -> str:
    """Return lines without colour."""
    return "".join(["".join([text for text, _ in line]).rstrip(" ") + "\n" for line in lines])


def colored(lines: Iterable[Line]) -> str:
    """Return lines in the terminal's own colours."""
    return "".join([f"{_colored(line)}\n" for line in lines])


def _colored(line: Line) -> str:
    """Switch each style on and off again; neighbours of one style share the codes."""
    return "".join(
        _switched(CODES[style], "".join([text for text, _ in pieces]))
        for style, pieces in groupby(trim(line), key=itemgetter(1))
    )


def _switched(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
