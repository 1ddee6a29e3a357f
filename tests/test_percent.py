"""Whole points that add up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.percent import half_up, points_by_way, whole_percent

SHARES = st.fractions(-2, 2, max_denominator=997)


@pytest.mark.parametrize(
    ("base", "middle", "head", "points"),
    [
        ("0.604", "0.604", "0.629", (0, 3)),
        ("0.606", "0.612", "0.614", (0, 0)),
        ("0.35", "0.83", "0.86", (48, 3)),
        ("0.5", "0.25", "0.25", (-25, 0)),
        ("0.996", "0.996", "1", (0, 1)),
    ],
)
def test_points_add_up_to_what_is_shown(base: str, middle: str, head: str, points: tuple[int, int]) -> None:
    assert points_by_way(Fraction(base), Fraction(middle), Fraction(head)) == points


@given(SHARES, SHARES, SHARES)
def test_no_step_is_off_by_a_point_or_has_the_other_sign(base: Fraction, middle: Fraction, head: Fraction) -> None:
    exact = ((middle - base) * 100, (head - middle) * 100)

    steps = points_by_way(base, middle, head)

    assert all(abs(step - shown) < 1 for step, shown in zip(exact, steps, strict=True))
    assert all(step * shown >= 0 for step, shown in zip(exact, steps, strict=True))
    plain = all(half_up(share * 100) == whole_percent(share) for share in (base, head))
    assert not plain or sum(steps) == whole_percent(head) - whole_percent(base)
