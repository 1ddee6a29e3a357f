from __future__ import annotations

import pytest

from tests.rules.findings import findings, kpi

PATH = "kpis/gauge.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "Satisfaction is good",
        "Customers are very happy",
        "Colleagues feel motivated",
        "Good teamwork",
        "Happy kitchens",
    ],
)
def test_a_name_that_passes_a_judgement(name: str) -> None:
    assert findings("OKR608", {PATH: kpi(name=name)}) == [
        f"{PATH}:1:7 warning `{name}` asks for an opinion: no number can measure it"
    ]


@pytest.mark.parametrize(
    "what", ["Whether the desk is on top of it", "How happy the kitchens seem", "The food is good"]
)
def test_a_description_that_passes_a_judgement(what: str) -> None:
    assert findings("OKR608", {PATH: kpi(f"what: {what}", name="Mood")}) == [
        f"{PATH}:4:7 warning `{what}` asks for an opinion: no number can measure it"
    ]


@pytest.mark.parametrize(
    "more",
    [
        'unit: "%"',
        "bounds: [1, 5]",
        "nature: flow",
        "formula: smiles / surveys",
        "what: Share of surveys with a smile",
        "what: How many kitchens send flowers",
        "what: Kitchens that gave 4 or 5",
    ],
)
def test_what_has_a_scale_or_counts_is_a_number(more: str) -> None:
    inputs = {f"kpis/{name}.yaml": kpi(name=name.upper()) for name in ("smiles", "surveys")}

    assert findings("OKR608", {PATH: kpi(more, name="Happy kitchens")} | inputs) == []


@pytest.mark.parametrize(
    "name",
    ["Net promoter score", "Customers acquired", "Goods sold", "Happiness index", "Satisfied customers", "Well-being"],
)
def test_a_plain_name_is_left_alone(name: str) -> None:
    assert findings("OKR608", {PATH: kpi(name=name)}) == []
