from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.render.terminal.gauges import bar, sparkline
from okrcli.render.terminal.glyphs import ASCII, UNICODE
from okrcli.render.terminal.page import Page
from okrcli.scoring.scorecard import Health, KpiPoint, Observation
from okrcli.scoring.signal import ControlChart

PAGE = Page(80, "utf-8", UNICODE)
PLAIN_PAGE = Page(80, "ascii", ASCII)
shares = st.fractions(0, 1)


@pytest.mark.parametrize(
    ("progress", "plan", "expected"),
    [
        ("0", None, "──────────"),
        ("1/1000", None, "╸─────────"),
        ("1/2", None, "━━━━━─────"),
        ("11/20", None, "━━━━━╸────"),
        ("1", None, "━━━━━━━━━━"),
        ("0", "0", "┃─────────"),
        ("1/2", "1/4", "━━┃━━─────"),
        ("1/2", "1", "━━━━━────┃"),
        (None, "1/2", "╌╌╌╌╌┃╌╌╌╌"),
        (None, None, "╌╌╌╌╌╌╌╌╌╌"),
    ],
)
def test_a_bar_shows_progress_and_the_plans_mark(progress: str | None, plan: str | None, expected: str) -> None:
    drawn = bar(PAGE, share_of(progress), share_of(plan), 10, "good")

    assert "".join(text for text, _ in drawn) == expected


def share_of(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def test_a_bar_is_as_plain_in_ascii() -> None:
    assert "".join(text for text, _ in bar(PLAIN_PAGE, Fraction(1, 2), Fraction(4, 5), 10, "good")) == "=====---|-"


@given(st.none() | shares, st.none() | shares, st.integers(1, 40))
def test_a_bar_always_has_its_width(progress: Fraction | None, plan: Fraction | None, width: int) -> None:
    assert sum(len(text) for text, _ in bar(PAGE, progress, plan, width, "good")) == width


@given(shares, shares)
def test_more_progress_never_shows_as_less(first: Fraction, second: Fraction) -> None:
    low, high = sorted((first, second))

    assert done(low) <= done(high)


def done(progress: Fraction) -> float:
    text = "".join(text for text, _ in bar(PAGE, progress, None, 10, "good"))
    return text.count("━") + text.count("╸") / 2


def point(value: int, health: Health | None = Health.HEALTHY) -> KpiPoint:
    return KpiPoint(Observation(date(2026, 11, 20), Decimal(value), "kpis/x.csv"), None, health)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], ""),
        ([7], "▄"),
        ([5, 5, 5], "▄▄▄"),
        ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
        ([9, 0, 9, 0, 7], "▁█▁▆"),
    ],
)
def test_a_sparkline_spans_its_own_lowest_and_highest(values: list[int], expected: str) -> None:
    drawn = sparkline(PAGE, [point(value) for value in values], 4 if len(values) == 5 else 8)

    assert "".join(text for text, _ in drawn) == expected


@pytest.mark.parametrize(("health", "style"), [(Health.BREACHED, "alarm"), (Health.HEALTHY, "good")])
def test_the_last_point_has_the_colour_of_its_health(health: Health, style: str) -> None:
    assert sparkline(PAGE, [point(1), point(2, health)], 8) == (("▁", "spark"), ("█", style))
    assert sparkline(PAGE, [point(1), point(2, None)], 8) == (("▁█", "spark"),)


def test_with_a_chart_the_limits_are_in_the_scale_and_what_is_outside_stands_out() -> None:
    points = [point(value) for value in (50, 52, 51, 80, 51, 49)]
    chart = ControlChart(6, 6, Fraction(51), Fraction(45), Fraction(57), Fraction(2), Fraction(7), ())

    assert sparkline(PAGE, points, 8, chart) == (("▂▂▂", "spark"), ("█", "mark"), ("▂", "spark"), ("▁", "good"))
