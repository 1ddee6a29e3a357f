"""JSON to the letter: the keys in their order, numbers of 12 digits at most, words in snake case, null for unknown."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from okrcli.app.explain.goal import explain_goal
from okrcli.app.forecast import calibration, forecast
from okrcli.app.links import links
from okrcli.app.log.log import log
from okrcli.app.rules import explain_rule, list_rules
from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.app.todo.todo import todo
from okrcli.app.trend.trend import trend
from okrcli.app.validate import validate
from okrcli.diagnostics import CheckResult, Diagnostic, Location, Related, Severity, Span
from okrcli.render.as_json import render_explained, render_foretold, render_goals, render_links
from okrcli.render.as_json.cache import render_cache
from okrcli.render.as_json.diff import render_diff
from okrcli.render.as_json.log import render_log
from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS
from okrcli.render.as_json.todo import render_todo
from okrcli.render.as_json.trend import render_trend
from okrcli.render.as_json.validate import render_findings
from okrcli.results.cache import CacheResult, Use
from okrcli.results.status import Selection
from okrcli.rules.settings import RuleOptions
from tests.app.opened import northwind, opened
from tests.diff.sides import DELIGHT, edited, reviewed
from tests.diff.sides import FILES as DIFF_FILES
from tests.golden.past import past

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {
    "okr.yaml": """
        version: 1
        organization: Northwind Traders
        teams: {support: {}}
        """,
    "objectives/2026-Q4/delight-customers.yaml": """
        title: Delight external customers
        owner: support-lead
        teams: [support]
        because: csat
        key_results:
          - id: csat
            title: Raise CSAT from 40% to 80%
            kpi: csat
            baseline: 40%
            target: 80%
            influences: [csat]
        """,
    "kpis/csat.yaml": """
        name: CSAT
        owner: support-lead
        team: support
        cadence: monthly
        unit: "%"
        targets: {2026: {at_least: 80, watch: 85}}
        """,
    "kpis/csat.csv": "date,value\n2026-10-20,52\n2026-11-20,55\n",
    "checkins/2026-Q4/2026-11-20-support-lead.yaml": "updates: {delight-customers/csat: {confidence: 0.6}}\n",
}


def test_status_has_the_documented_shape() -> None:
    written = render_goals(status(opened(FILES, date(2026, 11, 22)), Selection(), lines=True))

    assert json.loads(written) == {
        "format": "okr.status/1",
        "as_of": "2026-11-22",
        "organization": "Northwind Traders",
        "revision": None,
        "cycles": [{"name": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31", "elapsed": 0.571428571429}],
        "objectives": [
            {
                "id": "2026-Q4/delight-customers",
                "title": "Delight external customers",
                "owner": "support-lead",
                "teams": ["support"],
                "ambition": "aspirational",
                "progress": 0.375,
                "plan": 0.571428571429,
                "status": "at_risk",
                "worst": {"id": "2026-Q4/delight-customers/csat", "status": "at_risk"},
                "confidence": 0.6,
                "stale": False,
                "known": 1,
                "parts": 1,
                "grade": None,
                "contributes_to": None,
                "supports": None,
                "because": "csat",
                "file": "objectives/2026-Q4/delight-customers.yaml",
                "line": 1,
                "key_results": [
                    {
                        "id": "2026-Q4/delight-customers/csat",
                        "title": "Raise CSAT from 40% to 80%",
                        "way": "move",
                        "kpi": "csat",
                        "unit": "%",
                        "baseline": 40,
                        "target": 80,
                        "current": 55,
                        "current_date": "2026-11-20",
                        "raw": 0.375,
                        "progress": 0.375,
                        "plan": 0.571428571429,
                        "status": "at_risk",
                        "confidence": 0.6,
                        "stale": False,
                        "late": False,
                        "keep": None,
                        "milestones": None,
                        "weight": 1,
                        "owner": "support-lead",
                        "due": "2026-12-31",
                        "influences": ["csat"],
                        "line": 6,
                    }
                ],
            }
        ],
        "kpis": [
            {
                "id": "csat",
                "name": "CSAT",
                "owner": "support-lead",
                "team": "support",
                "unit": "%",
                "cadence": "monthly",
                "value": 55,
                "date": "2026-11-20",
                "target": {"at_least": 80, "watch": 85},
                "health": "breached",
                "stale": False,
                "loop": "being_moved",
                "moved_by": ["2026-Q4/delight-customers/csat"],
                "guarded_by": [],
                "influenced_by": ["2026-Q4/delight-customers/csat"],
                "previous": 52,
                "signal": None,
                "running": None,
            }
        ],
        "attention": [],
        "summary": json.loads(written)["summary"],
    }
    assert list(json.loads(written)["summary"]) == ["objectives", "kpis", "loop", "findings"]
    assert json.loads(written)["summary"]["loop"] == {
        "retired": 0,
        "input": 0,
        "back_in_range": 0,
        "being_moved": 1,
        "needs_an_objective": 0,
        "monitoring": 0,
    }


KEYS = {
    "okr": "format as_of organization revision cycles objectives kpis attention summary",
    "objective": "id title owner teams ambition progress plan status worst confidence stale known parts grade"
    " contributes_to supports because file line key_results",
    "key_result": "id title way kpi unit baseline target current current_date raw progress plan status confidence stale"
    " late keep milestones weight owner due influences line",
    "kpi": "id name owner team unit cadence value date target health stale loop moved_by guarded_by influenced_by"
    " previous signal running",
}
"""The keys as commands.md lists them, and behind them those that were added since."""


def test_what_needs_attention_is_listed_with_its_call() -> None:
    document = json.loads(render_goals(status(northwind(), Selection())))

    assert {" ".join(entry) for entry in document["attention"]} == {"severity subject message call"}
    assert {
        "severity": "warning",
        "subject": "payment-days",
        "call": "okr propose payment-days",
    }.items() <= next(entry for entry in document["attention"] if entry["subject"] == "payment-days").items()


def test_the_keys_stand_in_the_documented_order() -> None:
    document = json.loads(render_goals(status(northwind(), Selection(), lines=True)))

    assert " ".join(document) == KEYS["okr"]
    assert {" ".join(objective) for objective in document["objectives"]} == {KEYS["objective"]}
    assert {" ".join(kpi) for kpi in document["kpis"]} == {KEYS["kpi"]}
    assert {" ".join(result) for objective in document["objectives"] for result in objective["key_results"]} == {
        KEYS["key_result"]
    }


def outputs() -> Iterator[tuple[str, str]]:
    """Yield the name and text of every output of the example company."""
    session = northwind()
    yield "status", render_goals(status(session, Selection(), lines=True))
    yield "status", render_goals(status(session, Selection(cycle="2026-Q3"), lines=True))
    yield "kpis", render_goals(kpis(session, Selection()))
    yield "forecast", render_foretold(forecast(session, Selection()))
    yield "calibration", render_foretold(calibration(session, Selection()))
    yield "links", render_links(links(session, Selection()))
    for ref in (*session.workspace.objectives, *session.workspace.key_results, *session.workspace.kpis):
        yield "show", render_goals(show(session, ref))
        yield "explain", render_explained(explain_goal(session, ref))
    yield "validate", render_findings(validate(session, RuleOptions(select=("5", "7"))))
    yield "todo", render_todo(todo(session, Selection()))
    yield "diff", render_diff(reviewed(DIFF_FILES, edited(DELIGHT, "target: 80%", "target: 60%")))
    yield "log", render_log(log(past(), Selection()))
    for view in (Selection(), Selection(ref="csat"), Selection(ref="reply-time")):
        yield "trend", render_trend(trend(past(), view))
    yield "cache", render_cache(CacheResult(None, Use.NO_PLACE, 0, 0, 0))
    yield "cache", render_cache(CacheResult("/goals/.git/okr", Use.IN_USE, 2, 40, 81_920, cleared=True))
    yield "rules", render_explained(list_rules())
    for rule in list_rules().rules:
        found = explain_rule(rule.code)
        assert found is not None
        yield "explain", render_explained(found)


def closed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Forbid keys that a schema does not list; a later version may add some, this one must not have others."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if "properties" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | shut


def test_every_output_is_as_its_schema_says_and_holds_nothing_else() -> None:
    validators = {name: Draft202012Validator(closed(schema)) for name, schema in OUTPUT_SCHEMAS.items()}
    seen = set()

    for name, text in outputs():
        document = json.loads(text)
        assert [error.message for error in validators[name].iter_errors(document)] == []
        assert document["format"] == f"okr.{name}/1"
        seen.add(name)

    assert seen == set(OUTPUT_SCHEMAS)


def test_a_signal_has_the_documented_shape() -> None:
    rows = "".join(f"2026-{month:02}-01,{value}\n" for month, value in enumerate([10, 12, 11, 12, 10, 11, 30], 1))
    files = FILES | {"kpis/csat.csv": f"date,value\n{rows}"}

    (found,) = json.loads(render_goals(kpis(opened(files, date(2026, 7, 22)), Selection())))["kpis"]

    assert found["signal"] == {
        "points": 7,
        "certainty": "provisional",
        "centre": 13.7142857143,
        "lower": 2.18761904762,
        "upper": 25.240952381,
        "mean_range": 4.33333333333,
        "range_limit": 14.1613333333,
        "signals": [
            {"rule": 1, "what": "value", "dates": ["2026-07-01"]},
            {"rule": 1, "what": "range", "dates": ["2026-07-01"]},
        ],
        "trend": {"slope": 0.5, "p": 0.436737771934, "good": None},
    }


def test_links_have_the_documented_shape() -> None:
    document = json.loads(render_links(links(opened(FILES, date(2026, 11, 22)), Selection())))

    kpi = document["kpis"][0]
    assert (kpi["id"], kpi["health"], kpi["moved"]) == ("csat", "breached", True)
    tie = {
        "kpi": "csat",
        "objective": "2026-Q4/delight-customers",
        "key_result": "2026-Q4/delight-customers/csat",
        "title": "Raise CSAT from 40% to 80%",
        "progress": 0.375,
        "status": "at_risk",
    }
    assert {key: value for key, value in document.items() if key != "kpis"} == {
        "format": "okr.links/1",
        "as_of": "2026-11-22",
        "organization": "Northwind Traders",
        "revision": None,
        "cycles": ["2026-Q4"],
        "objectives": [
            {
                "id": "2026-Q4/delight-customers",
                "title": "Delight external customers",
                "owner": "support-lead",
                "teams": ["support"],
                "progress": 0.375,
                "status": "at_risk",
                "moves_a_kpi": True,
            }
        ],
        "links": [tie | {"relation": "moves"}, tie | {"relation": "influences"}],
    }


@pytest.mark.parametrize("name", OUTPUT_SCHEMAS)
def test_the_schemas_are_schemas_and_refuse_another_shape(name: str) -> None:
    Draft202012Validator.check_schema(OUTPUT_SCHEMAS[name])

    assert not Draft202012Validator(OUTPUT_SCHEMAS[name]).is_valid({"format": f"okr.{name}/2"})
    assert not Draft202012Validator(OUTPUT_SCHEMAS[name]).is_valid({"format": f"okr.{name}/1"})


def test_findings_have_the_documented_shape() -> None:
    finding = Diagnostic(
        code="OKR201",
        name="unknown-kpi",
        severity=Severity.ERROR,
        message="no KPI is named `repl`",
        help="write reply-time",
        location=Location("objectives/2026-Q4/x.yaml", Span(9, 10, 9, 14)),
        subject="2026-Q4/x/csat",
        related=(Related(Location("kpis/y.yaml", Span(3, 1, 3, 2)), "first used here"),),
    )

    assert json.loads(render_findings(CheckResult((finding,), 12, 2))) == {
        "format": "okr.validate/1",
        "files": 12,
        "findings": [
            {
                "code": "OKR201",
                "name": "unknown-kpi",
                "severity": "error",
                "message": "no KPI is named `repl`",
                "help": "write reply-time",
                "file": "objectives/2026-Q4/x.yaml",
                "line": 9,
                "column": 10,
                "end_line": 9,
                "end_column": 14,
                "subject": "2026-Q4/x/csat",
                "related": [{"file": "kpis/y.yaml", "line": 3, "column": 1, "message": "first used here"}],
            }
        ],
        "suppressed": 2,
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_each_item_of_a_list_has_a_line_of_its_own() -> None:
    lines = render_goals(status(opened(FILES), Selection())).splitlines()

    assert lines[0] == '{"format": "okr.status/1",'
    assert lines[4:6] == [
        ' "cycles": [',
        '  {"name": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31", "elapsed": 0.549450549451}],',
    ]


def test_hidden_characters_are_escaped_and_keep_their_value() -> None:
    hostile = CheckResult(
        (
            Diagnostic(
                "OKR010", "forbidden-character", Severity.ERROR, "a \x1b[2J \u202e \x9b \ud800", "–",
                Location("objectives/\u202e.yaml", Span(1, 1, 1, 1)),
            ),
        ),
        1,
        0,
    )  # fmt: skip

    written = render_findings(hostile)

    shown = "a \x1b[2J \u202e \x9b \\u{d800}"  # half a pair has no value that strict readers take
    assert json.loads(written)["findings"][0]["message"] == shown
    assert not {"\x1b", "\u202e", "\x9b", "\ud800"} & set(written)
    assert "–" in written


def test_what_is_owed_has_a_line_each() -> None:
    result = todo(opened(FILES, date(2026, 12, 30)), Selection())

    assert json.loads(render_todo(result)) == {
        "format": "okr.todo/1",
        "as_of": "2026-12-30",
        "organization": "Northwind Traders",
        "revision": None,
        "items": [
            {
                "task": "measure",
                "urgency": "overdue",
                "owner": "support-lead",
                "subject": "csat",
                "message": "`CSAT` is monthly, and its last value is of 2026-11-20, 40 days ago",
                "call": "okr checkin csat VALUE",
                "days": 40,
                "file": "kpis/csat.yaml",
                "line": 1,
            }
        ],
        "summary": {"overdue": 1, "due": 0, "open": 0},
    }
