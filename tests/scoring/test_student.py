from __future__ import annotations

from math import atan, inf, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as oracle

from okrcli.scoring.student import t_cumulative, t_quantile

NOT_TINY = st.floats(-1e4, 1e4).filter(lambda t: abs(t) > 1e-4)
"""Nearer to 0 scipy itself loses digits; the arc tangent is the oracle there."""


@given(NOT_TINY, st.integers(1, 400))
def test_the_share_up_to_t_is_scipys(t: float, freedom: int) -> None:
    assert t_cumulative(t, freedom) == pytest.approx(oracle.cdf(t, freedom), rel=1e-9, abs=1e-13)


@given(st.floats(0.501, 0.9999), st.integers(1, 400))
def test_the_quantile_is_scipys(share: float, freedom: int) -> None:
    assert t_quantile(share, freedom) == pytest.approx(oracle.ppf(share, freedom), rel=1e-8, abs=1e-10)


@given(st.floats(-1e4, 1e4))
def test_with_one_degree_of_freedom_it_is_the_arc_tangent(t: float) -> None:
    assert t_cumulative(t, 1) == pytest.approx(0.5 + atan(t) / pi, rel=1e-10, abs=1e-15)


def test_the_middle_and_the_ends() -> None:
    assert [t_cumulative(t, 3) for t in (-inf, 0, inf)] == [0, pytest.approx(0.5), 1]
    assert t_quantile(0.925, 3) == pytest.approx(1.9243, abs=1e-4)
