"""KPIs whose past numbers are in another unit than they are declared in now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.series import kpi_measurements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.reviewing import Both, Review


def with_other_units(review: Review) -> Iterator[Both[PlacedKpi]]:
    """Yield the KPIs that have values, and another unit than before."""
    for pair in review.kpis:
        if pair.base.unit != pair.head.unit and kpi_measurements(review.base, pair.base, review.as_of):
            yield pair
