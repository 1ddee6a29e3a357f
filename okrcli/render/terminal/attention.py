"""What needs attention: a sentence each, and the call to make."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.terminal.blocks import BLANK, beside, block_width, indent, wrap
from okrcli.render.terminal.labels import SEVERITY_STYLES, call

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import Attention

_SIGNS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "-"}
_SPACE = 2


def draw_attention(page: Page, entries: Sequence[Attention]) -> Iterator[Line]:
    """Draw each entry with a sign for how much it matters."""
    signs = [page.text(_SIGNS[entry.severity], SEVERITY_STYLES[entry.severity]) for entry in entries]
    told = [(entry.message, entry.call) for entry in entries]
    return chain.from_iterable(with_calls(page, zip(signs, told, strict=True)))


def with_calls(page: Page, rows: Iterable[tuple[Line, tuple[str, str]]]) -> Iterator[Block]:
    """Draw rows of a sign, a message and a call; the calls stand in a column of their own where everything fits."""
    drawn = [(sign, page.text(said), call(page, typed) if typed else BLANK) for sign, (said, typed) in rows]
    signs, calls = block_width(row[0] for row in drawn), block_width(row[2] for row in drawn)
    room = min(page.width - signs - 1 - _SPACE - calls, block_width(row[1] for row in drawn))
    for sign, message, command in drawn:
        if page.is_wide and room >= page.width // 2:
            yield beside([([sign], signs), (wrap(message, room), room + 1), ([command], calls)], space=1)
        else:
            rest = page.width - signs - 1
            signed = beside([([sign], signs), (wrap(message, rest), rest)], space=1)
            yield [*signed, *indent(wrap(command, rest), signs + 1)]
