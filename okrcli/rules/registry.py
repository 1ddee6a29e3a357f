"""Every rule that okr knows, and how people name them: by code, by name, or by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules import craft, dates, loop, neglect, numbers, reading, references, review, shape
from okrcli.rules.nearest import near_names

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *shape.RULES,
    *references.RULES,
    *numbers.RULES,
    *dates.RULES,
    *neglect.RULES,
    *craft.RULES,
    *loop.RULES,
    *review.RULES,
)
"""All rules, in order of code."""

DEFAULT_GROUPS = frozenset({0, 1, 2, 3, 4, 6})
"""The groups that `okr validate` checks unasked: what can be judged from the files alone."""

DAY_GROUPS = frozenset({5, 7})
"""The groups that are of the day: `okr status` and `okr todo` show them."""

_DIGITS_ALIKE = str.maketrans("OIL", "011")
"""Letters that are taken for digits."""

REVIEW_GROUPS = frozenset({9})
"""The groups that judge a change: `okr diff` checks them, and them alone."""

BY_CODE = {rule.code: rule for rule in RULES}
BY_NAME = {rule.name: rule for rule in RULES}


def find_rule(name: str) -> Rule | None:
    """Return the rule of this code (`OKR201`, `okr201`, `201`) or name."""
    return BY_NAME.get(name) or BY_CODE.get(name.upper()) or BY_CODE.get(f"OKR{name}")


def find_rules(selector: str) -> tuple[Rule, ...]:
    """Return the rules that a code, a name or a group's digit stands for; none where it stands for nothing."""
    if len(selector) == 1 and selector.isdigit():
        return tuple(rule for rule in RULES if rule.group == int(selector))
    rule = find_rule(selector)
    return () if rule is None else (rule,)


def nearest_rule(name: str) -> str:
    """Return the code or name that somebody who typed `name` may have meant; empty where nothing is like it."""
    alike = name.upper().removeprefix("OKR").translate(_DIGITS_ALIKE)
    if f"OKR{alike}" in BY_CODE:
        return f"OKR{alike}"
    if name.isdecimal():
        return ""
    near = near_names(name.lower(), tuple(BY_NAME)) or near_names(name.upper(), tuple(BY_CODE))
    return near[0] if near else ""
