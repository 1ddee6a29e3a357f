"""The order of objectives: the longest cycle first, each beneath the one it counts in, then by id."""

from __future__ import annotations

from okrcli.app.tree import in_tree_order
from tests.app.opened import objective, opened

ROLLUP = "{id: up, title: A, rollup: true}"


def test_objectives_stand_beneath_what_they_contribute_to_or_support() -> None:
    workspace = opened(
        {
            "objectives/2026-Q4/b.yaml": objective(top="contributes_to: 2026/top"),
            "objectives/2026-Q4/a.yaml": objective(top="supports: b"),
            "objectives/2026-Q4/z.yaml": objective(top="contributes_to: 2026/roll/up"),
            "objectives/2026-11/c.yaml": objective(top="contributes_to: 2026/top"),
            "objectives/2026-Q4/alone.yaml": objective(),
            "objectives/2026/top.yaml": objective(),
            "objectives/2026/roll.yaml": objective(results=ROLLUP),
        }
    ).workspace

    assert [(found.id, depth) for found, depth in in_tree_order(workspace, workspace.objectives.values())] == [
        ("2026/roll", 0),
        ("2026-Q4/z", 1),
        ("2026/top", 0),
        ("2026-Q4/b", 1),
        ("2026-Q4/a", 2),
        ("2026-11/c", 1),
        ("2026-Q4/alone", 0),
    ]


def test_what_stands_in_a_circle_or_below_nothing_shown_stands_at_the_top() -> None:
    workspace = opened(
        {
            "objectives/2026-Q4/a.yaml": objective(top="contributes_to: b"),
            "objectives/2026-Q4/b.yaml": objective(top="contributes_to: a"),
            "objectives/2026-Q4/c.yaml": objective(top="contributes_to: 2026/hidden"),
            "objectives/2026/hidden.yaml": objective(),
        }
    ).workspace
    shown = [found for found in workspace.objectives.values() if found.cycle.name == "2026-Q4"]

    assert [(found.id, depth) for found, depth in in_tree_order(workspace, shown)] == [
        ("2026-Q4/c", 0),
        ("2026-Q4/a", 0),
        ("2026-Q4/b", 1),
    ]
