from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from okrcli.render.terminal.chart import HEIGHT, Chart, Mark, draw_chart
from okrcli.render.terminal.glyphs import UNICODE
from okrcli.render.terminal.page import Page

if TYPE_CHECKING:
    from fractions import Fraction

START = date(2026, 10, 1)


def picture(chart: Chart, width: int) -> list[str]:
    page = Page(width, "utf-8", UNICODE)
    return ["".join(text for text, _ in line).rstrip() for line in draw_chart(page, chart)]


def chart_of(values: list[int], limit: int | None = None) -> Chart:
    marks = [Mark(START + timedelta(7 * week), Decimal(value), "•", "good") for week, value in enumerate(values)]
    labels: dict[Decimal | Fraction, str] = {} if limit is None else {Decimal(limit): f"≤ {limit} min"}
    lines = [] if limit is None else [Decimal(limit)]
    return Chart(
        start=START,
        end=START + timedelta(7 * max(len(values) - 1, 0)),
        unit="min",
        marks=marks,
        lines=lambda day: [Mark(day, value, "╌", "rest") for value in lines],
        labels=labels,
    )


def test_values_stand_over_their_days_and_the_limit_runs_across() -> None:
    assert picture(chart_of([48, 46, 44, 40, 32], limit=30), 34) == [
        "  48 min │•",
        "         │      •",
        "         │            •",
        "         │",
        "         │                 •",
        "         │",
        "         │",
        "         │                       •",
        "≤ 30 min │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "         └────────────────────────",
        "          2026-10-01    2026-10-29",
    ]


def test_without_room_at_the_left_the_scale_stands_above() -> None:
    lines = picture(chart_of([48, 40], limit=30), 20)

    assert lines[:2] == ["48 min · ≤ 30 min", " │•"]
    assert lines[-2:] == ["  2026-10-01", "  2026-10-08"]


def test_a_single_value_stands_in_the_middle() -> None:
    lines = picture(chart_of([7]), 40)

    assert lines[HEIGHT // 2] == "7 min │•"
    assert lines[-1] == "       2026-10-01"


values = st.lists(st.integers(-1000, 1000), min_size=1, max_size=30)


@given(values, st.none() | st.integers(-1000, 1000), st.integers(20, 130))
def test_a_chart_fits_its_page(numbers: list[int], limit: int | None, width: int) -> None:
    assert max(map(len, picture(chart_of(numbers, limit), width))) <= width


@given(values)
def test_the_highest_value_is_at_the_top_and_the_lowest_at_the_bottom(numbers: list[int]) -> None:
    lines = picture(chart_of(numbers), 80)
    top = 0 if max(numbers) > min(numbers) else HEIGHT // 2

    assert f"{max(numbers)} min │" in lines[top]
    assert "•" in lines[top]
    assert "•" in lines[HEIGHT - 1 - top]
