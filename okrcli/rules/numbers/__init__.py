"""Group 3: the numbers do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.numbers import (
    baseline_differs,
    baseline_is_target,
    conflicting_measurements,
    contradictory_results,
    moved_twice,
    out_of_bounds,
    ratio_of_levels,
    target_not_healthy,
    targets_overlap,
    title_number_differs,
    total_fell,
    unit_mismatch,
    value_on_kpi_result,
    watch_on_the_wrong_side,
    wrong_direction,
    zero_weights,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    baseline_is_target.RULE,
    unit_mismatch.RULE,
    out_of_bounds.RULE,
    wrong_direction.RULE,
    target_not_healthy.RULE,
    baseline_differs.RULE,
    value_on_kpi_result.RULE,
    contradictory_results.RULE,
    moved_twice.RULE,
    zero_weights.RULE,
    targets_overlap.RULE,
    conflicting_measurements.RULE,
    watch_on_the_wrong_side.RULE,
    ratio_of_levels.RULE,
    title_number_differs.RULE,
    total_fell.RULE,
)
"""The rules of the group, in order of code."""
