"""What needs attention: a sentence each, and the call to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.terminal.blocks import beside, block_width, indent, wrap
from okrcli.render.terminal.labels import SEVERITY_STYLES, call

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import Attention

_SIGNS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "-"}
_SIGN = 2
_SPACE = 2


def draw_attention(page: Page, entries: Sequence[Attention]) -> Iterator[Line]:
    """Draw each entry; the calls stand in a column of their own where everything fits."""
    messages = [page.text(entry.message) for entry in entries]
    calls = [call(page, entry.call) if entry.call else () for entry in entries]
    width = block_width(calls)
    room = min(page.width - _SIGN - _SPACE - width, block_width(messages))
    for entry, message, command in zip(entries, messages, calls, strict=True):
        sign = page.text(_SIGNS[entry.severity], SEVERITY_STYLES[entry.severity])
        if page.is_wide and room >= page.width // 2:
            yield from beside([(_signed(sign, message, room), room + _SIGN), ([command], width)])
        else:
            yield from _signed(sign, message, page.width - _SIGN)
            yield from indent(wrap(command, page.width - _SIGN), _SIGN)


def _signed(sign: Line, message: Line, room: int) -> Block:
    """Return a message with its sign before the first line."""
    return beside([([sign], _SIGN - 1), (wrap(message, room), room)], space=1)
