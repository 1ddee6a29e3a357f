"""What an objective's file may hold, and what is said of one that holds something else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrcli.model.measure import Way
from okrcli.model.objective import KeyResult, Objective
from tests.model.reading import faults, read, read_faulty

SMALL = """
    title: Grow
    owner: chief
    key_results:
      - {id: accounts, title: Sign accounts, baseline: 0, target: 5}
    """

WHOLE = """
    title: Delight external customers
    why: >-
      CSAT sat at 40% all summer.
    owner: support-lead
    teams: [support, product]
    ambition: committed
    contributes_to: 2026/keep-every-customer
    supports: 2026/other
    because: reply-time
    visibility: restricted
    link: https://wiki.northwind.example/delight
    tags: [customer, 2026]
    weight: 2
    formerly: [happy-customers]
    key_results:
      - id: csat
        title: Raise CSAT from 40% to 80%
        kpi: csat
        baseline: 40%
        target: 80%
        stretch: 90%
        plan: s-curve
      - id: reply-time
        title: Cut the reply time
        kpi: reply-time
        baseline: first
        change: -15%
        weight: 2
        owner: desk-manager
        due: 2026-12-11
        plan: [{at: 2026-11-15, value: 40 min}]
      - {id: costs, title: Keep the cost low, kpi: ticket-cost, keep: {at_most: 9}}
      - id: road-show
        title: Take the road show to three cities
        milestones:
          - {id: chicago, title: Chicago, due: 2026-10-30}
          - {id: omaha, due: 2026-11-20, weight: 2}
          - detroit
      - {id: parts, title: What the teams add, rollup: true, influences: [arr]}
      - {id: gone, title: Gone, baseline: 1, target: 2, dropped: {date: 2026-11-02, because: moved on}, score: exclude}
    initiatives:
      - {id: templates, title: Roll out templates, for: [reply-time], owner: chief, due: 2026-11-15, status: doing}
    revised:
      - {date: 2026-11-02, what: target of csat from 85% to 80%, because: The new survey has no middle answer.}
    closed:
      date: 2027-01-05
      outcome: achieved
      grade: 0.74
      scores: {csat: 0.8, reply-time: 1.0}
      retro: Templates halved the reply time.
      carried_to: 2027-Q1/delight-customers
    """


def test_every_key_of_the_format_is_read() -> None:
    """A file with all keys that the format names has no fault, and each value arrives typed."""
    objective = read(Objective, WHOLE)

    ways = [result.way for result in objective.key_results]
    assert ways == [Way.MOVE, Way.MOVE, Way.KEEP, Way.MILESTONES, Way.ROLLUP, Way.MOVE]
    assert objective.tags == ("customer", "2026")
    assert objective.key_results[1].due == date(2026, 12, 11)
    assert objective.key_results[1].change is not None
    assert objective.key_results[1].change.number == Decimal(-15)
    assert objective.key_results[3].milestones is not None
    assert [(item.id, item.due, item.weight) for item in objective.key_results[3].milestones] == [
        ("chicago", date(2026, 10, 30), 1),
        ("omaha", date(2026, 11, 20), 2),
        ("detroit", None, 1),
    ]
    assert objective.initiatives[0].moves == ("reply-time",)
    assert objective.closed is not None
    assert objective.closed.scores == {"csat": Decimal("0.8"), "reply-time": Decimal("1.0")}


def test_a_text_that_looks_like_something_else_is_its_own_text() -> None:
    """A bare number, date or switch in a text field is text."""
    texts = [read(Objective, SMALL.replace("title: Grow", f"title: {text}")).title for text in ("2026", "NO", "true")]
    assert texts == ["2026", "NO", "true"]


@pytest.mark.parametrize("key", ["title", "owner", "key_results"])
def test_a_required_key_is_missed(key: str) -> None:
    """What every objective needs is asked for, at the document."""
    lines = [line for line in SMALL.splitlines() if not line.strip().startswith(f"{key}:")]
    text = "\n".join(line for line in lines if key != "key_results" or "- {" not in line)
    assert faults(Objective, text) == [("OKR101", (), f"the key `{key}` is missing", f"write `{key}: …`")]


KEY_RESULT = ("key_results", 0)


@pytest.mark.parametrize(
    ("measure", "code", "pointer", "message"),
    [
        ("baseline: 0", "OKR101", KEY_RESULT, "the key `target` is missing"),
        ("target: 5", "OKR101", KEY_RESULT, "the key `baseline` is missing"),
        ("kpi: csat", "OKR105", KEY_RESULT, "a key result is measured in one way, and `a` in none"),
        (
            "baseline: 0, target: 5, change: +1",
            "OKR105",
            (*KEY_RESULT, "change"),
            "`target` and `change` both say where to go",
        ),
        (
            "keep: {at_least: 1}, milestones: [x]",
            "OKR105",
            (*KEY_RESULT, "milestones"),
            "a key result is measured in one way, and `a` in keep and milestones",
        ),
        (
            "milestones: [x], stretch: 4",
            "OKR105",
            (*KEY_RESULT, "stretch"),
            "`stretch` means nothing on a key result measured by milestones",
        ),
        ("milestones: []", "OKR105", KEY_RESULT, "a key result is measured in one way, and `a` in none"),
        ("baseline: 0, target: 5, of: total", "OKR105", (*KEY_RESULT, "of"), "`of` means nothing without a KPI"),
        (
            "baseline: 0, score: exclude, target: 5",
            "OKR105",
            (*KEY_RESULT, "score"),
            "`score` means nothing on a key result that is not dropped",
        ),
        (
            "rollup: true, kpi: csat",
            "OKR105",
            (*KEY_RESULT, "kpi"),
            "`kpi` means nothing on a key result measured by rollup",
        ),
        ("baseline: 0, target: +5", "OKR104", (*KEY_RESULT, "target"), None),
        ("baseline: 0, target: '5'", "OKR104", (*KEY_RESULT, "target"), '"5" is in quotes, and so it is text'),
        (
            "baseline: 0, target: [5]",
            "OKR103",
            (*KEY_RESULT, "target"),
            "a number is wanted here, and a list stands here",
        ),
        ("baseline: 0, target: ", "OKR103", (*KEY_RESULT, "target"), "the key `target` has no value"),
        ("keep: {}", "OKR104", (*KEY_RESULT, "keep"), None),
        (
            "keep: {at_least: 1, at_most: 4}",
            "OKR104",
            (*KEY_RESULT, "keep", "at_most"),
            "a limit with `at_least` and `at_most` is a range",
        ),
        ("keep: {between: [4, x]}", "OKR104", (*KEY_RESULT, "keep", "between", 1), "`x` is no quantity"),
        ("keep: {between: 4}", "OKR103", (*KEY_RESULT, "keep", "between"), None),
        ("rollup: yes", "OKR104", (*KEY_RESULT, "rollup"), "`yes` is neither true nor false"),
        ("baseline: 0, target: 5, weight: -1", "OKR104", (*KEY_RESULT, "weight"), "`-1` is not a weight of 0 or more"),
        ("baseline: 0, target: 5, due: 2026-02-30", "OKR104", (*KEY_RESULT, "due"), None),
        ("baseline: 0, target: 5, due: 30.11.2026", "OKR104", (*KEY_RESULT, "due"), "`30.11.2026` is no date"),
        ("baseline: 0, target: 5, influences: arr", "OKR103", (*KEY_RESULT, "influences"), None),
        ("milestones: [A b]", "OKR106", (*KEY_RESULT, "milestones", 0), "`A b` is no id"),
        ("baseline: 0, target: 5, plan: [{at: 2026-11-15}]", "OKR101", (*KEY_RESULT, "plan", 0), None),
        ("baseline: 0, target: 5, plan: steep", "OKR104", (*KEY_RESULT, "plan"), None),
        ("baseline: 0, target: 5, plan: {at: 3}", "OKR103", (*KEY_RESULT, "plan"), None),
    ],
)
def test_a_key_result_is_measured_in_one_whole_way(
    measure: str, code: str, pointer: tuple[str | int, ...], message: str | None
) -> None:
    """Each half or doubled measure, and each value of a wrong kind, is one fault at its place."""
    found = faults(Objective, f"title: T\nowner: o\nkey_results:\n  - {{id: a, title: A, {measure}}}\n")
    assert [(fault[0], fault[1]) for fault in found] == [(code, pointer)]
    assert message is None or found[0][2] == message


def test_an_unknown_key_keeps_the_rest_from_nothing() -> None:
    """A misspelt key is reported with the nearest known one, and the objective is read without it."""
    definition, found = read_faulty(Objective, SMALL.replace("owner: chief", "owner: chief\n    tittle: x\n    foo: y"))
    assert definition == read(Objective, SMALL)
    assert [(fault[0], fault[1]) for fault in found] == [("OKR102", ("tittle",)), ("OKR102", ("foo",))]


def test_a_second_rollup_would_count_the_same_objectives_twice() -> None:
    results = "\n".join(f"  - {{id: {key}, title: A, rollup: true}}" for key in "abc")
    message = "an objective has one `rollup` at most, since the same objectives would count in each"
    assert [fault[:3] for fault in faults(Objective, f"title: T\nowner: o\nkey_results:\n{results}\n")] == [
        ("OKR105", ("key_results", 2, "rollup"), message)
    ]


def test_equal_definitions_are_equal_wherever_they_stand() -> None:
    """Models carry no places, so that comments and order change nothing."""
    moved = "# a comment\n" + "\n".join(f"{line}  # why" if "owner" in line else line for line in SMALL.splitlines())
    assert read(Objective, moved) == read(Objective, SMALL)
    assert isinstance(read(Objective, SMALL).key_results[0], KeyResult)
