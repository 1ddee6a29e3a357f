"""What stands in a row of `okr status`, from the YAML beside it."""

from __future__ import annotations

from textwrap import indent

import pytest

from okrcli.app.status import status
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import render_status
from okrcli.results.status import Selection
from tests.golden.views import crowd, drawn, session_of

OBJECTIVE = "objectives/2026-Q4/better.yaml"
CHECKIN = "checkins/2026-Q4/2026-11-20-me.yaml"


def picture(files: dict[str, str], width: int = 80) -> list[str]:
    """Draw the status of a workspace, line by line."""
    result = status(session_of(files), Selection())
    return draw(render_status(result), Screen(color=False, width=width, encoding="utf-8")).splitlines()


def row_of(key_result: str, updates: str = "{}", width: int = 80) -> list[str]:
    """Draw a single key result, and return its lines."""
    objective = (
        f"title: Better\nowner: me\nkey_results:\n  - id: it\n    title: Key result\n{indent(key_result, '    ')}\n"
    )
    lines = picture({OBJECTIVE: objective, CHECKIN: f"updates: {updates}"}, width)
    start = next(number for number, line in enumerate(lines) if line.startswith("  Key result"))
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize(
    ("key_result", "updates", "expected"),
    [
        (
            "baseline: 48 min\ntarget: 30 min",
            "{better/it: 43 min}",
            ["  Key result  ━━━━━╸────┃─────────  28%  43 → 30 min  ▲ at risk"],
        ),
        (
            "baseline: 48 min\ntarget: 30 min",
            "{better/it: 52.5 min}",
            ["  Key result  ──────────┃───────── -25%  52.5 → 30 min  ▲ at risk"],
        ),
        (
            "baseline: 0\ntarget: $10k",
            "{better/it: $13k}",
            ["  Key result  ━━━━━━━━━━┃━━━━━━━━━ 130%  $13k → $10k  ✓ achieved"],
        ),
        (
            "baseline: 0\ntarget: 10\nunit: tier-one accounts",
            "{}",
            [
                "  Key result  ╌╌╌╌╌╌╌╌╌╌┃╌╌╌╌╌╌╌╌╌    –  – → 10 tier-one    ? no data",
                "                                         accounts           stale",
            ],
        ),
        (
            "baseline: 0\ntarget: 9\nowner: you",
            "{better/it: 1}",
            ["  Key result  ━━────────┃─────────  11%  1 → 9  ▲ at risk    you"],
        ),
        (
            "baseline: 0\ntarget: 9\ndropped: {date: 2026-11-01, because: no}",
            "{}",
            ["  Key result  ╌╌╌╌╌╌╌╌╌╌┃╌╌╌╌╌╌╌╌╌    –  – → 9  × dropped    dropped 2026-11-01"],
        ),
    ],
)
def test_a_number_that_moves(key_result: str, updates: str, expected: list[str]) -> None:
    assert row_of(key_result, updates) == expected


@pytest.mark.parametrize(
    ("key_result", "updates", "expected"),
    [
        (
            "keep: {at_least: 98%}",
            "{better/it: 99%}",
            ["  Key result  ━━╸────────────────┃  13%  99% (≥ 98%)  ● on track   1 of 8 weeks"],
        ),
        (
            "keep: {between: [4, 6]}\nunit: h",
            "{better/it: 6.5 h}",
            ["  Key result  ─────────────────┃   0%  6.5 (4 to 6 h)  ▲ at risk    0 of 8 weeks"],
        ),
    ],
)
def test_a_guardrail(key_result: str, updates: str, expected: list[str]) -> None:
    assert row_of(key_result, updates) == expected


@pytest.mark.parametrize(
    ("key_result", "updates", "expected"),
    [
        (
            "milestones: [a, b, {id: c, due: 2026-12-01}]",
            "{better/it: {reached: [a]}}",
            [
                "  Key result  ━━━━━━╸─────────────  33%  ■□□ 1 of 3  ? no data",
                "              next: c, due 2026-12-01",
            ],
        ),
        (
            "milestones: [a, b, c, d, e, f, g, h, i]",
            "{better/it: {confidence: 0.8}}",
            ["  Key result  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌    –  0 of 9  ● on track   next: a"],
        ),
        (
            "milestones: [{id: c, due: 2026-11-01}]\ndue: 2026-11-02",
            "{better/it: {reached: [c]}}",
            [
                "  Key result  ━━━━━━━━━━━━━━━━━━━┃ 100%  ■ 1 of 1  ✓ achieved",
                "                                                   late",
            ],
        ),
    ],
)
def test_milestones(key_result: str, updates: str, expected: list[str]) -> None:
    assert row_of(key_result, updates) == expected


def test_a_rollup_says_how_many_count_in_it() -> None:
    assert row_of("rollup: true") == ["  Key result  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌    –  0 objectives  ? no data"]


def test_without_room_for_columns_there_is_a_list() -> None:
    assert row_of("baseline: 0\ntarget: 9", "{better/it: 1}", width=40) == [
        "  Key result",
        "    ▲ at risk  ━────┃──── 11%  1 → 9",
    ]


def test_an_objective_says_what_its_mean_hides() -> None:
    files = {
        OBJECTIVE: """
            title: Better
            owner: me
            because: speed
            ambition: committed
            key_results:
              - {id: one, title: One, baseline: 0, target: 10}
              - {id: two, title: Two, baseline: 0, target: 10}
              - {id: three, title: Three, baseline: 0, target: 10}
            """,
        CHECKIN: "updates: {better/one: {value: 9, confidence: 0.9}, better/two: {value: 1, confidence: 0.2}}",
        "kpis/speed.yaml": "{name: Speed, owner: me, cadence: weekly}",
    }

    assert picture(files)[5:8] == [
        "Better   ━━━━━━━━━━┃─────────  50%          ◐ behind",
        "2026-Q4/better · me · committed             stale",
        "confidence 0.55 · 2 of 3 known",
    ]


def test_an_objective_stands_beneath_the_one_it_contributes_to() -> None:
    files = {
        "objectives/2026/year.yaml": "{title: Year, owner: me, key_results: [{id: a, title: A, milestones: [x]}]}",
        "objectives/2026-Q4/part.yaml": """
            title: Part
            owner: me
            contributes_to: 2026/year
            key_results: [{id: b, title: B, milestones: [x]}]
            """,
        "objectives/2026-Q4/other.yaml": "{title: Other, owner: me, key_results: [{id: c, title: C, milestones: [x]}]}",
    }
    titles = [line.split("╌")[0].rstrip() for line in picture(files) if "╌" in line]
    headings = [line.split(" ─")[0] for line in picture(files) if line.endswith("──")]

    assert titles == ["Year", "  A", "  Part", "    B", "Other", "  C"]
    assert headings == ["2026", "2026-Q4", "Needs attention"]


def test_many_objectives_become_an_overview() -> None:
    text = drawn("status-crowd", 80)

    assert len(crowd().workspace.objectives) == 40
    assert "By team ─" in text
    assert "10 of 40 objectives" in text
    assert "okr status --team TEAM" in text


def test_a_long_list_of_kpis_says_where_the_rest_is() -> None:
    files = {f"kpis/k{n:02}.yaml": f"{{name: Gauge {n}, owner: me, cadence: weekly}}" for n in range(45)}
    lines = picture(files)

    assert sum(line.startswith("○ no target") for line in lines) == 40
    assert "and 5 more, none of them worse → okr kpis" in lines


def test_nothing_at_all_says_what_to_do() -> None:
    assert picture({}) == [
        "2026-11-20",
        "",
        "No objectives to show. An objective is a file, objectives/CYCLE/NAME.yaml.",
        "",
        f"What to do {'─' * 69}",
        "- there is no objective yet",
        "  → okr new objective",
    ]
