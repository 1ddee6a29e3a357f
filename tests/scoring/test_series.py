"""Observations: CSV rows and check-ins merged by day, with corrections, additions and withdrawals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import Place
from okrcli.model.ids import KeyResultId, KpiId
from okrcli.scoring.book import SeriesBook
from tests.scoring.goals import day, key_result_files, kpi_files, said_of, workspace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.scoring.scorecard import Observation

COUNT = "baseline: 3, target: 10"


def observed(observations: Sequence[Observation]) -> str:
    return " ".join(f"{seen.at.day}:{seen.value}" for seen in observations)


def of_result(said: dict[str, str], as_of: str = "31", measure: str = COUNT) -> str:
    workspace = workspace_of(key_result_files(measure, said))
    key_result = workspace.key_results[KeyResultId("sprint/goal/it")]
    return observed(SeriesBook(workspace, day(as_of)).observations(key_result))


def of_kpi(csv: str, said: dict[str, str], as_of: str = "31", definition: str = "unit: min") -> str:
    workspace = workspace_of(kpi_files(definition, csv) | said_of("gauge", said))
    return observed(SeriesBook(workspace, day(as_of)).of(workspace.kpis[KpiId("gauge")]).points)


@pytest.mark.parametrize(
    ("said", "series"),
    [
        ({"5": "4", "2": "3"}, "2:3 5:4"),
        ({"5": "4", "6": "{value: 3, at: 2026-10-02}"}, "2:3 5:4"),
        ({"5": "4", "6": "{value: 7, at: 2026-10-05}"}, "5:7"),
        ({"5": "4", "5 lead-2": "6"}, "5:6"),
        ({"5 lead-2": "4", "5 lead-10": "6"}, "5:6"),
        ({"5 desk-lead": "4", "5 shop-lead": "6"}, "5:6"),
        ({"5 desk-lead-2": "4", "5 shop-lead": "6"}, "5:4"),
        ({"5": "{confidence: 0.5}", "6": "{note: nothing new}"}, ""),
        ({"5": "4 accounts"}, ""),
    ],
)
def test_what_is_filed_later_about_a_day_wins(said: dict[str, str], series: str) -> None:
    assert of_result(said) == series


@pytest.mark.parametrize(
    ("said", "series"),
    [
        ({"2": "{add: 1}"}, "2:4"),
        ({"2": "{add: 1}", "3": "{add: 2}"}, "2:4 3:6"),
        ({"2": "5", "3": "{add: 2}", "4": "{add: -1}"}, "2:5 3:7 4:6"),
        ({"2": "5", "3": "{add: 2}", "4": "{value: 8, at: 2026-10-02}"}, "2:8 3:10"),
        ({"2": "5", "3": "{add: 2}", "4": "{add: 1, at: 2026-10-01}"}, "1:4 2:5 3:7"),
        ({"2": "5", "3 desk-lead": "{add: 1}", "3 shop-lead": "{add: 1}"}, "2:5 3:7"),
        ({"2": "5", "3": "{add: 2}", "4": "{withdraw: true, at: 2026-10-02}"}, "3:5"),
        ({"2": "5", "3": "{add: 2}", "4": "{withdraw: true, at: 2026-10-03}"}, "2:5"),
    ],
)
def test_an_addition_adds_to_the_last_value_before_it(said: dict[str, str], series: str) -> None:
    assert of_result(said) == series


def test_the_first_addition_adds_to_nothing_where_no_baseline_is_a_number() -> None:
    assert of_result({"2": "{add: 2}"}, measure="baseline: first, target: 10") == "2:2"
    assert of_result({"2": "{add: 2}"}, measure="keep: {at_most: 10}") == "2:2"
    assert of_kpi("", {"2": "{add: 2}"}) == "2:2"


def test_an_addition_to_a_flow_adds_to_the_amount_of_its_day() -> None:
    said = {"5": "{add: 1}", "6": "{add: 2}", "7": "{add: 4, at: 2026-10-06}"}
    workspace = workspace_of(kpi_files("nature: flow", "2:40 5:42") | said_of("gauge", said))

    assert observed(SeriesBook(workspace, day("31")).measurements(workspace.kpis[KpiId("gauge")])) == "2:40 5:43 6:6"


def test_many_small_additions_lose_nothing() -> None:
    said = {"2": "100000000000000000000000000000", "3": "{add: 0.00000000000000000001}"}

    assert of_result(said) == "2:100000000000000000000000000000 3:100000000000000000000000000000.00000000000000000001"


@pytest.mark.parametrize(
    ("said", "series"),
    [
        ({"5": "4", "6": "{at: 2026-10-05, withdraw: true}"}, ""),
        ({"5": "4", "6": "{value: 7, at: 2026-10-05}", "7": "{at: 2026-10-05, withdraw: true}"}, ""),
        ({"5": "4", "6": "{at: 2026-10-05, withdraw: true}", "7": "{value: 8, at: 2026-10-05}"}, "5:8"),
        ({"4": "2", "5": "4", "6": "{at: 2026-10-05, withdraw: true}"}, "4:2"),
    ],
)
def test_a_withdrawal_takes_all_back_that_was_said_of_the_day(said: dict[str, str], series: str) -> None:
    assert of_result(said) == series


def test_what_is_dated_after_the_day_does_not_exist() -> None:
    said = {"2": "5", "4": "{value: 6, at: 2026-10-03}", "6": "{withdraw: true, at: 2026-10-03}", "8": "9"}

    assert [of_result(said, as_of) for as_of in ("1", "2", "7", "8")] == ["", "2:5", "2:5", "2:5 8:9"]


def test_a_check_in_beats_a_csv_row_of_the_same_day() -> None:
    assert of_kpi("2:40 5:42 9:44", {"6": "{value: 43, at: 2026-10-05}", "7": "41"}) == "2:40 5:43 7:41 9:44"


def test_a_withdrawal_takes_a_csv_row_back_and_an_addition_adds_to_one() -> None:
    assert of_kpi("2:40 5:42", {"6": "{at: 2026-10-05, withdraw: true}", "7": "{add: 2}"}) == "2:40 7:42"
    assert of_kpi("2:40 5:42", {"5": "{add: 1}"}) == "2:40 5:43"


@pytest.mark.parametrize(
    ("value", "series"),
    [("43 min", "2:40 5:43"), ("3 h", "2:40 5:180"), ("43", "2:40 5:43"), ("43%", "2:40"), ("$43", "2:40")],
)
def test_values_are_read_into_the_subjects_unit(value: str, series: str) -> None:
    assert of_kpi("2:40", {"5": value}) == series


def test_rows_may_stand_in_any_order() -> None:
    assert of_kpi("9:1 2:3 5:2", {}) == "2:3 5:2 9:1"
    assert of_kpi("9:1 2:3 5:2", {}, as_of="5") == "2:3 5:2"


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ("2026-10-05,1,\n2026-10-05,2,\n", 2),
        ("2026-10-05,1,2026-10-06\n2026-10-05,2,2026-10-07\n", 2),
        ("2026-10-05,1,2026-10-07\n2026-10-05,2,2026-10-06\n", 1),
        ("2026-10-05,1,2026-10-07\n2026-10-05,2,\n", 1),
        ("2026-10-05,1,\n2026-10-05,2,2026-10-06\n", 2),
        ("2026-10-05,1,2026-10-07T09:00:00+02:00\n2026-10-05,2,2026-10-07T08:00:00Z\n", 2),
        ("2026-10-05,1,2026-10-07T09:00:00\n2026-10-05,2,2026-10-07T09:30:00+02:00\n", 1),
        ("2026-10-05,1,2026-10-07\n2026-10-05,2,2026-10-07\n", 2),
    ],
)
def test_of_two_rows_of_a_day_the_one_recorded_later_holds(rows: str, value: int) -> None:
    workspace = workspace_of(kpi_files("") | {"kpis/gauge.csv": f"date,value,recorded\n{rows}"})

    (seen,) = SeriesBook(workspace, day("31")).of(workspace.kpis[KpiId("gauge")]).points

    assert seen.value == value


def test_an_observation_knows_its_place() -> None:
    workspace = workspace_of(kpi_files("", "2:40") | said_of("gauge", {"5": "41", "6": "{add: 1}", "7": "{value: 40}"}))

    series = SeriesBook(workspace, day("31")).of(workspace.kpis[KpiId("gauge")]).points

    assert [seen.where for seen in series] == [
        Place("kpis/gauge.csv", (2, "value")),
        Place("checkins/sprint/2026-10-05-lead.yaml", ("updates", "gauge", "value")),
        Place("checkins/sprint/2026-10-06-lead.yaml", ("updates", "gauge")),
        Place("checkins/sprint/2026-10-07-lead.yaml", ("updates", "gauge", "value")),
    ]


def test_a_key_result_with_a_kpi_has_the_kpis_series_also_from_before_its_cycle() -> None:
    files = key_result_files("kpi: gauge, baseline: 1, target: 2", {"3": "5"}) | kpi_files("", "2026-09-29:40 2:41")
    workspace = workspace_of(files)

    series = SeriesBook(workspace, day("31")).observations(workspace.key_results[KeyResultId("sprint/goal/it")])

    assert observed(series) == "29:40 2:41"


@pytest.mark.parametrize("measure", ["milestones: [a]", "rollup: true", "kpi: unknown, baseline: 1, target: 2"])
def test_other_key_results_have_no_observations(measure: str) -> None:
    assert of_result({"2": "5"}, measure=measure) == ""
