"""`okr links` as a Mermaid flowchart, in which no text from a file is anything but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.render.diagram import diagram_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.render.diagram import Box, Diagram, Group
    from okrcli.results.links import LinksResult, Relation

MOST_ARROWS = 500
"""How many arrows Mermaid draws unless the page that shows it sets `maxEdges`; a diagram cannot say so itself."""

_ARROWS: Mapping[Relation, str] = {"moves": "==>", "guards": "-.->", "influences": "-->"}
_SIGN = re.compile(r"[!-+/:-@\[-`{-~]|^-|(?<=\d)\.(?= )")
"""Every ASCII sign but comma, hyphen and full stop, and these where they begin an item of a list."""


def render_links(result: LinksResult) -> str:
    """Write objectives around their key results, and arrows from these to the KPIs."""
    return "\n".join(["flowchart LR", *(f"    {line}" for line in _lines(diagram_of(result))), ""])


def _lines(diagram: Diagram) -> Iterator[str]:
    if len(diagram.arrows) > MOST_ARROWS:
        many = len(diagram.arrows)
        yield f"%% {many} arrows: Mermaid draws {MOST_ARROWS} unless its page sets maxEdges; --team shows fewer"
    for group in diagram.groups:
        yield from _group(group)
    for gauge in diagram.gauges:
        yield f"{gauge.box.name}([{_label(gauge.box)}])"
    for arrow in diagram.arrows:
        yield f"{arrow.start} {_ARROWS[arrow.relation]}|{arrow.relation}| {arrow.end}"
    yield from _styled("breached", "stroke:#d33,stroke-width:3px", [g.box for g in diagram.gauges if g.breached])
    alone = [g.box for g in diagram.gauges if g.unmoved] + [g.box for g in diagram.groups if g.moves_none]
    yield from _styled("alone", "stroke-dasharray:4 3", alone)


def _group(group: Group) -> Iterator[str]:
    if not group.key_results:
        yield f"{group.box.name}[{_label(group.box)}]"
        return
    yield f"subgraph {group.box.name}[{_label(group.box)}]"
    for box in group.key_results:
        yield f"    {box.name}[{_label(box)}]"
    yield "end"


def _styled(name: str, style: str, boxes: list[Box]) -> Iterator[str]:
    """Yield the look of boxes that stand out: their words say why, or that no arrow leads there."""
    if boxes:
        yield f"classDef {name} {style}"
        yield f"class {','.join(box.name for box in boxes)} {name}"


def _label(box: Box) -> str:
    """Quote a text; what could be a sign to Mermaid, to Markdown or to HTML stands there as its number."""
    return f'"{_SIGN.sub(lambda sign: f"#{ord(sign[0])};", box.text)}"'
