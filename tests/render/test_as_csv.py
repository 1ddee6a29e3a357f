"""CSV that every reader agrees on, and in which no text is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.render.as_csv import render_goals
from okrcli.render.as_csv.cells import write_csv
from okrcli.results.status import Selection
from tests.app.opened import kpi, northwind, objective, opened

FILES = {
    "objectives/2026-Q4/a.yaml": objective("me", "", "{id: x, title: '=1+1', unit: min, baseline: -5, target: 10}"),
    "kpis/wait.yaml": kpi(more="unit: USD\ntargets: {2026: {between: [-3, 6]}}"),
    "kpis/wait.csv": "date,value,note,by\n2026-11-13,-4.5,-2 people,desk\n",
    "checkins/2026-Q4/2026-11-20-me.yaml": "updates: {a/x: {value: 0, confidence: 0.5, note: 'so, \"so\"'}}\n",
}


def test_status_has_a_row_for_each_objective_and_key_result() -> None:
    assert render_goals(status(opened(FILES), Selection())) == (
        '"cycle","objective","objective_title","objective_status","key_result","title","owner","teams","way","kpi","unit",'
        '"baseline","target","current","current_date","progress","raw","plan","status","confidence","stale","late","due",'
        '"at_least","at_most"\r\n'
        '"2026-Q4","2026-Q4/a","Title of it","at_risk","","Title of it","me","","","","","","","","",0.333333333333,"",'
        '0.549450549451,"at_risk",0.5,"false","","2026-12-31","",""\r\n'
        '"2026-Q4","2026-Q4/a","Title of it","at_risk","2026-Q4/a/x","\'=1+1","me","","move","","min",-5,10,0,'
        '"2026-11-20",0.333333333333,0.333333333333,0.549450549451,"at_risk",0.5,"false","false","2026-12-31",'
        '"",""\r\n'
    )


def test_kpis_have_a_row_each_and_numbers_stay_numbers() -> None:
    assert render_goals(kpis(opened(FILES), Selection())) == (
        '"kpi","name","owner","team","unit","cadence","value","date","at_least","at_most","health","stale","loop","moved_by",'
        '"moved_by_status","signals","trend"\r\n'
        '"wait","Name of it","me","","USD","weekly",-4.5,"2026-11-13",-3,6,"watch","false","monitoring","","","",""\r\n'
    )


@pytest.mark.parametrize(
    ("ref", "row"),
    [
        ("wait", '"2026-11-13","desk",-4.5,"USD","","","\'-2 people","kpis/wait.csv",2\r\n'),
        (
            "a/x",
            '"2026-11-20","me",0,"min","",0.5,"so, ""so""","checkins/2026-Q4/2026-11-20-me.yaml",1\r\n',
        ),
    ],
)
def test_show_has_a_row_for_each_thing_reported(ref: str, row: str) -> None:
    head = '"date","by","value","unit","text","confidence","note","file","line"\r\n'

    assert render_goals(show(opened(FILES), ref)) == head + row


def test_an_objective_has_its_key_results() -> None:
    session = opened(FILES)

    assert render_goals(show(session, "2026-Q4/a")) == render_goals(status(session, Selection()))


@given(st.text(alphabet=st.sampled_from("ab =+-@＝＋\t\r\n\x1b\u202e\",';|0")))
def test_no_cell_is_a_formula_and_every_text_stays_in_its_cell(text: str) -> None:
    written = write_csv(["text", "number"], [[text, -5]])

    ((_, _), (cell, number)) = csv.reader(io.StringIO(written))
    assert number == "-5"
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert "\x1b" not in written
    assert "\u202e" not in written


def test_the_example_reads_back_with_a_row_for_each() -> None:
    session = northwind()
    result = status(session, Selection())

    rows = list(csv.DictReader(io.StringIO(render_goals(result))))

    results = [score for view in result.objectives for score in view.score.key_results]
    assert [row["key_result"] for row in rows if row["key_result"]] == [score.key_result.id for score in results]
    assert [row["objective"] for row in rows if not row["key_result"]] == [
        view.score.objective.id for view in result.objectives
    ]


def test_a_guardrail_has_its_limit() -> None:
    keeps = "\n".join(
        f"{{id: {name}, title: A, keep: {{{limit}}}}}"
        for name, limit in (("a", "at_most: 5"), ("b", "at_least: -2"), ("c", "between: [1, 4.5]"))
    )
    session = opened({"objectives/2026-Q4/a.yaml": objective(results=keeps)})

    rows = csv.DictReader(io.StringIO(render_goals(status(session, Selection()))))

    assert [(row["way"], row["at_least"], row["at_most"]) for row in rows] == [
        ("", "", ""),
        ("keep", "", "5"),
        ("keep", "-2", ""),
        ("keep", "1", "4.5"),
    ]
