"""Facts of one goal: a quiet name and what there is to say, below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import beside, flow, indent, wrap
from okrcli.render.terminal.theme import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from okrcli.render.terminal.blocks import Block, Line
    from okrcli.render.terminal.page import Page

_NAME = 14
_SPACE = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is said: running text, or items that are set in a row."""

    name: str
    text: str | None = None
    items: Sequence[Line] = ()
    style: str = PLAIN


def draw_facts(page: Page, facts: Iterable[Fact]) -> Iterator[Line]:
    """Draw the facts that say anything."""
    for fact in facts:
        if not fact.text and not fact.items:
            continue
        name = page.text(fact.name, "muted")
        if page.is_narrow:
            yield from wrap(name, page.width)
            yield from indent(_said(page, fact, _SPACE), _SPACE)
        else:
            left = _NAME + _SPACE
            yield from beside([(wrap(name, _NAME), _NAME), (_said(page, fact, left), page.width - left)])


def _said(page: Page, fact: Fact, left: int) -> Block:
    if fact.text:
        return page.prose(fact.text, fact.style, left)
    return flow(fact.items, page.between, page.width - left)
