from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi, objective

PATH = "objectives/2026-Q4/goal.yaml"
FILES = {"kpis/nps.yaml": kpi(name="Net promoter score")}


@pytest.mark.parametrize(
    ("title", "amount"),
    [
        ("Grow sales to $70M", "$70M"),
        ("Raise €2.4bn", "€2.4bn"),
        ("Sign 5 accounts", "5"),
        ("5 new shops in Omaha", "5"),
        ("Win 1_500 customers", "1_500"),
        ("Cut waste by 40%", "40%"),
        ("Waste 40 % less", "40"),
        ("Reach 12k readers", "12k"),
        ("Ship (within 48h)", "48h"),
        ("Answer 3x faster", "3x"),
        ("Decrease 3 risks", "3"),
        ("Bring NPS to 70", "70"),
        ("Hold NPS 70", "70"),
        ("Give 2030 reasons to stay, and 4 to come", "4"),
        ("Be certified by ISO 27001 with under 5 findings", "5"),
    ],
)
def test_an_amount_is_found(title: str, amount: str) -> None:
    assert findings("OKR604", FILES | {PATH: objective(title=title)}) == [
        f"{PATH}:1:8 info `{title}` holds the number `{amount}`"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Delight external customers",
        "Close 2026 with a profit",
        "Set the stage for 2027-Q1",
        "Plan FY27 and Q4 in time",
        "Be ready by 15 December",
        "Be ready by Dec 15, at last",
        "Be certified by ISO 27001",
        "SOC 2 holds all year",
        "Move every desk to Windows 11",
        "Finish phase 2 of the depot",
        "Phase 2 goes live",
        "Be the number 1 in Omaha",
        "Be a top 10 employer",
        "Launch the web shop 2.0",
        "Win the B2B market with 5G",
        "Answer around the clock, 24/7",
        "Become a 5-star hotel",
        "Be the 1st choice and the #1 on the list",
    ],
)
def test_a_number_that_is_a_name_is_left_alone(title: str) -> None:
    assert findings("OKR604", FILES | {PATH: objective(title=f'"{title}"')}) == []


@pytest.mark.parametrize(("title", "wrong"), [("Bring down the time for 100 answers", False), ("Time 100", True)])
def test_the_name_of_the_kpi_that_called_for_it_may_have_a_number(title: str, wrong: bool) -> None:  # noqa: FBT001 - a column of the table
    files = {
        "kpis/answers.yaml": "name: Time for 100 answers\nowner: me\ncadence: weekly\n",
        PATH: f"{objective(title=title)}because: answers\n",
    }

    assert bool(findings("OKR604", files)) is wrong
