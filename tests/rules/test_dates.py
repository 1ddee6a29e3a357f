"""Dates that do not hold, judged by the day from which okr looks."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from tests.rules.findings import diagnostics, findings, kpi, objective, table
from tests.workspaces import make_tree

A = "objectives/2026-Q4/a.yaml"
HOLIDAY = "version: 1\ncycles: {holiday: {start: 2026-11-16, end: 2026-12-24}}\n"


@pytest.mark.parametrize("day", ["2026-10-01", "2026-12-31"])
def test_the_first_and_the_last_day_are_inside(day: str) -> None:
    key_result = f"{{id: x, title: X, baseline: 1, target: 2, due: {day}, plan: [{{at: {day}, value: 1}}]}}"

    assert findings("OKR401", {A: objective(key_result)}) == []


@pytest.mark.parametrize(
    ("due", "codes"),
    [("2026-11-30", []), ("2026-12-01", ["OKR404"]), ("2027-01-01", ["OKR401"]), ("2026-09-30", ["OKR401"])],
)
def test_a_milestone_is_due_in_its_cycle_and_by_its_key_results_day(due: str, codes: list[str]) -> None:
    key_result = f"{{id: x, title: X, due: 2026-11-30, milestones: [{{id: m, due: {due}}}]}}"

    assert [finding.code for finding in diagnostics("OKR404", {A: objective(key_result)})] == codes


def test_without_a_day_of_its_own_a_key_result_waits_for_the_last_milestone() -> None:
    assert findings("OKR404", {A: objective("{id: x, title: X, milestones: [{id: m, due: 2026-12-31}]}")}) == []


def test_the_last_day_is_given_and_nobody_looks_at_a_clock() -> None:
    files = {
        "kpis/wait.yaml": kpi(),
        "kpis/wait.csv": table("2026-11-20,1", "2026-11-21,2", "2026-11-22,3"),
        "checkins/2026-Q4/2026-11-21-lead.yaml": "updates: {wait: {value: 1, at: 2026-11-22}}\n",
    }
    loaded = load(make_tree(files))

    result = check(loaded, RuleOptions(groups=frozenset({4})), date(2026, 11, 20), date(2026, 11, 21))

    assert [(f.location.path, f.location.span.line, f.location.span.column) for f in result.findings] == [
        ("checkins/2026-Q4/2026-11-21-lead.yaml", 1, 32),
        ("kpis/wait.csv", 4, 1),
    ]


@pytest.mark.parametrize(
    ("path", "move"),
    [
        ("2026-Q3/2026-10-31-lead", None),
        ("2026-Q3/2026-11-01-lead", "move it to checkins/2026-Q4/"),
        ("2026-Q4/2026-09-30-lead", "move it to checkins/2026-Q3/"),
        ("2026-W40/2026-11-20-lead", "move it to checkins/holiday/ or checkins/2026-Q4/"),
        ("2026-11/2026-11-20-lead", None),
    ],
)
def test_a_check_in_stands_in_a_folder_of_its_time(path: str, move: str | None) -> None:
    files = {
        "okr.yaml": HOLIDAY,
        "objectives/2026-Q4/a.yaml": objective(),
        "objectives/holiday/b.yaml": objective(),
        f"checkins/{path}.yaml": "done: [Nothing]\n",
    }

    assert [finding.help for finding in diagnostics("OKR403", files)] == ([] if move is None else [move])
