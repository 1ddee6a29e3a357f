"""`okr links` as a graph for Graphviz, in which no text from a file is anything but text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.diagram import diagram_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.render.diagram import Diagram, GaugeBox, Group
    from okrcli.results.links import LinksResult, Relation

_HEAD = (
    'graph [rankdir="LR", charset="UTF-8", fontname="sans-serif"]',
    'node [shape="box", fontname="sans-serif"]',
    'edge [fontname="sans-serif", fontsize="10"]',
)
_ARROWS: Mapping[Relation, str] = {"moves": "bold", "guards": "dotted", "influences": "solid"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_links(result: LinksResult) -> str:
    """Write objectives around their key results, and arrows from these to the KPIs."""
    return "\n".join(["digraph okr {", *(f"    {line}" for line in _lines(diagram_of(result))), "}", ""])


def _lines(diagram: Diagram) -> Iterator[str]:
    yield from _HEAD
    for group in diagram.groups:
        yield from _group(group)
    for gauge in diagram.gauges:
        yield _gauge(gauge)
    for arrow in diagram.arrows:
        yield f'{arrow.start} -> {arrow.end} [label="{arrow.relation}", style="{_ARROWS[arrow.relation]}"]'


def _group(group: Group) -> Iterator[str]:
    style = "dashed" if group.moves_none else "solid"
    if not group.key_results:
        yield f'{group.box.name} [label={_quoted(group.box.text)}, style="{style}"]'
        return
    yield f"subgraph cluster_{group.box.name} {{"
    yield f'    label={_quoted(group.box.text)}; style="{style}"'
    for box in group.key_results:
        yield f"    {box.name} [label={_quoted(box.text)}]"
    yield "}"


def _gauge(gauge: GaugeBox) -> str:
    style = "rounded,dashed" if gauge.unmoved else "rounded"
    color = ', color="red", penwidth="2"' if gauge.breached else ""
    return f'{gauge.box.name} [label={_quoted(gauge.box.text)}, style="{style}"{color}]'


def _quoted(text: str) -> str:
    """Quote a text: a backslash is one and makes no line break, and `&amp;` is five letters."""
    return f'"{text.translate(_ESCAPES)}"'
