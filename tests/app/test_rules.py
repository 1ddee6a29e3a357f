"""The list of rules, and one rule by code or name."""

from __future__ import annotations

from okrcli.app.rules import explain_rule, list_rules
from okrcli.rules.registry import RULES


def test_every_rule_is_listed_once_with_what_it_says() -> None:
    listed = list_rules().rules

    assert [rule.code for rule in listed] == [rule.code for rule in RULES]
    assert all(rule.summary and rule.documentation.startswith(rule.summary) for rule in listed)
    assert {rule.group for rule in listed if not rule.default} == {5, 7, 9}


def test_a_rule_goes_by_code_number_or_name() -> None:
    found = explain_rule("OKR201")

    assert found is not None
    assert found.name == "unknown-kpi"
    assert explain_rule("201") == explain_rule("unknown-kpi") == found
    assert explain_rule("reply-time") is None
