"""Series that are nothing but noise, and how many of them the charts call a signal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from okrcli.scoring.scorecard import Observation
from okrcli.scoring.signal import chart_of
from tests.scoring.goals import kpi_files, workspace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

KPIS = 30
COMPANIES = 10
FIRST = date(2026, 1, 2)


@dataclass(frozen=True)
class Noise:
    """Of 30 random KPIs: with a signal at some time of the year, on one day of it, and anywhere in the year's chart."""

    some_time: Fraction
    one_day: Fraction
    whole_chart: Fraction


def random_series(source: Random, points: int) -> tuple[Observation, ...]:
    """Return values about 50 with a deviation of 5; of the generator only what every Python draws alike is used."""
    days = 364 // points
    values = [Decimal(round((sum(source.random() for _ in range(12)) - 6) * 500 + 5000)) / 100 for _ in range(points)]
    return tuple(Observation(FIRST + timedelta(days=days * at), value, "") for at, value in enumerate(values))


def measure_noise(points: int) -> Noise:
    """Watch 30 KPIs of ten companies through a year with so many points, after each of them."""
    (kpi,) = workspace_of(kpi_files("")).kpis.values()
    source = Random(2026)  # noqa: S311 - the same noise each time
    recents: list[list[bool]] = []
    wholes: list[bool] = []
    for _ in range(KPIS * COMPANIES):
        series = random_series(source, points)
        charts = [chart_of(kpi, series[:seen]) for seen in range(1, points + 1)]
        recents.append([bool(chart and chart.recent) for chart in charts])
        wholes.append(bool(charts[-1] and charts[-1].signals))
    return Noise(
        some_time=_of_thirty([any(recent) for recent in recents]),
        one_day=_of_thirty([shown for recent in recents for shown in recent]),
        whole_chart=_of_thirty(wholes),
    )


def _of_thirty(told: Sequence[bool]) -> Fraction:
    return Fraction(KPIS * sum(told), len(told))
