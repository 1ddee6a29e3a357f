from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi, table

PATH = "kpis/reply-time.yaml"
ROWS = {"kpis/reply-time.csv": table("2026-09-04,45", "2026-10-02,43")}


@pytest.mark.parametrize(
    ("cadence", "last_day_in_time", "days"),
    [("daily", "2026-10-05", 4), ("weekly", "2026-10-11", 10), ("monthly", "2026-11-04", 34)],
)
def test_a_value_is_owed_one_cadence_and_the_grace_after_the_last(
    cadence: str, last_day_in_time: str, days: int
) -> None:
    files = {PATH: kpi(cadence=cadence)} | ROWS
    next_day = f"{last_day_in_time[:-2]}{int(last_day_in_time[-2:]) + 1:02}"

    assert findings("OKR502", files, last_day_in_time) == []
    assert findings("OKR502", files, next_day) == [
        f"{PATH}:3:10 warning `Average reply time` is {cadence}, and its last value is of 2026-10-02, {days} days ago"
    ]


@pytest.mark.parametrize(
    "more",
    ["cadence: irregular", "retired: {date: 2026-10-05, because: Nobody writes any more.}", "formula: tickets / desks"],
)
def test_nobody_owes_a_value_to_an_irregular_retired_or_computed_kpi(more: str) -> None:
    key = more.partition(":")[0]
    text = kpi(more) if key != "cadence" else kpi().replace("cadence: weekly", more)
    rows = {} if key == "formula" else ROWS
    inputs = {f"kpis/{name}.yaml": kpi(name=name, cadence="irregular") for name in ("tickets", "desks")}

    assert findings("OKR502", {PATH: text} | rows | inputs) == []


def test_a_kpi_that_never_had_a_value_is_not_stale() -> None:
    assert findings("OKR502", {PATH: kpi()}) == []


@pytest.mark.parametrize(
    ("more", "help_text"),
    [
        ("", "run `okr checkin reply-time VALUE`, or add a row to kpis/reply-time.csv"),
        ("source: {type: csv, path: replies.csv}", "run `okr pull reply-time`"),
    ],
)
def test_the_help_names_the_way_in_which_values_come(more: str, help_text: str) -> None:
    (found,) = diagnostics("OKR502", {PATH: kpi(more)} | ROWS)

    assert found.help == help_text
