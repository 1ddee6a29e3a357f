"""Which rules are checked, where, and how much they matter: okr.yaml first, then what was typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.config import RuleSettings
from okrcli.rules.registry import DEFAULT_GROUPS, RULES
from okrcli.rules.settings import RuleOptions, UnknownRuleError, matches, settle
from tests.rules.checking import OBJECTIVE, PATH, check_files, codes
from tests.rules.sampling import concise

BOTH = {PATH: OBJECTIVE, "kpis/cost.yaml": "name: Cost\nowner: chief\ncadence: weekly\nparent: profit\n"}


def settings(rules: str) -> dict[str, str]:
    return {"okr.yaml": f"version: 1\nrules: {rules}\n", PATH: OBJECTIVE}


def settled(rules: RuleSettings, **options: tuple[str, ...]) -> frozenset[str]:
    return settle(rules, RuleOptions(**options)).codes  # type: ignore[arg-type]


def test_the_default_groups_are_checked() -> None:
    assert settled(RuleSettings()) == {rule.code for rule in RULES if rule.group in DEFAULT_GROUPS}


@pytest.mark.parametrize("name", ["OKR201", "201", "unknown-kpi", "2"])
def test_what_is_ignored_is_not_checked(name: str) -> None:
    assert codes(check_files(settings(f"{{ignore: [{name}]}}"))) == []
    assert codes(check_files({PATH: OBJECTIVE}, ignore=(name,))) == []


def test_each_step_has_the_last_word_over_those_before() -> None:
    in_file = RuleSettings.model_validate({"select": ["5"], "ignore": ["checkin-overdue", "unknown-kpi"]})
    typed = {"select": ("201",), "ignore": ("kpi-stale",)}

    found = settled(in_file, **typed)

    assert {"OKR503", "OKR201"} <= found
    assert not {"OKR501", "OKR502"} & found


@pytest.mark.parametrize("option", ["select", "ignore"])
@pytest.mark.parametrize(
    ("name", "help_text"),
    [
        ("unknwon-kpi", "write unknown-kpi; `okr rules` lists them: a code, a name, or the digit of a group"),
        ("xyz", "`okr rules` lists them: a code, a name, or the digit of a group"),
    ],
)
def test_an_option_that_names_no_rule_is_refused(option: str, name: str, help_text: str) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        settled(RuleSettings(), **{option: (name,)})

    assert (caught.value.message, caught.value.help) == (f"there is no rule `{name}`", help_text)


def test_okr_yaml_sets_a_severity() -> None:
    (finding,) = check_files(settings("{severity: {unknown-kpi: info}}")).findings

    assert concise(finding) == f"{PATH}:6:10: info OKR201 unknown-kpi"


@pytest.mark.parametrize(
    ("day", "severity"), [(date(2026, 11, 19), "warning"), (date(2026, 11, 20), "error"), (date(2026, 11, 21), "error")]
)
def test_until_its_day_a_new_rule_only_warns(day: date, severity: str) -> None:
    (finding,) = check_files(settings("{from: {unknown-kpi: 2026-11-20}}"), as_of=day).findings

    assert finding.severity.value == severity


def test_until_its_day_a_rule_that_only_informs_goes_on_doing_so() -> None:
    rules = "{from: {unknown-kpi: 2027-01-01}, severity: {unknown-kpi: info}}"
    (finding,) = check_files(settings(rules)).findings

    assert finding.severity.value == "info"


def test_a_path_leaves_rules_out() -> None:
    okr = {"okr.yaml": 'version: 1\nrules: {per_path: {"objectives/**": [unknown-kpi, 4]}}\n'}

    assert [f.location.path for f in check_files(BOTH | okr).findings] == ["kpis/cost.yaml"]


def test_a_misspelt_rule_in_okr_yaml_is_a_finding_and_no_reason_to_stop() -> None:
    result = check_files(settings("{ignore: [unknown-kp], from: {nothing-like-it: 2027-01-01}}"))

    assert [(f.code, f.help) for f in result.findings] == [
        ("OKR201", "write the KPI first: kpis/repy-time.yaml"),
        ("OKR104", "write `unknown-kpi`"),
        ("OKR104", "`okr rules` lists them"),
    ]


@pytest.mark.parametrize(
    ("pattern", "path", "hit"),
    [
        ("objectives/**", "objectives/2026-Q4/a.yaml", True),
        ("objectives/*", "objectives/2026-Q4/a.yaml", False),
        ("objectives/*/a.yaml", "objectives/2026-Q4/a.yaml", True),
        ("objectives/2024-*/**", "objectives/2024-Q4/desk/a.yaml", True),
        ("objectives/2024-*/**", "objectives/2025-Q4/desk/a.yaml", False),
        ("objectives/**/a.yaml", "objectives/a.yaml", True),
        ("objectives/**/a.yaml", "objectives/x/y/a.yaml", True),
        ("**", "okr.yaml", True),
        ("**/*.csv", "kpis/a.csv", True),
        ("okr.yaml", "okr.yaml", True),
        ("okr.yaml", "kpis/okr.yaml", False),
        ("kpis/[ab].yaml", "kpis/b.yaml", True),
        ("kpis/?.yaml", "kpis/bb.yaml", False),
        ("kpis", "kpis/a.yaml", False),
    ],
)
def test_a_pattern_stays_within_a_name_unless_it_has_two_stars(pattern: str, path: str, *, hit: bool) -> None:
    assert matches(path, pattern) is hit


NAMES = st.text("ab", min_size=1, max_size=3)


@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_two_stars_stand_for_any_part_of_a_path(names: list[str], starred: list[bool]) -> None:
    pattern = "/".join("**" if star else name for name, star in zip(names, starred, strict=False))

    assert matches("/".join(names), pattern)


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert not matches("/".join("a" * 40), "/".join(["**", "a"] * 40) + "/b")
