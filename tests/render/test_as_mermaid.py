"""Mermaid: every line is one that Mermaid's grammar has, and every text comes back as it was.

The grammar here is a strict part of Mermaid's own. That Mermaid reads it so was tried with its parser: `npm install
mermaid@11 jsdom`, then `mermaid.parse` and the texts of `db.getVertices()`, for all of these titles.
"""

from __future__ import annotations

import re

from okrcli.app.links import links
from okrcli.render.as_mermaid import render_links
from okrcli.results.status import Selection
from tests.app.opened import kpi, northwind, objective, opened
from tests.render.drawn_links import TITLES, nasty_links, one_line

TEXT = r'"(?:[^!-+/:-@\[-`{-~\n]|#\d+;)+"'
LINES = (
    r"flowchart LR",
    rf"    subgraph o\d+\[{TEXT}\]",
    rf"        r\d+\[{TEXT}\]",
    r"    end",
    rf"    o\d+\[{TEXT}\]",
    rf"    k\d+\(\[{TEXT}\]\)",
    r"    r\d+ (?:==>|-\.->|-->)\|(?:moves|guards|influences)\| k\d+",
    r"    classDef (?:breached|alone) [a-z0-9#:, -]+",
    r"    class [ok]\d+(?:,[ok]\d+)* (?:breached|alone)",
)


def texts(diagram: str) -> set[str]:
    """Return the texts of all boxes as Mermaid shows them."""
    quoted = re.findall(r'"(.*)"', diagram)
    return {re.sub(r"#(\d+);", lambda number: chr(int(number[1])), text) for text in quoted}


def test_every_line_is_one_that_mermaid_reads() -> None:
    for diagram in (render_links(nasty_links()), render_links(links(northwind(), Selection()))):
        assert [line for line in diagram.splitlines() if not any(re.fullmatch(kind, line) for kind in LINES)] == []


def test_every_title_comes_back_as_it_was() -> None:
    shown = texts(render_links(nasty_links()))

    assert shown == {f"{one_line(title)}, {word}" for title in TITLES.values() for word in ("no data", "no target")}


def test_what_could_begin_a_list_does_not() -> None:
    diagram = render_links(nasty_links())

    assert '"1#46; item, no data"' in diagram
    assert '"#45; item, no data"' in diagram


def test_a_diagram_holds_objectives_around_their_key_results_and_arrows_to_kpis() -> None:
    files = {
        "objectives/2026-Q4/delight.yaml": objective(
            results="{id: t, title: Cut the time, kpi: wait, baseline: 48, target: 30}"
        ),
        "objectives/2026-Q4/sell.yaml": objective(),
        "kpis/wait.yaml": kpi(more="unit: min\ntargets: {2026: {at_most: 30}}"),
        "kpis/wait.csv": "date,value\n2026-11-13,44\n2026-11-20,39\n",
        "kpis/idle.yaml": kpi(),
    }

    assert render_links(links(opened(files), Selection())).splitlines() == [
        "flowchart LR",
        '    subgraph o1["Title of it, behind"]',
        '        r1["Cut the time, behind"]',
        "    end",
        '    o2["Title of it, no data"]',
        '    k1(["Name of it 39 min, breached"])',
        '    k2(["Name of it, no target"])',
        "    r1 ==>|moves| k1",
        "    classDef breached stroke:#d33,stroke-width:3px",
        "    class k1 breached",
        "    classDef alone stroke-dasharray:4 3",
        "    class k2,o2 alone",
    ]


def test_more_arrows_than_mermaid_draws_are_said_in_a_comment() -> None:
    results = "\n".join(
        f"{{id: r{n}, title: R, influences: [k]}}".replace("}", ", milestones: [m]}") for n in range(501)
    )
    diagram = render_links(
        links(opened({"objectives/2026-Q4/o.yaml": objective(results=results), "kpis/k.yaml": kpi()}), Selection())
    )

    assert diagram.splitlines()[1].startswith("    %% 501 arrows: Mermaid draws 500 ")
