"""The first lines of a portrait: title, identity, and where the goal stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import flow, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page


def draw_title(page: Page, title: str, identity: Sequence[str], path: str, line: int) -> Iterator[Line]:
    """Draw the title, then the id with what belongs to it and the place of the definition."""
    yield from wrap(page.text(title, "strong"), page.width)
    items = [page.text(item, "muted") for item in (*identity, f"{path}:{line}")]
    yield from flow(items, page.between, page.width)
