from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi

PATH = "kpis/reply-time.yaml"


@pytest.mark.parametrize(("more", "place"), [((), "1:1"), (("targets: {}",), "4:1")])
def test_a_kpi_is_held_against_something(more: tuple[str, ...], place: str) -> None:
    assert findings("OKR606", {PATH: kpi(*more)}) == [
        f"{PATH}:{place} warning the KPI named `Average reply time` has no `targets`"
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-12-31", []),
        (
            "2027-01-01",
            [f"{PATH}:6:3 warning the last target of `Average reply time`, for `2026-H2`, ended on 2026-12-31"],
        ),
    ],
)
def test_the_last_target_holds_until_its_last_day(as_of: str, expected: list[str]) -> None:
    targets = ("targets:", "  2025: {at_most: 40}", "  2026-H2: {at_most: 30}", "  2026-H1: {at_most: 35}")

    assert findings("OKR606", {PATH: kpi(*targets)}, as_of) == expected


@pytest.mark.parametrize("starts", ["january", "july"])
def test_the_help_names_the_year_that_holds_the_day(starts: str) -> None:
    config = f"version: 1\nfiscal_year: {{starts: {starts}}}\n"

    (found,) = diagnostics("OKR606", {"okr.yaml": config, PATH: kpi()}, "2027-02-10")

    year = {"january": "2027", "july": "FY2026"}[starts]
    assert found.help == f"write `targets: {{{year}: {{at_most: …}}}}`, with at_least, at_most or between"
