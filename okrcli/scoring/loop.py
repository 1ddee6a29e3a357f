"""The loop: whether a KPI is only watched, is being moved, calls for an objective, or can go back to being watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.lifecycle import is_retired
from okrcli.scoring.scorecard import Health, Loop, Status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from okrcli.model.placed import PlacedKpi


def loop_of(kpi: PlacedKpi, health: Health, moving: Collection[Status], as_of: date, *, inside: bool) -> Loop:
    """Return the first place of the loop that fits.

    `moving` are the states of the open key results that move the KPI; `inside` tells whether its last value is on the
    good side of the limit.
    """
    if is_retired(kpi, as_of):
        return Loop.RETIRED
    if kpi.definition.tier == "input":
        return Loop.INPUT
    if moving:
        return Loop.BACK_IN_RANGE if _is_back(health, moving, inside=inside) else Loop.BEING_MOVED
    return Loop.NEEDS_AN_OBJECTIVE if health.is_breach else Loop.MONITORING


def _is_back(health: Health, moving: Collection[Status], *, inside: bool) -> bool:
    achieved = sum(status is Status.ACHIEVED for status in moving)
    good = health is Health.HEALTHY or (health is Health.WATCH and inside)
    return achieved == len(moving) or (good and achieved > 0)
