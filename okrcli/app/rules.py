"""`okr rules` and `okr explain CODE`: what there is to be found, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.results.rules import RuleEntry, RulesResult
from okrcli.rules.registry import DEFAULT_GROUPS, RULES, find_rule

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule


def list_rules() -> RulesResult:
    """Return every rule, in order of code."""
    return RulesResult(tuple(_entry(rule) for rule in RULES))


def explain_rule(name: str) -> RuleEntry | None:
    """Return the rule of this code or name; None where there is none."""
    rule = find_rule(name)
    return None if rule is None else _entry(rule)


def _entry(rule: Rule) -> RuleEntry:
    return RuleEntry(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        group=rule.group,
        summary=rule.summary,
        default=rule.group in DEFAULT_GROUPS,
        documentation=rule.documentation,
    )
