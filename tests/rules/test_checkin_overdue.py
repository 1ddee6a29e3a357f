from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi, objective

PATH = "objectives/2026-Q4/record-sales.yaml"
SHOPS = "{id: shops, title: Win 30 shops, baseline: 0, target: 30}"
FAIRS = "{id: fairs, title: Show it at two fairs, milestones: [chicago, omaha]}"
COST = "{id: cost, title: Keep a visit below 40, keep: {at_most: 40}}"
SOLD = "{id: sold, title: Sell 90 a day, kpi: sold, baseline: 50, target: 90}"
ROLLUP = "{id: parts, title: Bring home the parts, rollup: true}"


def checked_in(day: str, *updates: str) -> dict[str, str]:
    return {f"checkins/2026-Q4/{day}-sales-lead.yaml": "\n".join(["updates:", *(f"  {item}" for item in updates), ""])}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-15", []),
        ("2026-11-16", ["was last reported on 2026-11-06, 10 days ago, and check-ins are weekly"]),
    ],
)
def test_a_value_is_owed_after_a_week_and_two_days(as_of: str, expected: list[str]) -> None:
    files = {PATH: objective(SHOPS)} | checked_in("2026-11-06", "record-sales/shops: 4")

    assert findings("OKR501", files, as_of) == [f"{PATH}:4:10 warning `shops` {text}" for text in expected]


@pytest.mark.parametrize(("as_of", "owed"), [("2026-10-10", 0), ("2026-10-11", 1)])
def test_before_the_first_check_in_time_runs_from_the_first_day_of_the_cycle(as_of: str, owed: int) -> None:
    assert len(findings("OKR501", {PATH: objective(FAIRS)}, as_of)) == owed


def test_the_settings_say_how_often_people_check_in() -> None:
    monthly = "version: 1\ncheckin: {cadence: monthly, grace: 0d}\n"
    files = {"okr.yaml": monthly, PATH: objective(SHOPS)} | checked_in("2026-11-06", "record-sales/shops: 4")

    assert findings("OKR501", files, "2026-12-07") == []
    assert findings("OKR501", files, "2026-12-08") == [
        f"{PATH}:4:10 warning `shops` was last reported on 2026-11-06, 32 days ago, and check-ins are monthly"
    ]


def test_an_objective_has_one_finding_that_names_who_waits_too() -> None:
    files = {PATH: objective(SHOPS, FAIRS, COST)} | checked_in(
        "2026-11-06", "record-sales/shops: 4", "record-sales/cost: 38"
    )

    (found,) = diagnostics("OKR501", files)

    assert found.location.span.line == 5
    assert found.message == (
        "`fairs` has had no check-in since its cycle began on 2026-10-01, 50 days ago, and check-ins are weekly;"
        " 2 more of this objective wait too"
    )
    assert [(item.location.span.line, item.message) for item in found.related] == [
        (4, "was last reported on 2026-11-06"),
        (6, "was last reported on 2026-11-06"),
    ]


@pytest.mark.parametrize(
    "key_result",
    [
        SOLD,
        ROLLUP,
        SHOPS.replace("}", ", dropped: {date: 2026-10-05, because: Too far away.}}"),
    ],
)
def test_what_no_check_in_measures_and_what_was_dropped_is_owed_none(key_result: str) -> None:
    files = {PATH: objective(key_result), "kpis/sold.yaml": kpi()}

    assert findings("OKR501", files) == []


def test_what_is_achieved_is_owed_nothing() -> None:
    files = {PATH: objective(SHOPS)} | checked_in("2026-10-09", "record-sales/shops: 30")

    assert findings("OKR501", files) == []


def test_the_call_leaves_out_the_cycle_only_while_the_cycle_runs() -> None:
    files = {PATH: objective(SHOPS)}

    (during,) = diagnostics("OKR501", files, "2026-12-31")
    (after,) = diagnostics("OKR501", files, "2027-01-01")

    assert during.help.startswith("run `okr checkin record-sales/shops VALUE`")
    assert after.help.startswith("run `okr checkin 2026-Q4/record-sales/shops VALUE`")
