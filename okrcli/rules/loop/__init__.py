"""Group 7: the loop between KPIs and objectives is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.loop import (
    back_in_range,
    breach_without_objective,
    objective_moves_no_kpi,
    stated_status_contradicts,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    breach_without_objective.RULE,
    back_in_range.RULE,
    objective_moves_no_kpi.RULE,
    stated_status_contradicts.RULE,
)
"""The rules of the group, in order of code."""
