"""The example company shows everything that there is to see, and stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.model.measure import Way
from okrcli.scoring.scorecard import Health, Loop, Status
from tests.app.opened import northwind

if TYPE_CHECKING:
    from okrcli.app.session import Session

NEVER_OF_AN_OPEN_ONE = {Status.CLOSED, Status.UPCOMING}


@pytest.fixture(scope="module")
def example() -> Session:
    """Open it on its own day."""
    return northwind()


def test_every_place_in_the_loop_and_every_health_is_there(example: Session) -> None:
    scores = example.scorecard.kpis.values()

    assert {score.loop for score in scores} == set(Loop)
    assert {score.health for score in scores} == set(Health)


def test_every_status_that_an_open_cycle_can_show_is_there(example: Session) -> None:
    shown = {
        score.status
        for score in example.scorecard.key_results.values()
        if score.key_result.objective.cycle.holds(example.as_of)
        and score.key_result.objective.definition.closed is None
    }

    assert shown == set(Status) - NEVER_OF_AN_OPEN_ONE


def test_one_cycle_is_closed_to_its_last_objective(example: Session) -> None:
    cycles = {objective.cycle.name for objective in example.workspace.objectives.values()}
    still_open = {
        objective.cycle.name
        for objective in example.workspace.objectives.values()
        if objective.definition.closed is None
    }

    assert "2026-Q3" in cycles - still_open


def test_every_way_to_measure_and_to_tie_goals_is_there(example: Session) -> None:
    results = [result.definition for result in example.workspace.key_results.values()]
    objectives = [objective.definition for objective in example.workspace.objectives.values()]

    assert {result.way for result in results} == set(Way)
    assert any(result.change is not None for result in results)
    assert any(result.of == "total" for result in results)
    assert any(result.influences for result in results)
    assert any(milestone.due for result in results for milestone in result.milestones or ())
    assert any(len(result.milestones or ()) == 1 for result in results)
    for key in ("contributes_to", "supports", "because", "initiatives", "revised", "closed"):
        assert any(getattr(objective, key) for objective in objectives), key
    assert {objective.ambition for objective in objectives} >= {"committed"}


def test_a_value_is_corrected_by_a_later_one(example: Session) -> None:
    """The day that a value is true of is said apart from the day of its check-in, and replaces what stood there."""
    again = [
        report
        for reports in example.workspace.reports.values()
        for report in reports
        if report.at < report.checkin.day and any(other.at == report.at and other is not report for other in reports)
    ]

    assert again


def test_kpis_come_from_tables_check_ins_sums_ratios_and_formulas(example: Session) -> None:
    kpis = [kpi.definition for kpi in example.workspace.kpis.values()]

    assert {kpi.nature for kpi in kpis} == {"level", "flow"}
    for key in ("formula", "numerator", "retired", "bounds", "parent", "alarm", "accumulate"):
        assert any(getattr(kpi, key) for kpi in kpis), key
    nps = next(kpi for kpi in example.workspace.kpis.values() if kpi.id == "nps")
    assert (nps.bounds.low, nps.bounds.high) == (-100, 100)
