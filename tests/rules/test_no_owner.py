from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, objective

PATH = "objectives/2026-Q4/record-sales.yaml"


def company(lead: str) -> str:
    return f"""
        version: 1
        teams:
          sales: {{lead: {lead}}}
        people:
          sales-lead: {{team: sales, ended: 2026-11-20}}
          account-manager: {{team: sales}}
    """


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-19", []),
        (
            "2026-11-20",
            [f"{PATH}:2:8 warning `sales-lead`, who owns `Achieve record sales`, has not been there since 2026-11-20"],
        ),
    ],
)
def test_the_owner_is_gone_from_the_day_on_which_it_ended(as_of: str, expected: list[str]) -> None:
    files = {"okr.yaml": company("account-manager"), PATH: objective()}

    assert findings("OKR504", files, as_of) == expected


@pytest.mark.parametrize(
    ("lead", "owner"),
    [("account-manager", "account-manager"), ("sales-lead", "PERSON")],
)
def test_the_lead_of_the_team_is_suggested_unless_that_is_who_left(lead: str, owner: str) -> None:
    (found,) = diagnostics("OKR504", {"okr.yaml": company(lead), PATH: objective()})

    assert found.help == (
        f"run `okr revise record-sales owner={owner} --because TEXT` with who takes it over;"
        " where nobody does, `okr close record-sales` as abandoned"
    )


def test_without_people_every_owner_is_there() -> None:
    assert findings("OKR504", {PATH: objective()}) == []


def test_what_has_not_begun_may_still_get_an_owner() -> None:
    files = {"okr.yaml": company("account-manager"), "objectives/2027-Q1/record-sales.yaml": objective()}

    assert findings("OKR504", files) == []
