from __future__ import annotations

from tests.rules.findings import diagnostics, findings, kpi, objective, table

PATH = "kpis/reply-time.yaml"
GAUGE = {PATH: kpi("unit: min", "targets: {2026: {at_most: 30}}")}
REACHED = objective("{id: reply, title: Answer sooner, kpi: reply-time, baseline: 48, target: 30}")
FARTHER = objective(
    "{id: best, title: Answer soonest, kpi: reply-time, baseline: 48, target: 20}", more="supports: calm-desk"
)
CALM, BEST = "objectives/2026-Q4/calm-desk.yaml", "objectives/2026-Q4/best-desk.yaml"
INSIDE = {"kpis/reply-time.csv": table("2026-11-13,28", "2026-11-20,26")}


def test_the_objective_that_did_its_work_can_be_closed() -> None:
    (found,) = diagnostics("OKR702", GAUGE | INSIDE | {CALM: REACHED, BEST: FARTHER})

    assert f"{found.location.path}:{found.location.span.line} {found.severity.value}" == f"{PATH}:1 info"
    assert found.message == "`Average reply time` stands at 26 min, and `2026-Q4/calm-desk/reply` is achieved"
    assert found.help == "run `okr close 2026-Q4/calm-desk`: the KPI goes back to monitoring"
    assert [(item.location.path, item.message) for item in found.related] == [(CALM, "achieved")]


def test_all_that_reached_it_are_named() -> None:
    (found,) = diagnostics(
        "OKR702", GAUGE | INSIDE | {CALM: REACHED, BEST: FARTHER.replace("target: 20", "target: 29")}
    )

    assert found.message == (
        "`Average reply time` stands at 26 min, and `2026-Q4/best-desk/best` and `2026-Q4/calm-desk/reply` are achieved"
    )
    assert found.help == (
        "run `okr close 2026-Q4/best-desk` and `okr close 2026-Q4/calm-desk`: the KPI goes back to monitoring"
    )


def test_a_kpi_that_is_still_moved_is_left_alone() -> None:
    alone = FARTHER.replace("supports: calm-desk\n", "")

    assert findings("OKR702", GAUGE | INSIDE | {BEST: alone}) == []
