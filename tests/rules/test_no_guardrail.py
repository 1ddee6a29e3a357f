from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi, objective

PATH = "objectives/2026-Q4/calm-desk.yaml"
KPIS = {f"kpis/{name}.yaml": kpi(name=name.upper()) for name in ("reply-time", "csat", "cost")}
REPLY = "{id: reply, title: Answer sooner, kpi: reply-time, baseline: 48, target: 30}"
CSAT = "{id: csat, title: Please more, kpi: csat, baseline: 40, target: 80}"
CALLS = "{id: calls, title: Call 60 customers, baseline: 0, target: 60, influences: [reply-time]}"
HOPE = CALLS.replace("reply-time", "csat")
COST = "{id: cost, title: Keep the cost, kpi: cost, keep: {at_most: 9}}"
LOAD = "{id: load, title: Keep the load, keep: {between: [6, 9]}}"
DROPPED = LOAD.replace("}}", "}, dropped: {date: 2026-11-02, because: Nobody counts it.}}")


@pytest.mark.parametrize("key_results", [(REPLY,), (CALLS,), (REPLY, CALLS), (REPLY, DROPPED)])
def test_one_kpi_is_pushed_and_nothing_guarded(key_results: tuple[str, ...]) -> None:
    assert findings("OKR610", KPIS | {PATH: objective(*key_results, title="Run a calm desk")}) == [
        f"{PATH}:1:8 info `Run a calm desk` pushes `reply-time` alone, and nothing guards what may suffer"
    ]


@pytest.mark.parametrize("other", [COST, LOAD, CSAT, HOPE])
def test_a_guardrail_or_a_second_kpi_tells_of_the_harm(other: str) -> None:
    assert findings("OKR610", KPIS | {PATH: objective(REPLY, other)}) == []


def test_without_a_kpi_nothing_is_pushed() -> None:
    assert findings("OKR610", {PATH: objective()}) == []
