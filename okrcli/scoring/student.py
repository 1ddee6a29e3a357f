"""Student's t distribution in plain Python: importing a library for it would take longer than most commands."""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p

_STEPS = 300
_CLOSE = 1e-16
_TINY = 1e-300
_HALVINGS = 200


def t_cumulative(t: float, freedom: int) -> float:
    """Return the share of the distribution up to `t`, for whole degrees of freedom from 1."""
    if abs(t) == inf:
        return 0.0 if t < 0 else 1.0
    if t * t < freedom:  # near the middle the tails would lose what little t adds
        half = _incomplete_beta(0.5, freedom / 2, t * t / (freedom + t * t)) / 2
        return 0.5 + half if t > 0 else 0.5 - half
    tail = _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
    return 1 - tail if t > 0 else tail


@lru_cache(maxsize=256)
def t_quantile(share: float, freedom: int) -> float:
    """Return the t up to which this share lies, for shares over a half and under 1."""
    low, high = 0.0, 1.0
    while t_cumulative(high, freedom) < share:
        low, high = high, high * 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_cumulative(middle, freedom) < share else (low, middle)
    return high


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularized incomplete beta function; the continued fraction is quick below (a + 1) / (a + b + 2)."""
    if x in (0, 1):
        return x
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, 1 - x) / b


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Evaluate the fraction of the incomplete beta function by Lentz's method (Numerical Recipes, 6.4)."""
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _off_zero(1 + even * d)
        c = _off_zero(1 + even / c)
        value *= c * d
        d = 1 / _off_zero(1 + odd * d)
        c = _off_zero(1 + odd / c)
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _off_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
