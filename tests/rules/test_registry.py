"""Every rule has a code, a name and an explanation of its own."""

from __future__ import annotations

import re

import pytest

from okrcli.diagnostics import Problem
from okrcli.rules.registry import (
    BY_CODE,
    BY_NAME,
    DAY_GROUPS,
    DEFAULT_GROUPS,
    RULES,
    find_rule,
    find_rules,
    nearest_rule,
)
from okrcli.rules.rule import Rule, Scope
from okrcli.syntax.parse import parse
from tests.rules.sampling import section, whole_files

HEADINGS = ["What it does", "Why it matters", "Bad", "Good", "How to fix"]
NO_YAML = {"OKR005", "OKR007", "OKR008", "OKR013", "OKR108", "OKR109", "OKR110", "OKR111", "OKR403"}
"""Rules whose examples are paths, CSV, or too long to show."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert [rule.code for rule in RULES] == sorted(BY_CODE)
    assert len(BY_NAME) == len(RULES)


@each_rule
def test_a_rule_has_the_shape_of_its_kind(rule: Rule) -> None:
    assert re.fullmatch(r"OKR[0-79]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert (rule.check is None) == (rule.scope is Scope.LOADING)
    assert rule.module.rpartition(".")[2] == rule.name.replace("-", "_")


@each_rule
def test_an_explanation_begins_with_its_summary_and_has_all_headings_in_order(rule: Rule) -> None:
    lines = rule.documentation.split("\n")

    assert lines[0] == rule.summary
    assert re.fullmatch(r"[A-Z].*\.", rule.summary)
    assert len(rule.summary) <= 100
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == HEADINGS
    assert all(section(rule, heading).strip() for heading in HEADINGS)


@each_rule
def test_an_example_is_yaml(rule: Rule) -> None:
    good, bad = section(rule, "Good"), section(rule, "Bad")
    documents = [good] if rule.group == 0 else [good, bad]

    if rule.code not in NO_YAML:
        parts = [text for example in documents for text in whole_files(example).items() or {"x.yaml": example}.items()]
        yaml = [(path, text) for path, text in parts if path.endswith(".yaml")]
        assert [text for path, text in yaml if is_faulty(path, text)] == []
    assert good != bad


def is_faulty(path: str, text: str) -> bool:
    return isinstance(parse(path, text.encode()), Problem)


def test_the_groups_that_are_checked_unasked_judge_files_and_the_others_the_day() -> None:
    assert {0, 1, 2, 3, 4, 6} == DEFAULT_GROUPS
    assert {5, 7} == DAY_GROUPS


@pytest.mark.parametrize("name", ["OKR201", "okr201", "201", "unknown-kpi"])
def test_a_rule_is_found_by_code_and_name(name: str) -> None:
    assert find_rule(name) is BY_CODE["OKR201"]
    assert find_rules(name) == (BY_CODE["OKR201"],)


def test_a_group_is_found_by_its_digit() -> None:
    assert {rule.code[:4] for rule in find_rules("2")} == {"OKR2"}
    assert find_rules("8") == ()


@pytest.mark.parametrize(
    ("typed", "meant"), [("unknown-kpis", "unknown-kpi"), ("unknwon-kpi", "unknown-kpi"), ("zzz", ""), ("", "")]
)
def test_a_name_that_is_not_known_has_a_nearest_one(typed: str, meant: str) -> None:
    assert find_rules(typed) == ()
    assert nearest_rule(typed) == meant
