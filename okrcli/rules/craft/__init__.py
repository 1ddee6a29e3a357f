"""Group 6: it is not a good goal, as the OKR and KPI literature has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.craft import (
    key_result_count,
    key_result_is_a_task,
    kpi_without_source,
    kpi_without_target,
    no_guardrail,
    no_leading_indicator,
    not_ambitious,
    objective_has_number,
    out_of_reach,
    placeholder,
    qualitative_kpi,
    too_many_kpis,
    too_many_objectives,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    key_result_count.RULE,
    too_many_objectives.RULE,
    too_many_kpis.RULE,
    objective_has_number.RULE,
    key_result_is_a_task.RULE,
    kpi_without_target.RULE,
    kpi_without_source.RULE,
    qualitative_kpi.RULE,
    no_leading_indicator.RULE,
    no_guardrail.RULE,
    not_ambitious.RULE,
    out_of_reach.RULE,
    placeholder.RULE,
)
"""The rules of the group, in order of code."""
