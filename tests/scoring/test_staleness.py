"""Stale: the flag for goals that nobody has looked at for a cadence and its grace."""

from __future__ import annotations

import pytest

from tests.scoring.goals import day, key_result_files, kpi_files, score_key_result, score_kpi, scorecard_of

MOVE = "baseline: 0, target: 100"
QUARTER = "version: 1\ncycles: {sprint: {start: 2026-10-01, end: 2026-12-31}}\n"


def stale_days(definition: str, said: dict[str, str], *days: str, files: dict[str, str] | None = None) -> list[bool]:
    every = {"okr.yaml": QUARTER} | (files or {})
    return [score_key_result(definition, as_of, said, every).stale for as_of in days]


def test_a_week_and_two_days_after_the_start_without_a_word() -> None:
    assert stale_days(MOVE, {}, "2026-09-30", "10", "11") == [False, False, True]


@pytest.mark.parametrize("update", ["5", "{confidence: 0.5}", "{note: still here}", "{value: 4, at: 2026-10-02}"])
def test_any_check_in_is_a_look(update: str) -> None:
    assert stale_days(MOVE, {"12": update}, "21", "22") == [False, True]


def test_a_value_counts_by_the_day_that_it_is_true_of() -> None:
    found = score_key_result("kpi: gauge, baseline: 0, target: 9", "20", files=kpi_files("cadence: weekly", "2:1 12:3"))

    assert found.last_seen == day("12")


def test_a_kpis_cadence_is_the_key_results() -> None:
    measure = "kpi: gauge, baseline: 0, target: 100"

    assert stale_days(measure, {}, "14", "15", files=kpi_files("", "12:5")) == [False, False]
    assert stale_days(measure, {}, "15", "16", files=kpi_files("cadence: daily", "12:5")) == [False, True]
    monthly = kpi_files("cadence: monthly", "12:5")
    assert stale_days(measure, {}, "2026-11-14", "2026-11-15", files=monthly) == [False, True]
    assert stale_days(measure, {}, "2026-12-31", files=kpi_files("cadence: irregular", "12:5")) == [False]


def test_a_value_from_before_the_window_does_not_hasten_it() -> None:
    files = kpi_files("cadence: weekly", "2026-09-01:5")

    assert stale_days("kpi: gauge, baseline: 0, target: 100", {}, "10", "11", files=files) == [False, True]


def test_the_check_ins_cadence_and_grace_are_settings() -> None:
    config = QUARTER + "checkin: {cadence: daily, grace: 0d}\n"

    assert stale_days(MOVE, {"5": "5"}, "6", "7", files={"okr.yaml": config}) == [False, True]


def test_what_is_achieved_is_not_stale() -> None:
    assert stale_days(MOVE, {"5": "100"}, "2026-11-30") == [False]


@pytest.mark.parametrize(
    ("ended", "more"),
    [
        ("dropped: {date: 2026-11-01, because: no}", ""),
        ("weight: 1", "closed: {date: 2026-11-01, outcome: missed, grade: 0}"),
    ],
)
def test_what_is_ended_is_not_stale_from_that_day(ended: str, more: str) -> None:
    files = key_result_files(f"{MOVE}, {ended}", {}, more) | {"okr.yaml": QUARTER}

    cards = [scorecard_of(files, as_of) for as_of in ("31", "2026-11-01")]

    assert [score.stale for card in cards for score in card.key_results.values()] == [True, False]
    assert [score.stale for card in cards for score in card.objectives.values()] == [True, False]


def test_a_goal_stays_open_for_31_days_after_its_cycle() -> None:
    assert stale_days(MOVE, {}, "2027-01-31", "2027-02-01") == [True, False]


def test_the_amounts_of_a_flow_are_a_look_and_a_formula_is_owed_none() -> None:
    measure = "kpi: gauge, baseline: 0, target: 100"
    flow = kpi_files("cadence: weekly\nnature: flow", "2:5")
    formula = kpi_files("cadence: weekly\nformula: gauge * 2")

    assert stale_days(measure, {}, "11", "12", files=flow) == [False, True]
    assert stale_days(measure, {}, "31", files=formula) == [False]


def test_a_rollup_is_looked_at_through_its_contributors() -> None:
    files = key_result_files("rollup: true", {}) | {
        "okr.yaml": QUARTER,
        "objectives/sprint/below.yaml": """
            title: Below
            owner: lead
            contributes_to: goal
            key_results: [{id: one, title: One, baseline: 0, target: 5}]
        """,
        "checkins/sprint/2026-10-12-lead.yaml": "updates: {below/one: 3}\n",
    }

    found = [scorecard_of(files, as_of).objectives for as_of in ("21", "22")]

    assert [[score.stale for score in objectives.values()] for objectives in found] == [[False, False], [True, True]]


def test_a_rollup_of_nothing_is_not_stale() -> None:
    assert stale_days("rollup: true", {}, "31") == [False]


@pytest.mark.parametrize(
    ("cadence", "last_good", "first_stale"),
    [
        ("daily", "13", "14"),
        ("weekly", "19", "20"),
        ("monthly", "2026-11-12", "2026-11-13"),
        ("quarterly", "2027-01-12", "2027-01-13"),
        ("yearly", "2027-10-13", "2027-10-14"),
    ],
)
def test_a_kpi_is_stale_after_its_cadence_and_grace(cadence: str, last_good: str, first_stale: str) -> None:
    found = [score_kpi(f"cadence: {cadence}", "10:5", as_of).stale for as_of in (last_good, first_stale)]

    assert found == [False, True]


def test_a_kpi_is_not_stale_when_irregular_retired_or_never_measured() -> None:
    retired = "retired: {date: 2026-11-01, because: no}"

    assert score_kpi("cadence: irregular", "10:5", "2030-01-01").stale is False
    assert [score_kpi(retired, "10:5", as_of).stale for as_of in ("31", "2026-11-01")] == [True, False]
    assert score_kpi("", "", "31").stale is False


def test_the_last_day_of_time_overflows_nothing() -> None:
    files = key_result_files(MOVE, {}) | kpi_files("cadence: yearly", "10:5")

    card = scorecard_of(files, "9999-12-31")

    assert [score.stale for score in card.key_results.values()] == [False]
    assert [score.stale for score in card.kpis.values()] == [True]
