"""Group 1: the shape is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.shape import (
    bad_calendar,
    bad_csv,
    bad_cycle,
    bad_id,
    bad_value,
    duplicate_id,
    filename_differs,
    measure_ways,
    missing_key,
    name_clash,
    orphan_csv,
    unknown_key,
    unused_ignore,
    wrong_type,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    missing_key.RULE,
    unknown_key.RULE,
    wrong_type.RULE,
    bad_value.RULE,
    measure_ways.RULE,
    bad_id.RULE,
    duplicate_id.RULE,
    name_clash.RULE,
    bad_cycle.RULE,
    bad_csv.RULE,
    orphan_csv.RULE,
    filename_differs.RULE,
    bad_calendar.RULE,
    unused_ignore.RULE,
)
"""The rules of the group, in order of code."""
