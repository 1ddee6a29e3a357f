"""`okr links` on pages of odd sizes: nothing at all, and more objectives than fit beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.forecast import forecast
from okrcli.app.links import links
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import render_foretold, render_links_matrix, render_links_tree
from okrcli.results.status import Selection
from tests.app.opened import kpi, objective, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.render.terminal.page import View


def drawn(renderable: View, width: int = 60) -> list[str]:
    return draw(renderable, Screen(color=False, width=width, encoding="utf-8")).splitlines()


def matrix(files: Mapping[str, str], width: int) -> list[str]:
    return drawn(render_links_matrix(links(opened(files), Selection())), width)


def test_an_empty_workspace_says_so() -> None:
    result = links(opened({}), Selection())
    said = ["2026-11-20", "Neither objectives nor KPIs to tie to each other."]

    assert drawn(render_links_tree(result)) == said
    assert drawn(render_links_matrix(result)) == said
    assert drawn(render_foretold(forecast(opened({}), Selection()))) == [
        "2026-11-20",
        "No objective to look ahead for.",
    ]


def test_columns_that_do_not_fit_go_into_bands_with_the_rows_that_are_tied_there() -> None:
    files = {"kpis/idle.yaml": kpi()} | {f"kpis/k{n}.yaml": kpi() for n in range(12)}
    for n in range(12):
        results = f"{{id: a, title: A, kpi: k{n}, baseline: 0, target: 10}}"
        files[f"objectives/2026-Q4/o{n:02}.yaml"] = objective(results=results)

    lines = matrix(files, 40)

    bands = [line.split() for line in lines if line.strip().startswith(("1 ", "9 "))]
    assert bands[0] == [str(number) for number in range(1, 9)]
    assert sum("M?" in line for line in lines) == 12
    assert [line for line in lines if line.startswith("Nothing moves these KPIs")] != []


def test_one_cell_holds_all_that_an_objective_does_to_a_kpi() -> None:
    results = (
        "{id: a, title: A, kpi: k, baseline: 0, target: 10}\n{id: b, title: B, kpi: k, keep: {at_least: 1}}\n"
        "{id: c, title: C, milestones: [m], influences: [k]}"
    )
    lines = matrix({"kpis/k.yaml": kpi(), "objectives/2026-Q4/o.yaml": objective(results=results)}, 60)

    start = next(number for number, line in enumerate(lines) if line.startswith("○ Name of it"))
    assert [line.rstrip() for line in lines[start : start + 2]] == ["○ Name of it  M?G?", "              I?"]
