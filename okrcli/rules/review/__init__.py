"""Group 9: review of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.review import (
    baseline_rewritten,
    closed_objective_changed,
    due_moved,
    history_rewritten,
    key_result_dropped,
    key_result_replaced,
    kpi_redefined,
    kpi_target_changed,
    late_objective,
    owner_changed,
    rule_loosened,
    target_lowered,
    target_raised,
    unexplained_change,
    unit_changed,
    weight_shifted,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    target_lowered.RULE,
    target_raised.RULE,
    baseline_rewritten.RULE,
    key_result_dropped.RULE,
    key_result_replaced.RULE,
    due_moved.RULE,
    weight_shifted.RULE,
    kpi_redefined.RULE,
    kpi_target_changed.RULE,
    closed_objective_changed.RULE,
    history_rewritten.RULE,
    late_objective.RULE,
    owner_changed.RULE,
    rule_loosened.RULE,
    unexplained_change.RULE,
    unit_changed.RULE,
)
"""The rules of the group, in order of code."""
