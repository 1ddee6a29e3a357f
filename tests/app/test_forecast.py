"""The result of `okr forecast`: what comes of each objective, and what cannot be told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from okrcli.app.forecast import calibration, forecast
from okrcli.errors import OkrError
from okrcli.results.status import Selection
from okrcli.scoring.forecast import Chance
from tests.app.opened import TEAMS, kpi, objective, opened

if TYPE_CHECKING:
    from okrcli.results.forecast import ForecastResult

FILES = {
    "okr.yaml": TEAMS,
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead",
        results="{id: time, title: Time, kpi: wait, baseline: 50, target: 30}\n"
        "{id: calls, title: Calls, unit: calls, baseline: 0, target: 10}",
    ),
    "objectives/2026-Q4/sell.yaml": objective("sales-lead", results="{id: show, title: Show, milestones: [one]}"),
    "kpis/wait.yaml": kpi("desk-manager"),
    "kpis/wait.csv": "date,value\n2026-10-09,49\n2026-10-16,47\n2026-10-23,46\n2026-10-30,44\n2026-11-06,43\n",
    "checkins/2026-Q4/2026-11-20-lead.yaml": "updates: {delight/calls: 4}\n",
}


def chances(result: ForecastResult) -> dict[str, Chance]:
    return {item.key_result.id: item.chance for found in result.objectives for item in found.ahead.forecasts}


def test_what_moves_a_number_is_foretold_and_the_rest_is_named() -> None:
    result = forecast(opened(FILES), Selection())

    assert chances(result) == {
        "2026-Q4/delight/time": Chance.EVEN,
        "2026-Q4/delight/calls": Chance.TOO_FEW,
    }
    assert result.silent == {"2026-Q4/sell": "Title of it"}
    assert result.counted == {Chance.LIKELY: 0, Chance.EVEN: 1, Chance.UNLIKELY: 0, Chance.TOO_FEW: 1}
    assert [cycle.name for cycle in result.cycles] == ["2026-Q4"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(ref="delight/time"), {"2026-Q4/delight/time"}),
        (Selection(ref="delight"), {"2026-Q4/delight/time", "2026-Q4/delight/calls"}),
        (Selection(ref="wait"), {"2026-Q4/delight/time", "2026-Q4/delight/calls"}),
        (Selection(team="sales"), set()),
        (Selection(owner="support-lead"), {"2026-Q4/delight/time", "2026-Q4/delight/calls"}),
        (Selection(cycle="2026-Q3"), set()),
    ],
)
def test_a_view_can_be_narrowed(selection: Selection, expected: set[str]) -> None:
    assert set(chances(forecast(opened(FILES), selection))) == expected


def test_calibration_holds_what_was_said_at_mid_cycle_against_what_came() -> None:
    files = {"okr.yaml": TEAMS}
    for name, outcome, said in (("a", "achieved", 0.8), ("b", "missed", 0.8), ("c", "missed", None)):
        end = f"closed: {{date: 2026-10-05, outcome: {outcome}, grade: 0.5}}"
        files[f"objectives/2026-Q3/{name}.yaml"] = objective(top=end)
        if said is not None:
            files[f"checkins/2026-Q3/2026-08-10-{name}.yaml"] = f"updates: {{{name}/a: {{confidence: {said}}}}}\n"

    result = calibration(opened(files, date(2026, 11, 20)), Selection())

    assert [(view.band.low, view.band.count, view.share) for view in result.bands if view.band.count] == [
        (Fraction(8, 10), 2, Fraction(1, 2))
    ]
    assert result.calibration.brier == Fraction(34, 100)
    assert (result.calibration.counted, result.calibration.silent) == (2, 1)


def test_a_calibration_cannot_be_narrowed() -> None:
    with pytest.raises(OkrError, match="counts every closed objective"):
        calibration(opened(FILES), Selection(team="sales"))
