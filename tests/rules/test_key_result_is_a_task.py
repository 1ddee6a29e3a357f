from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi, objective

PATH = "objectives/2026-Q4/web-shop.yaml"
LAUNCH = "{id: launch, title: Launch the new shop, milestones: [launched]}"
TRAIN = "{id: train, title: Train the desk, milestones: [early, late]}"
ORDERS = "{id: orders, title: Take a third of all orders, baseline: 22, target: 33}"
SPEED = "{id: speed, title: Keep pages below 2 s, keep: {at_most: 2 s}}"
PARTS = "{id: parts, title: Bring home the parts, rollup: true}"
DROPPED = ORDERS.replace("}", ", dropped: {date: 2026-11-02, because: Nobody counts them.}}")
INFLUENCING = LAUNCH.replace("}", ", influences: [traffic]}")


@pytest.mark.parametrize("key_results", [(LAUNCH,), (LAUNCH, TRAIN), (LAUNCH, DROPPED)])
def test_milestones_alone_are_tasks(key_results: tuple[str, ...]) -> None:
    assert findings("OKR605", {PATH: objective(*key_results)}) == [
        f"{PATH}:4:25 info `Launch the new shop` gets done or not, and nothing here says what got better"
    ]


@pytest.mark.parametrize("other", [ORDERS, SPEED, PARTS])
def test_beside_a_number_milestones_are_welcome(other: str) -> None:
    assert findings("OKR605", {PATH: objective(LAUNCH, TRAIN, other)}) == []


def test_milestones_that_should_move_a_kpi_say_what_gets_better() -> None:
    assert findings("OKR605", {PATH: objective(INFLUENCING, TRAIN), "kpis/traffic.yaml": kpi()}) == []


def test_the_other_tasks_are_related() -> None:
    (found,) = diagnostics("OKR605", {PATH: objective(LAUNCH, TRAIN)})

    assert [(item.location.span.line, item.message) for item in found.related] == [(5, "measured by milestones too")]
