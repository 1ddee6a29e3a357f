"""Goals that are named with nothing said of them: what to type, and what is wrong with words that do not pair."""

from __future__ import annotations

import pytest

from okrcli.app.checkin.silent import SilentError, UnpairedError, goal_to_ask_about
from okrcli.errors import OkrError
from okrcli.results.checkin import OwedKeyResult, OwedKpi
from tests.app.checkin.checking_in import FILES
from tests.app.opened import COMPUTED, opened

MORE = {
    "objectives/2026-Q4/house.yaml": """
        title: Run the house
        owner: me
        key_results:
          - {id: certificate, title: Pass, milestones: [passed]}
          - {id: rate, title: Convert, kpi: conversion, baseline: 5%, target: 9%}
          - {id: below, title: Bring home what others plan, rollup: true}
        """,
    "objectives/2026-Q4/part.yaml": """
        title: A part
        owner: me
        contributes_to: 2026-Q4/house
        key_results: [{id: parts, title: Parts, baseline: 0, target: 5}]
        """,
}
SESSION = opened(FILES | COMPUTED | MORE)


@pytest.mark.parametrize(
    ("ref", "call"),
    [
        ("accounts", "accounts VALUE"),
        ("reply-time", "reply-time VALUE"),
        ("delight/reply-time", "delight/reply-time --confidence 0.7"),
        ("road-show", "road-show MILESTONE"),
        ("certificate", "certificate passed"),
        ("templates", "templates done"),
        ("rate", "rate --confidence 0.7"),
    ],
)
def test_what_may_be_said_of_each_kind(ref: str, call: str) -> None:
    error = SilentError(SESSION, ref)

    assert error.message == f"nothing is said of `{ref}`"
    assert error.help == f"write `okr checkin {call}`, or `okr checkin -h` for what else can be said"


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("conversion", "the KPI `conversion` is computed from others"),
        ("below", "`2026-Q4/house/below` is measured by the objectives that contribute to it"),
        ("fax", "the KPI `fax` was retired on 2026-06-30: Nobody faxes."),
        ("gone", "`2026-Q4/delight/gone` was dropped on 2026-11-01"),
        ("house", "`house` is an objective, and a check-in reports on its key results"),
    ],
)
def test_nobody_is_asked_about_what_takes_no_answer(ref: str, message: str) -> None:
    with pytest.raises(OkrError) as asked:
        goal_to_ask_about(SESSION, ref)
    with pytest.raises(OkrError) as told:
        SilentError(SESSION, ref)

    assert asked.value.message == told.value.message == message


def test_a_key_result_that_a_kpi_measures_leads_to_the_kpi_where_somebody_records_that() -> None:
    recorded, computed = goal_to_ask_about(SESSION, "delight/reply-time"), goal_to_ask_about(SESSION, "rate")

    assert isinstance(recorded, OwedKpi)
    assert recorded.key_result is not None
    assert recorded.key_result.key_result.id == "2026-Q4/delight/reply-time"
    assert isinstance(computed, OwedKeyResult)


@pytest.mark.parametrize(
    ("words", "last", "call"),
    [
        ("reply-time 43 min", "min", "reply-time '43 min'"),
        ("accounts 3 reply-time 43 min", "min", "accounts 3 reply-time '43 min'"),
        ("reply-time 43 accounts", "accounts", "reply-time 43 accounts VALUE"),
        ("accounts 3 templates", "templates", "accounts 3 templates VALUE"),
    ],
)
def test_words_that_do_not_pair(words: str, last: str, call: str) -> None:
    error = UnpairedError(SESSION, tuple(words.split()))

    assert error.message == f"`{last}` stands alone, and each goal has a value behind it"
    assert error.help in {f"write `okr checkin {call}`", f"write the value in quotes: `okr checkin {call}`"}
