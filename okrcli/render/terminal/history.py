"""What was reported of a goal, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_quantity, show_share
from okrcli.render.terminal.blocks import beside, block_width, flow, gap, indent, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import HistoryEntry

_SHOWN = 12
_DAY = 10
_VALUE = 18
_SPACE = 2


def draw_history(page: Page, entries: Sequence[HistoryEntry], unit: str | None) -> Iterator[Line]:
    """Draw the latest entries: day, value, and who said what besides, where it stands."""
    shown = entries[:_SHOWN]
    values = [page.text("" if entry.value is None else show_quantity(entry.value, unit), "strong") for entry in shown]
    width = min(block_width(values), _VALUE)
    for entry, value in zip(shown, values, strict=True):
        yield from _entry(page, entry, value, width)
    if len(entries) > len(shown):
        older = count(len(entries) - len(shown), "older entry", "older entries")
        yield from wrap(page.text(f"and {older} in the files", "muted"), page.width)


def _entry(page: Page, entry: HistoryEntry, value: Line, width: int) -> Iterator[Line]:
    day = page.text(show_day(entry.at), "muted")
    remarks = _remarks(page, entry)
    if page.is_narrow:
        yield from wrap(day + gap(_SPACE) + value, page.width)
        yield from indent(flow(remarks, page.between, page.width - _SPACE), _SPACE)
        return
    room = page.width - _DAY - _SPACE - (width + _SPACE if width else 0)
    values = [(wrap(value, width), width)] if width else []
    yield from beside([([day], _DAY), *values, (flow(remarks, page.between, room), room)])


def _remarks(page: Page, entry: HistoryEntry) -> list[Line]:
    said = [page.text(entry.text)] if entry.text else []
    if entry.confidence is not None:
        said.append(page.text(f"confidence {show_share(entry.confidence)}"))
    if entry.note:
        said.append(page.text(entry.note))
    if entry.by is not None:
        said.append(page.text(entry.by, "muted"))
    if page.is_wide:
        said.append(page.text(f"{entry.source.path}:{entry.source.line}", "muted"))
    return said
