"""What of the dashboard was asked for, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Grouping: TypeAlias = Literal["team", "tier", "perspective", "indicator"]
"""By what KPIs are put together."""


@dataclass(frozen=True, slots=True)
class KpiChoice:
    """What of the dashboard was asked for; `whole` asks for the numbers of every KPI, however many there are."""

    needs_objective: bool = False
    stale: bool = False
    group: Grouping | None = None
    tree: bool = False
    whole: bool = False

    @property
    def narrows(self) -> bool:
        """Whether KPIs are left out."""
        return self.needs_objective or self.stale


EVERY_KPI = KpiChoice()
"""Nothing was asked for: all KPIs, worst first."""
