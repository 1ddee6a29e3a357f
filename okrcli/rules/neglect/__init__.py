"""Group 5: neglect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.neglect import checkin_overdue, cycle_not_closed, kpi_stale, no_owner

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (checkin_overdue.RULE, kpi_stale.RULE, cycle_not_closed.RULE, no_owner.RULE)
"""The rules of the group, in order of code."""
