"""The words of scoring as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.scoring.forecast import Chance
    from okrcli.scoring.scorecard import Health, Loop, Status
    from okrcli.scoring.trend import Trend


def words(found: Status | Health | Loop | Chance) -> str:
    """Say a status, a health or a place in the loop: `at risk`, `needs an objective`."""
    return str(found.value).replace("_", " ")


def with_flags(found: Status | Health, *flags: str) -> str:
    """Say a word with the flags beside it: `behind, stale`."""
    return ", ".join([words(found), *filter(None, flags)])


def trend_word(trend: Trend) -> str:
    """Say where a KPI is going: better and worse where a target says which, else rising and falling."""
    if not trend.direction:
        return "no trend"
    if trend.good is None:
        return "rising" if trend.direction > 0 else "falling"
    return "better" if trend.good else "worse"


def tally(counted: Mapping[Status, int] | Mapping[Health, int]) -> str:
    """Say how many there are of each word, without those of which there are none: `1 on track, 2 behind`."""
    return ", ".join(f"{many} {words(found)}" for found, many in counted.items() if many)
