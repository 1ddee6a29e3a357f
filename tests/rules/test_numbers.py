"""Numbers that do not hold: what is found at the edges, and what is left alone."""

from __future__ import annotations

import pytest

from tests.rules.findings import diagnostics, findings, kpi, objective, table

A, B, C = (f"objectives/2026-Q4/{name}.yaml" for name in "abc")
WAIT = "kpis/wait.yaml"
ROWS = "kpis/wait.csv"


def wait(*more: str) -> str:
    return kpi("unit: min", *more)


def moves(baseline: str, target: str, more: str = "") -> str:
    return objective(f"{{id: x, title: X, kpi: wait, baseline: {baseline}, target: {target}{more}}}")


@pytest.mark.parametrize(
    ("ends", "column"),
    [
        ("baseline: 40%, target: 40%", 46),
        ("baseline: 60 min, target: 1 h", 49),
        ("baseline: 40, change: 0", 45),
        ("baseline: first, change: 0%", 48),
        ("baseline: 0, change: +15%", 44),
    ],
)
def test_a_key_result_has_a_way_to_go(ends: str, column: int) -> None:
    (finding,) = diagnostics("OKR301", {A: objective(f"{{id: x, title: X, {ends}}}")})

    assert (finding.code, finding.location.span.column) == ("OKR301", column)


@pytest.mark.parametrize("ends", ["baseline: 40, target: 41", "baseline: first, target: 0", "baseline: 40, change: -1"])
def test_any_way_will_do(ends: str) -> None:
    assert findings("OKR301", {A: objective(f"{{id: x, title: X, {ends}}}")}) == []


@pytest.mark.parametrize(
    ("limit", "baseline", "target", "codes"),
    [
        ("at_most: 30", "48", "30", []),
        ("at_most: 30", "48", "20", []),
        ("at_most: 30", "48", "31", ["OKR305"]),
        ("at_most: 30", "48", "49", ["OKR304"]),
        ("at_most: 30", "20", "28", []),
        ("at_most: 30", "20", "31", ["OKR304"]),
        ("at_most: 30", "first", "31", ["OKR305"]),
        ("at_least: 70", "50", "70", []),
        ("at_least: 70", "50", "60", ["OKR305"]),
        ("at_least: 70", "50", "40", ["OKR304"]),
        ("between: [40, 60]", "90", "50", []),
        ("between: [40, 60]", "90", "20", ["OKR305"]),
        ("between: [40, 60]", "70", "20", ["OKR304"]),
        ("at_most: 0.5 h", "48", "31", ["OKR305"]),
    ],
)
def test_a_target_leads_into_the_kpis_range(limit: str, baseline: str, target: str, codes: list[str]) -> None:
    files = {A: moves(baseline, target), WAIT: wait("targets:", f"  2026: {{{limit}}}")}

    assert [finding.code for finding in diagnostics("OKR304", files)] == codes


def test_the_target_in_force_when_the_key_result_is_due_is_what_counts() -> None:
    targets = ("targets:", "  2026: {at_most: 30}", "  2026-Q4: {at_most: 36}", "  2026-12: {at_most: 33}")

    assert findings("OKR305", {A: moves("48", "36"), WAIT: wait(*targets)}) == [
        f"{A}:4:56 warning `36` leaves `wait` breached: its target is at most 33 min"
    ]
    assert findings("OKR305", {A: moves("48", "36", ", due: 2026-11-30"), WAIT: wait(*targets)}) == []


def test_a_sum_over_the_window_is_not_held_to_the_target_of_a_period() -> None:
    flow = wait("nature: flow", "bounds: [0, 50]", "targets:", "  2026: {at_most: 30}")

    assert findings("OKR305", {A: moves("0", "300", ", of: total"), WAIT: flow}) == []


@pytest.mark.parametrize(
    ("baseline", "rows", "message"),
    [
        ("48", ["2026-09-25,48"], None),
        ("48", ["2026-09-25,46.2"], None),
        ("48", ["2026-09-25,46.1"], "`48` stands here, and the KPI was at 46.1 min on 2026-09-25"),
        ("48", ["2026-09-25,60", "2026-10-01,48"], None),
        ("48", ["2026-10-02,60"], None),
        ("first", ["2026-09-25,60"], None),
        ("48", [], None),
    ],
)
def test_a_baseline_is_where_the_kpi_was_on_the_first_day(baseline: str, rows: list[str], message: str | None) -> None:
    files = {A: moves(baseline, "30"), WAIT: wait(), ROWS: table(*rows)}

    assert findings("OKR306", files) == ([] if message is None else [f"{A}:4:44 warning {message}"])


@pytest.mark.parametrize(
    ("because", "baseline", "is_right"),
    [
        ("because: wait", "44", True),
        ("because: wait", "48", True),
        ("because: wait", "41", False),
        ("because: wait", "60", False),
        ("", "44", False),
        ("because: other", "44", False),
    ],
)
def test_an_objective_that_a_breach_called_for_may_begin_in_mid_cycle(
    because: str,
    baseline: str,
    is_right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    files = {
        A: f"{moves(baseline, '30')}{because}\n",
        WAIT: wait(),
        "kpis/other.yaml": wait(),
        ROWS: table("2026-08-28,60", "2026-09-25,48", "2026-10-30,44"),
    }

    assert (findings("OKR306", files) == []) is is_right


def test_a_baseline_is_not_judged_before_its_cycle_begins() -> None:
    files = {A: moves("48", "30"), WAIT: wait(), ROWS: table("2026-09-25,60")}

    assert findings("OKR306", files, as_of="2026-09-30") == []


def test_a_value_on_a_key_result_with_a_kpi_is_told_where_to_go() -> None:
    files = {
        A: moves("48", "30"),
        WAIT: wait(),
        "checkins/2026-Q4/2026-11-20-lead.yaml": "updates:\n  a/x: {add: 2, at: 2026-11-19}\n",
        "checkins/2026-Q4/2026-11-13-lead.yaml": "updates:\n  a/x: {confidence: 0.5, withdraw: true}\n",
    }

    assert [(f.location.span.column, f.help) for f in diagnostics("OKR307", files)] == [
        (14, "write `wait: {add: 2, at: 2026-11-19}`")
    ]


def test_key_results_contradict_each_other_while_both_are_open() -> None:
    files = {A: moves("48", "30"), B: moves("48", "60"), C: moves("48", "20"), WAIT: wait()}

    assert findings("OKR308", files) == [
        f"{B}:4:56 error `60` takes `wait` up, and `2026-Q4/a/x` takes it down",
        f"{C}:4:28 warning `wait` is moved by `2026-Q4/a/x` already",
        f"{C}:4:56 error `20` takes `wait` down, and `2026-Q4/b/x` takes it up",
    ]
    assert findings("OKR308", files, as_of="2027-02-01") == []
    assert findings("OKR308", files, as_of="2026-09-30") == []


def test_one_quarter_may_go_on_where_another_ended() -> None:
    before = "objectives/2026-Q3/a.yaml"
    dropped = moves("48", "60", ", dropped: {date: 2026-10-02, because: No.}")
    files = {before: moves("60", "48"), A: moves("48", "30"), B: dropped, WAIT: wait()}

    assert findings("OKR309", files, as_of="2026-10-10") == []


def test_a_movement_may_count_in_the_goals_above() -> None:
    def part(more: str) -> str:
        return objective("{id: x, title: X, kpi: wait, baseline: 48, target: 30}", more=more)

    files = {A: part("contributes_to: b"), B: part("supports: c"), C: part(""), WAIT: wait()}

    assert findings("OKR309", files) == []


def test_two_key_results_of_one_objective_claim_a_movement_twice() -> None:
    one = "{id: x, title: X, kpi: wait, baseline: 48, target: 30}"

    assert findings("OKR309", {A: objective(one, one.replace("id: x", "id: y")), WAIT: wait()}) == [
        f"{A}:5:28 warning `wait` is moved by `2026-Q4/a/x` already"
    ]


def test_a_dropped_key_result_has_no_weight() -> None:
    dropped = "{id: y, title: Y, baseline: 1, target: 2, dropped: {date: 2026-11-01, because: No.}}"
    weightless = "{id: x, title: X, baseline: 1, target: 2, weight: 0}"

    assert findings("OKR310", {A: objective(weightless, dropped)}) == [
        f"{A}:4:55 error each part of this objective has the weight `0`, so there is no mean"
    ]
    assert findings("OKR310", {A: objective(weightless, dropped)}, as_of="2026-10-31") == []


def test_contributors_are_parts_unless_a_rollup_takes_them() -> None:
    above, part = "objectives/2026/year.yaml", objective(more="contributes_to: 2026/year\nweight: 0")
    weightless = "{id: x, title: X, baseline: 1, target: 2, weight: 0}"
    rollup = "{id: r, title: R, rollup: true}"

    assert findings("OKR310", {above: objective(weightless), A: objective(more="contributes_to: 2026/year")}) == []
    assert findings("OKR310", {above: objective(rollup, weightless), A: part}) == [
        f"{A}:4:9 error each contributor to `2026/year/r` has the weight `0`, so there is no mean"
    ]


def test_targets_of_one_length_share_no_day() -> None:
    targets = ("targets:", "  2026-Q3: {at_most: 30}", "  2026-Q4: {at_most: 30}", "  2026-H2: {at_most: 30}")

    assert findings("OKR311", {WAIT: wait(*targets)}) == []


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (["2026-10-02,48,", "2026-10-02,48,"], []),
        (["2026-10-02,48,", "2026-10-02,44,2026-10-03"], []),
        (["2026-10-02,48,2026-10-03", "2026-10-02,44,"], [3]),
        (["2026-10-02,48,2026-10-03", "2026-10-02,44,2026-10-03"], [3]),
        (["2026-10-02,48,2026-10-03", "2026-10-02,44,2026-10-04", "2026-10-02,48,2026-10-05"], []),
        (["2026-10-02,48,", "2026-10-09,44,", "2026-10-02,47,"], [4]),
    ],
)
def test_a_row_is_corrected_by_one_that_was_recorded_later(rows: list[str], lines: list[int]) -> None:
    text = "\n".join(["date,value,recorded", *rows, ""])

    assert [f.location.span.line for f in diagnostics("OKR312", {WAIT: wait(), ROWS: text})] == lines


def test_two_people_disagree_until_one_of_them_takes_it_back() -> None:
    def said(day: str, person: str, update: str) -> tuple[str, str]:
        return f"checkins/2026-Q4/2026-11-{day}-{person}.yaml", f"updates:\n  wait: {{{update}}}\n"

    first, second = said("06", "lead", "value: 43"), said("07", "boss", "value: 44, at: 2026-11-06")
    again = said("13", "lead", "value: 44, at: 2026-11-06")
    back = said("14", "lead", "withdraw: true, at: 2026-11-06")

    disagree = [f"{second[0]}:2:17 warning `44` is said here of 2026-11-06, and `lead` says `43`"]
    assert findings("OKR312", {WAIT: wait()} | dict([first, second])) == disagree
    assert findings("OKR312", {WAIT: wait()} | dict([first, second, again])) == []
    assert findings("OKR312", {WAIT: wait()} | dict([first, second, back])) == []


def test_a_flow_may_be_the_half_of_a_ratio() -> None:
    files = {
        "kpis/a.yaml": kpi("numerator: flow", "denominator: level"),
        "kpis/flow.yaml": kpi("nature: flow"),
        "kpis/level.yaml": kpi(),
    }

    assert findings("OKR314", files) == ["kpis/a.yaml:5:14 error `level` is a level, which cannot be summed"]


@pytest.mark.parametrize(
    ("key_result", "count"),
    [
        ("baseline: 0, target: 5", 1),
        ("baseline: $0, target: $1.5M", 1),
        ("baseline: 0%, target: 5%", 0),
        ("baseline: 0, target: 5, unit: h", 0),
        ("baseline: 9, target: 5", 0),
        ("baseline: 2, target: 5", 0),
    ],
)
def test_only_a_count_from_0_is_expected_to_grow(key_result: str, count: int) -> None:
    files = {
        A: objective(f"{{id: x, title: X, {key_result}}}"),
        "checkins/2026-Q4/2026-11-06-lead.yaml": "updates: {a/x: 2}\n",
        "checkins/2026-Q4/2026-11-13-lead.yaml": "updates: {a/x: 1}\n",
    }

    assert len(findings("OKR316", files)) == count


def test_a_total_that_was_corrected_has_not_fallen() -> None:
    files = {
        A: objective("{id: x, title: X, baseline: 0, target: 5}"),
        "checkins/2026-Q4/2026-11-06-lead.yaml": "updates: {a/x: 2}\n",
        "checkins/2026-Q4/2026-11-13-lead.yaml": "updates: {a/x: 1}\n",
        "checkins/2026-Q4/2026-11-14-lead.yaml": "updates: {a/x: {value: 1, at: 2026-11-06}}\n",
    }

    assert findings("OKR316", files) == []
