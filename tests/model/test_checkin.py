"""What a check-in's file may hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrcli.model.checkin import CheckIn
from tests.model.reading import faults, read


def test_every_key_of_the_format_is_read() -> None:
    """Values, statuses and mappings all become updates."""
    checkin = read(
        CheckIn,
        """
        date: 2026-11-20
        by: support-lead
        updates:
          delight-customers/accounts: 2
          delight-customers/road-show: {reached: [chicago], note: 140 guests, unreached: [omaha]}
          delight-customers/visits: {reached: {chicago: 2026-10-28, omaha: }}
          delight-customers/csat: {confidence: 0.6, note: The survey ran late., link: https://survey.example}
          delight-customers/templates: done
          nps: {value: 68, at: 2026-11-18, note: n=412}
          arr: {add: $1M}
          churn: {at: 2026-11-18, withdraw: true}
        done: [Reply templates are live]
        next: [Book the hall]
        blocked: [Legal]
        """,
    )

    updates = checkin.updates
    value = updates["delight-customers/accounts"].value
    added = updates["arr"].add
    assert value is not None
    assert value.number == 2
    assert updates["delight-customers/road-show"].reached == {"chicago": None}
    assert updates["delight-customers/visits"].reached == {"chicago": date(2026, 10, 28), "omaha": None}
    assert updates["delight-customers/csat"].confidence == Decimal("0.6")
    assert updates["delight-customers/templates"].status == "done"
    assert updates["nps"].at == date(2026, 11, 18)
    assert added is not None
    assert (added.number, added.unit) == (1_000_000, "$")
    assert updates["churn"].withdraw
    assert (checkin.done, checkin.next, checkin.blocked) == (
        ("Reply templates are live",),
        ("Book the hall",),
        ("Legal",),
    )


@pytest.mark.parametrize(
    ("update", "code", "pointer"),
    [
        ("a/b: [1]", "OKR103", ("updates", "a/b")),
        ("a/b: ", "OKR103", ("updates", "a/b")),
        ("a/b: four", "OKR104", ("updates", "a/b")),
        ("a/b: {value: 1, confidence: 7}", "OKR104", ("updates", "a/b", "confidence")),
        ("a/b: {vaule: 1}", "OKR102", ("updates", "a/b", "vaule")),
        ("a/b: {reached: chicago}", "OKR103", ("updates", "a/b", "reached")),
        ("a/b: {status: ready}", "OKR104", ("updates", "a/b", "status")),
        ("a/b: {value: 1, add: 1}", "OKR104", ("updates", "a/b")),
        ("a/b: {value: 1, withdraw: true}", "OKR104", ("updates", "a/b")),
        ("a/b: {withdraw: yes}", "OKR104", ("updates", "a/b", "withdraw")),
    ],
)
def test_what_makes_no_update_is_one_fault(update: str, code: str, pointer: tuple[str, ...]) -> None:
    """Each value that says nothing is one fault at its place."""
    assert [fault[:2] for fault in faults(CheckIn, f"updates:\n  {update}\n")] == [(code, pointer)]
