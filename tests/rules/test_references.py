"""References that lead nowhere are found wherever they stand, and those that lead somewhere never."""

from __future__ import annotations

import pytest

from okrcli.model.workspace import Workspace
from okrcli.rules.references.lost import Destination, lost_references
from okrcli.store.load import load
from tests.rules.findings import diagnostics, findings, kpi, objective
from tests.workspaces import make_tree

A = "objectives/2026-Q4/a.yaml"
CHECK_IN = "checkins/2026-Q4/2026-11-20-lead.yaml"
ROLLUP = "{id: parts, title: All do their part, rollup: true}"


def lost(files: dict[str, str]) -> list[tuple[Destination, str]]:
    workspace = load(make_tree(files)).workspace
    assert isinstance(workspace, Workspace)
    return [(reference.kind, reference.text) for reference in lost_references(workspace)]


def test_ids_of_the_past_are_known() -> None:
    renamed = "{id: x, title: X, kpi: wait, baseline: 1, target: 2, formerly: [y]}"
    files = {
        "okr.yaml": """
            version: 1
            teams: {support: {formerly: [service]}, desk: {parent: service, ended: 2026-01-01}}
            people: {lead: {formerly: [boss], team: desk}, desk-manager: {ended: 2026-02-01}}
        """,
        "kpis/reply-time.yaml": kpi("formerly: [wait]"),
        "kpis/twice.yaml": kpi("formula: wait * 2", "parent: wait", "team: service"),
        A: objective(renamed, owner="boss", more="teams: [service]\nformerly: [b]"),
        CHECK_IN: "updates: {wait: 1, b/y: {confidence: 0.5}, 2026-Q4/a/y: {note: again}}\n",
    }

    assert lost(files) == []


def test_a_short_key_means_the_folders_cycle_else_the_one_that_holds_the_day() -> None:
    files = {
        "objectives/2026-Q4/a.yaml": objective(),
        "objectives/2026/b.yaml": objective(),
        "objectives/2026/c.yaml": objective(),
        "objectives/2026-H2/c.yaml": objective(),
        CHECK_IN: "updates: {a/sales: 51, b/sales: 51, c/sales: 51}\n",
    }

    assert lost(files) == [(Destination.KEY_RESULT, "c/sales")]
    assert [finding.help for finding in diagnostics("OKR203", files)] == ["write `2026-H2/c/sales` or `2026/c/sales`"]


def test_milestones_are_looked_up_in_their_key_result() -> None:
    files = {
        A: objective("{id: show, title: Show, milestones: [chicago, omaha]}"),
        CHECK_IN: "updates: {a/show: {reached: {chicago: 2026-11-02, oma: 2026-11-03}, unreached: [detroit]}}\n",
    }

    assert findings("OKR203", files) == [
        f"{CHECK_IN}:1:51 error there is no milestone `oma`",
        f"{CHECK_IN}:1:81 error there is no milestone `detroit`",
    ]


WRITE_ONE = "write a cycle and the name of an objective's file, such as `2026/keep-every-customer`"


@pytest.mark.parametrize(
    ("more", "help_text"),
    [
        ("contributes_to: 2026/yeer", "write `2026/year`"),
        ("contributes_to: year", "write `2026/year`"),
        ("contributes_to: 2026/year/moved", "write `2026/year`, or measure `moved` by rollup: true"),
        ("contributes_to: 2026/year/nothing", WRITE_ONE),
        ("supports: 2026/year/parts", "write `2026/year`"),
        ("supports: xyz", WRITE_ONE),
    ],
)
def test_the_help_names_the_objective_that_was_meant(more: str, help_text: str) -> None:
    year = objective(ROLLUP, "{id: moved, title: Moved, baseline: 1, target: 2}")

    (finding,) = diagnostics("OKR202", {A: objective(more=more), "objectives/2026/year.yaml": year})

    assert (finding.code, finding.help) == ("OKR202", help_text)


def test_what_contributes_to_a_rollup_or_an_objective_is_fine() -> None:
    year = {"objectives/2026/year.yaml": objective(ROLLUP)}

    assert findings("OKR202", {A: objective(more="contributes_to: 2026/year/parts")} | year) == []
    assert findings("OKR202", {A: objective(more="contributes_to: 2026/year")} | year) == []


def test_without_people_anybody_may_own_and_without_teams_nobody_has_one() -> None:
    files = {A: objective(owner="anybody", more="teams: [sales]")}

    assert findings("OKR204", files) == [f"{A}:3:9 error there is no team `sales`"]


def test_an_author_is_named_at_the_file_or_where_it_says_by() -> None:
    files = {
        "okr.yaml": "version: 1\npeople: {lead: {}}\n",
        "checkins/2026-Q4/2026-11-20-boss.yaml": "done: [Nothing]\n",
        "checkins/2026-Q4/2026-11-20-chief.yaml": "done: [Nothing]\nby: chief\n",
    }

    assert findings("OKR204", files) == [
        "checkins/2026-Q4/2026-11-20-boss.yaml:1:1 error `boss` is not one of the people",
        "checkins/2026-Q4/2026-11-20-chief.yaml:2:5 error `chief` is not one of the people",
    ]


def test_a_ratio_that_leads_back_to_itself_is_named_at_the_half_that_does() -> None:
    files = {
        "kpis/a.yaml": kpi("numerator: {kpi: b, take: last}", "denominator: {kpi: c, take: last}"),
        "kpis/b.yaml": kpi(),
        "kpis/c.yaml": kpi("formula: a + b"),
    }

    assert [(f.location.path, f.location.span.line, f.message) for f in diagnostics("OKR207", files)] == [
        ("kpis/c.yaml", 4, "these KPIs are computed from themselves: a → c → a")
    ]
    (finding,) = diagnostics("OKR207", files)
    assert [(r.location.path, r.location.span.line, r.location.span.column) for r in finding.related] == [
        ("kpis/a.yaml", 5, 20)
    ]


def test_a_kpi_above_itself_is_named_at_its_parent() -> None:
    assert findings("OKR207", {"kpis/a.yaml": kpi("parent: a")}) == [
        "kpis/a.yaml:4:9 error these KPIs are above themselves: a → a"
    ]


def test_contributions_may_cross_cycles_that_share_a_day() -> None:
    files = {A: objective(more="contributes_to: 2026/year"), "objectives/2026/year.yaml": objective()}

    assert findings("OKR208", files) == []
