from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as oracle

from okrcli.scoring.student import t_cumulative, t_quantile


@given(st.floats(-1e4, 1e4), st.integers(1, 400))
def test_the_share_up_to_t_is_scipys(t: float, freedom: int) -> None:
    assert t_cumulative(t, freedom) == pytest.approx(oracle.cdf(t, freedom), rel=1e-9, abs=1e-13)


@given(st.floats(0.501, 0.9999), st.integers(1, 400))
def test_the_quantile_is_scipys(share: float, freedom: int) -> None:
    assert t_quantile(share, freedom) == pytest.approx(oracle.ppf(share, freedom), rel=1e-8, abs=1e-10)


def test_the_middle_and_the_ends() -> None:
    assert [t_cumulative(t, 3) for t in (-inf, 0, inf)] == [0, pytest.approx(0.5), 1]
    assert t_quantile(0.925, 3) == pytest.approx(1.9243, abs=1e-4)
