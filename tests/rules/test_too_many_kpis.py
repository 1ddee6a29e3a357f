from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi

COMPANY = {
    "okr.yaml": """
        version: 1
        limits: {kpis_per_team: 1}
        teams: {support: {}, sales: {}}
        people: {desk-manager: {team: support}}
    """,
    "kpis/support/csat.yaml": kpi("team: support", name="CSAT"),
}
SECOND = "kpis/support/reply-time.yaml"


@pytest.mark.parametrize(
    ("more", "place", "team"),
    [("team: support", "4:7", "`support`"), ("unit: min", "2:8", "`support`, the team of `desk-manager`,")],
)
def test_a_kpi_is_its_team_s_and_without_one_its_owner_s(more: str, place: str, team: str) -> None:
    assert findings("OKR603", COMPANY | {SECOND: kpi(more)}) == [
        f"{SECOND}:{place} warning {team} watches 2 KPIs, over the limit of 1"
    ]


@pytest.mark.parametrize(
    "more", ["team: sales", "tier: input", "retired: {date: 2026-11-20, because: Nobody acted on it.}"]
)
def test_another_team_s_kpis_inputs_and_retired_ones_do_not_count(more: str) -> None:
    assert findings("OKR603", COMPANY | {SECOND: kpi(more)}) == []
