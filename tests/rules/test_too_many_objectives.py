from __future__ import annotations

from itertools import pairwise

import pytest

from tests.rules.findings import diagnostics, findings, objective

COMPANY = {
    "okr.yaml": """
        version: 1
        limits: {objectives_per_team: 1}
        teams: {sales: {formerly: [field]}, support: {}}
        people: {sales-lead: {team: sales}}
    """
}
FIRST = {"objectives/2026-Q4/first.yaml": objective(more="teams: [sales]")}
SECOND = "objectives/2026-Q4/second.yaml"


@pytest.mark.parametrize(
    ("more", "place", "team"),
    [
        ("teams: [sales, support]", "3:9", "`sales`"),
        ("teams: [field]", "3:9", "`field`"),
        ("", "2:8", "`sales`, the team of `sales-lead`,"),
    ],
)
def test_the_first_team_leads_and_without_one_the_owner_s(more: str, place: str, team: str) -> None:
    files = COMPANY | FIRST | {SECOND: objective(more=more)}

    assert findings("OKR602", files) == [
        f"{SECOND}:{place} warning {team} leads 2 objectives in 2026-Q4, over the limit of 1"
    ]


@pytest.mark.parametrize(
    "more",
    [
        "teams: [support, sales]",
        "teams: [sales]\ncontributes_to: first",
        "teams: [sales]\nsupports: 2026-Q4/first",
        "teams: [sales]\nclosed: {date: 2026-11-20, outcome: abandoned, grade: 0}",
    ],
)
def test_what_another_team_leads_what_is_a_part_and_what_is_closed_does_not_count(more: str) -> None:
    assert findings("OKR602", COMPANY | FIRST | {SECOND: objective(more=more)}) == []


def test_a_part_of_a_rollup_key_result_is_a_part_of_its_objective() -> None:
    first = {"objectives/2026-Q4/first.yaml": objective("{id: parts, title: Bring home the parts, rollup: true}")}
    files = COMPANY | first | {SECOND: objective(more="contributes_to: first/parts")}

    assert findings("OKR602", files) == []


def test_what_contributes_to_a_longer_cycle_is_an_objective_of_its_own() -> None:
    year = {"objectives/2026/year.yaml": objective()}
    files = COMPANY | year | FIRST | {SECOND: objective(more="contributes_to: 2026/year")}

    assert len(findings("OKR602", files)) == 1


def test_each_cycle_is_counted_alone() -> None:
    assert findings("OKR602", COMPANY | FIRST | {"objectives/2027-Q1/second.yaml": objective()}) == []


def test_the_last_of_many_is_named_with_the_others() -> None:
    names = [f"objectives/2026-Q4/{name}.yaml" for name in ("d", "b", "a", "c")]

    (found,) = diagnostics("OKR602", COMPANY | dict.fromkeys(names, objective()))

    assert found.location.path == "objectives/2026-Q4/d.yaml"
    related = [item.location.path for item in found.related]
    assert len(related) == 3
    assert all(earlier < later for earlier, later in pairwise(related))
