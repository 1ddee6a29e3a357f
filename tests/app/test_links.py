"""The result of `okr links`: who moves what, what nothing moves, and what moves nothing."""

from __future__ import annotations

from datetime import date

from okrcli.app.links import links
from okrcli.results.status import Selection
from tests.app.opened import TEAMS, kpi, objective, opened

FILES = {
    "okr.yaml": TEAMS,
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead",
        results="{id: time, title: T, kpi: wait, baseline: 48, target: 30, influences: [nps, nps]}\n"
        "{id: cost, title: C, kpi: cost, keep: {at_most: 9}}\n"
        "{id: old, title: O, kpi: nps, baseline: 1, target: 2, dropped: {date: 2026-11-01, because: b}}",
    ),
    "objectives/2026-Q4/sell.yaml": objective("sales-lead", results="{id: a, title: A, baseline: 0, target: 10}"),
    "objectives/2026-Q3/calm.yaml": objective(
        "support-lead", results="{id: b, title: B, kpi: cost, baseline: 12, target: 9}"
    ),
    "kpis/wait.yaml": kpi("desk-manager"),
    "kpis/cost.yaml": kpi("sales-lead"),
    "kpis/nps.yaml": kpi("chief"),
    "kpis/idle.yaml": kpi("sales-lead"),
}


def ties(selection: Selection, as_of: date = date(2026, 11, 20)) -> list[tuple[str, str, str]]:
    return [(tie.score.key_result.id, tie.relation, tie.kpi) for tie in links(opened(FILES, as_of), selection).ties]


def test_ties_are_in_the_order_of_the_files_and_what_was_dropped_is_left_out() -> None:
    assert ties(Selection()) == [
        ("2026-Q4/delight/time", "moves", "wait"),
        ("2026-Q4/delight/time", "influences", "nps"),
        ("2026-Q4/delight/cost", "guards", "cost"),
    ]


def test_a_guard_and_an_influence_move_nothing() -> None:
    result = links(opened(FILES), Selection())

    assert [view.score.objective.id for view in result.objectives] == ["2026-Q4/delight", "2026-Q4/sell"]
    assert {view.score.kpi.id for view in result.kpis} == {"wait", "cost", "nps", "idle"}
    assert result.unmoved == {"cost", "nps", "idle"}
    assert result.moving_none == {"2026-Q4/sell"}


def test_a_team_sees_who_else_moves_its_kpis_and_whose_kpis_it_moves() -> None:
    result = links(opened(FILES), Selection(team="sales"))

    assert [view.score.objective.id for view in result.objectives] == ["2026-Q4/delight", "2026-Q4/sell"]
    assert {view.score.kpi.id for view in result.kpis} == {"cost", "idle"}
    assert [tie.kpi for tie in result.ties] == ["cost"]
    assert {view.score.kpi.id for view in links(opened(FILES), Selection(owner="support-lead")).kpis} == {
        "wait",
        "cost",
        "nps",
    }


def test_what_is_still_open_after_its_cycle_counts_until_it_is_closed() -> None:
    early = links(opened(FILES, date(2026, 10, 20)), Selection())

    assert "cost" not in early.unmoved
    assert "2026-Q3/calm" in {view.score.objective.id for view in early.objectives}
    assert "cost" in links(opened(FILES, date(2026, 11, 20)), Selection()).unmoved


def test_a_cycle_that_is_over_shows_what_moved_then() -> None:
    result = links(opened(FILES), Selection(cycle="2026-Q3"))

    assert ties(Selection(cycle="2026-Q3")) == [("2026-Q3/calm/b", "moves", "cost")]
    assert result.unmoved == {"wait", "nps", "idle"}
