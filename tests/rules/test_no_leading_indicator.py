from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi

COMPANY = {"okr.yaml": "version: 1\nteams: {sales: {}}\n"}


def gauges(*indicators: str) -> dict[str, str]:
    lines = [("team: sales", *([f"indicator: {word}"] if word else [])) for word in indicators]
    return {f"kpis/gauge-{index}.yaml": kpi(*more) for index, more in enumerate(lines)}


@pytest.mark.parametrize("count", [2, 3])
def test_a_team_whose_kpis_all_lag(count: int) -> None:
    last = f"kpis/gauge-{count - 1}.yaml"

    assert findings("OKR609", COMPANY | gauges(*["lagging"] * count)) == [
        f"{last}:5:12 info all {count} KPIs of `sales` are `lagging`: they tell of trouble when it is over"
    ]


@pytest.mark.parametrize("indicators", [("lagging",), ("lagging", "leading"), ("lagging", "lagging", "")])
def test_one_gauge_one_that_leads_and_one_that_does_not_say(indicators: tuple[str, ...]) -> None:
    assert findings("OKR609", COMPANY | gauges(*indicators)) == []


def test_kpis_of_no_team_are_not_a_team() -> None:
    files = {f"kpis/gauge-{index}.yaml": kpi("indicator: lagging") for index in range(3)}

    assert findings("OKR609", files) == []
