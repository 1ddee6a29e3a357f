from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi, objective

PATH = "objectives/2026-Q4/brand.yaml"
KPI = {"kpis/traffic.yaml": kpi(name="Website traffic")}
MEDIA = "{id: media, title: Get three features, baseline: 0, target: 3}"
INFLUENCING = "{id: guests, title: Host 40 guests, baseline: 0, target: 40, influences: [traffic]}"
MOVING = "{id: traffic, title: More visitors, kpi: traffic, baseline: 100, target: 200}"
GUARDING = "{id: traffic, title: No fewer visitors, kpi: traffic, keep: {at_least: 100}}"
DROPPED = MOVING.replace("}", ", dropped: {date: 2026-11-02, because: Bots.}}")
ROLLUP = "{id: parts, title: Bring home the parts, rollup: true}"
FOUND = "info `Be known in the Midwest` moves no KPI: nothing on the dashboard will show what it changed"


def brand(*key_results: str, more: str = "") -> dict[str, str]:
    return KPI | {PATH: objective(*key_results, title="Be known in the Midwest", more=more)}


@pytest.mark.parametrize("key_results", [(MEDIA,), (MEDIA, GUARDING), (MEDIA, DROPPED)])
def test_nothing_leads_to_a_gauge(key_results: tuple[str, ...]) -> None:
    assert findings("OKR703", brand(*key_results)) == [f"{PATH}:1:8 {FOUND}"]


@pytest.mark.parametrize("key_result", [MOVING, INFLUENCING])
def test_a_key_result_moves_a_kpi(key_result: str) -> None:
    assert findings("OKR703", brand(MEDIA, key_result)) == []


def test_a_kpi_called_for_the_objective() -> None:
    assert findings("OKR703", brand(MEDIA, more="because: traffic")) == []


@pytest.mark.parametrize(
    "link", ["contributes_to: 2026/year", "contributes_to: 2026/year/parts", "supports: 2026/year"]
)
def test_an_objective_serves_one_that_moves_a_kpi(link: str) -> None:
    year = objective(MOVING, *([ROLLUP] if link.endswith("parts") else []))

    assert findings("OKR703", brand(MEDIA, more=link) | {"objectives/2026/year.yaml": year}) == []


@pytest.mark.parametrize("target", ["2026-Q4/brand", "2026-Q4/brand/parts"])
def test_what_contributes_to_an_objective_moves_for_it(target: str) -> None:
    part = {"objectives/2026-Q4/shop.yaml": objective(MOVING, more=f"contributes_to: {target}")}

    assert findings("OKR703", brand(MEDIA, ROLLUP) | part) == []


def test_what_only_shares_the_company_s_objective_does_not_count() -> None:
    others = {
        "objectives/2026/year.yaml": objective(ROLLUP),
        "objectives/2026-Q4/shop.yaml": objective(MOVING, more="contributes_to: 2026/year"),
    }

    assert findings("OKR703", brand(MEDIA, more="contributes_to: 2026/year") | others) == [f"{PATH}:1:8 {FOUND}"]


def test_a_circle_of_supporters_ends() -> None:
    other = {"objectives/2026-Q4/other.yaml": objective(MEDIA, title="Be liked", more="supports: brand")}

    assert len(findings("OKR703", brand(MEDIA, more="supports: other") | other)) == 2


def test_a_workspace_without_kpis_and_an_objective_to_come_are_left_alone() -> None:
    assert findings("OKR703", {PATH: objective(MEDIA)}) == []
    assert findings("OKR703", KPI | {"objectives/2027-Q1/brand.yaml": objective(MEDIA)}) == []
