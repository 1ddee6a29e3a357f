"""Group 4: the dates do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.dates import (
    checkin_outside_cycle,
    future_date,
    milestone_after_due,
    outside_cycle,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    outside_cycle.RULE,
    future_date.RULE,
    checkin_outside_cycle.RULE,
    milestone_after_due.RULE,
)
"""The rules of the group, in order of code."""
