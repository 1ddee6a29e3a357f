"""Group 2: a reference leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.references import (
    contributes_across_time,
    contribution_cycle,
    kpi_cycle,
    unknown_key_result,
    unknown_kpi,
    unknown_objective,
    unknown_person,
    unknown_team,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    unknown_kpi.RULE,
    unknown_objective.RULE,
    unknown_key_result.RULE,
    unknown_person.RULE,
    unknown_team.RULE,
    contribution_cycle.RULE,
    kpi_cycle.RULE,
    contributes_across_time.RULE,
)
"""The rules of the group, in order of code."""
