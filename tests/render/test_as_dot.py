"""DOT: pydot reads it everywhere, Graphviz itself where it is installed, and every text comes back as it was."""

from __future__ import annotations

import json
import shutil
import subprocess

import pydot
import pytest

from okrcli.app.links import links
from okrcli.render.as_dot import render_links
from okrcli.results.status import Selection
from tests.app.opened import northwind
from tests.render.drawn_links import TITLES, nasty_links, one_line

EXPECTED = {f"{one_line(title)}, {word}" for title in TITLES.values() for word in ("no data", "no target")}


def unquoted(label: str) -> str:
    """Undo what DOT's strings, its escapes in labels and its entities do, in this order."""
    text = label.removeprefix('"').removesuffix('"').replace('\\"', '"').replace("\\\\", "\\")
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of pyparsing, by pydot
def test_pydot_reads_every_box_and_arrow() -> None:
    result = nasty_links()
    graphs = pydot.graph_from_dot_data(render_links(result))

    assert graphs is not None
    (graph,) = graphs
    groups = graph.get_subgraphs()
    nodes = [*graph.get_nodes(), *(node for group in groups for node in group.get_nodes())]
    named = {node.get_name(): node for node in nodes if node.get_name() not in {"node", "edge", "graph"}}
    labels = {unquoted(str(thing.get("label"))) for thing in (*named.values(), *groups)}
    assert labels == EXPECTED
    assert len(graph.get_edges()) == len(result.ties)
    assert {end for edge in graph.get_edges() for end in (edge.get_source(), edge.get_destination())} <= named.keys()


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_shows_every_title() -> None:
    ran = subprocess.run(
        ["dot", "-Tjson"], input=render_links(nasty_links()).encode(), capture_output=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    drawn = json.loads(ran.stdout)["objects"]
    texts = {
        "".join(part["text"] for part in thing["_ldraw_"] if part["op"] == "T") for thing in drawn if "_ldraw_" in thing
    }
    assert texts == EXPECTED


def test_the_example_looks_like_this() -> None:
    lines = [line.strip() for line in render_links(links(northwind(), Selection(team="support"))).splitlines()]

    assert lines[:5] == [
        "digraph okr {",
        'graph [rankdir="LR", charset="UTF-8", fontname="sans-serif"]',
        'node [shape="box", fontname="sans-serif"]',
        'edge [fontname="sans-serif", fontsize="10"]',
        "subgraph cluster_o1 {",
    ]
    assert 'label="Delight external customers, behind"; style="solid"' in lines
    assert 'k1 [label="CSAT 58%, breached", style="rounded", color="red", penwidth="2"]' in lines
    assert 'r2 -> k2 [label="moves", style="bold"]' in lines or 'r3 -> k1 [label="moves", style="bold"]' in lines
