"""Every key of every kind of file with every kind of value: findings with a place, and the rest still loads."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from okrcli.model.ids import KpiId, ObjectiveId
from okrcli.model.schema import KINDS
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.scoring.score import score
from okrcli.store.layout import kind_of
from okrcli.store.load import LoadedWorkspace, load
from okrcli.tree import MemoryTree
from tests.app.opened import NORTHWIND
from tests.hostile.spoiling import Spot, renamed, replaced, shape, spots, unseen_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.diagnostics import CheckResult

DAY = date(2026, 11, 20)
EVERY_GROUP = RuleOptions(groups=frozenset(range(10)))

SETTINGS = (NORTHWIND / "okr.yaml").read_text("utf-8")
GOOD = {
    "okr.yaml": SETTINGS,
    "objectives/2026-Q4/good.yaml": (
        "title: Good\nowner: chief\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 5}\n"
    ),
    "kpis/good-kpi.yaml": "name: K\nowner: chief\ncadence: weekly\n",
}
RARE = {
    "okr.yaml": SETTINGS
    + """\
scoring: {pace: {on_track: 0.9, behind: 0.7}, grade: {green: 0.7, yellow: 0.4}, ambition: committed}
limits: {key_results: [2, 6], objectives_per_team: 5, kpis_per_team: 7}
rules:
  select: [kpi-stale]
  ignore: [no-guardrail]
  severity: {objective-has-number: warning}
  per_path: {"objectives/2024-*/**": [key-result-count]}
  from: {unknown-person: 2027-01-01}
""",
    "objectives/2026-Q4/rare.yaml": """\
title: Rare
owner: chief
visibility: restricted
weight: 2
formerly: [old-rare]
tags: [a]
link: https://northwind.example
key_results:
  - {id: a, title: A, formerly: [b], kpi: sales, of: total, baseline: 0, change: +15%, stretch: 20%}
  - {id: c, title: C, baseline: 0, target: 9, plan: {curve: s-curve, points: [{at: 2026-11-15, value: 4}]}}
  - {id: d, title: D, baseline: 0, target: 9, dropped: {date: 2026-11-01, because: Gone}, score: exclude}
closed: {date: 2026-11-19, outcome: missed, grade: 0.2, scores: {a: 0.1, c: 0}, reason: Late, carried_to: 2027-Q1/x}
""",
    "kpis/rare.yaml": """\
name: Rare
owner: chief
cadence: weekly
targets: {2026: {between: [4, 6], watch: [4.5, 5.5]}}
baseline_period: {from: 2025-07-01, to: 2025-12-31}
source: {type: csv, path: exports/replies.csv, date: week, value: first_reply_minutes}
retired: {date: 2026-12-01, because: Replaced, replaced_by: sales}
""",
    "checkins/2026-Q4/2026-11-20-chief.yaml": """\
date: 2026-11-20
by: chief
updates:
  rare/a: {add: 1, at: 2026-11-18, link: https://northwind.example}
  rare/b: {unreached: [omaha], status: done}
""",
}
"""What the example company has no use for."""

VALUES = (
    "", "null", "[]", "{}", "x", "7", "-1", "true", '"7"', "''", "9999-12-31", "0001-01-01", "40%", "first", "2026-Q4",
    "[x]", "[x, x]", "[[1]]", "[null]", "{x: y}", "{a: {b: [c]}}", "{a: null}", "{id: a, title: b}",
    "x" + " huge" * 12_000, "'" + "9" * 3_000 + "'", "9" * 3_000,
)  # fmt: skip
KEYS = ("日本", '"[red]x[/red]"', "k" * 900, '" "', "1", "title", "2026-Q4", "x/y/z/w")
Change: TypeAlias = "Callable[[Spot, str], str]"
CHANGES: list[tuple[Change, str]] = [*((replaced, value) for value in VALUES), *((renamed, key) for key in KEYS)]


@cache
def every_spot() -> tuple[Spot, ...]:
    """Return one spot for each key that a file of any kind can have: where it stands in the example, or is rare."""
    texts = {path.relative_to(NORTHWIND).as_posix(): path.read_text("utf-8") for path in NORTHWIND.rglob("*.yaml")}
    seen: dict[object, Spot] = {}
    for files in (texts, RARE):
        for path, text in sorted(files.items()):
            for spot in spots(path, text):
                seen.setdefault((kind_of(path), shape(spot.pointer)), spot)
    return tuple(seen.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_models_is_among_the_spots(kind: str) -> None:
    shapes = {shape(spot.pointer) for spot in every_spot() if kind_of(spot.path).value == kind}

    assert unseen_keys(kind, shapes) == set()


@pytest.mark.parametrize(
    ("change", "text"), CHANGES, ids=[f"{change.__name__}-{text[:12]}" for change, text in CHANGES]
)
def test_any_value_at_any_key_is_answered(change: Change, text: str) -> None:
    for spot in every_spot():
        spoiled = change(spot, text)
        loaded = load(MemoryTree(GOOD | {spot.path: spoiled}))
        result = check(loaded, EVERY_GROUP, DAY, DAY)

        _is_told(result, spot, spoiled)
        _rest_is_there(loaded, spot)
        if _is_of_another_kind(spot, text) and change is replaced:
            assert any(found.location.path == spot.path for found in result.findings), (spot.path, spot.pointer)


def _is_told(result: CheckResult, spot: Spot, text: str) -> None:
    lines = text.split("\n")
    for found in result.findings:
        span = found.location.span
        assert found.message, found
        assert found.help, found
        assert max(len(found.message), len(found.help)) < 1_100, (spot.path, spot.pointer, found.code)
        if found.location.path == spot.path:
            assert 1 <= span.line <= span.end_line <= len(lines), found
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, found


def _rest_is_there(loaded: LoadedWorkspace, spot: Spot) -> None:
    if loaded.workspace is None:
        assert Path(spot.path).name == "okr.yaml"
        return
    scorecard = score(loaded.workspace, DAY)
    assert ObjectiveId("2026-Q4/good") in scorecard.objectives
    assert KpiId("good-kpi") in scorecard.kpis


def _is_of_another_kind(spot: Spot, text: str) -> bool:
    """Tell whether a structure came in place of a scalar or the other way round; empty ones may mean nothing."""
    is_structure = text[:1] in ("[", "{")
    return text not in ("[]", "{}", "", "null") and spot.is_scalar == is_structure
