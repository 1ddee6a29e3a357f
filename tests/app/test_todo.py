"""Everything that is owed, by owner and urgency, each with the call that settles it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.app.status import status
from okrcli.app.todo.todo import todo
from okrcli.errors import OkrError
from okrcli.results.source import SourceLine
from okrcli.results.status import Selection
from okrcli.results.todo import Task, TodoItem, Urgency
from tests.app.opened import AS_OF, kpi, northwind, objective, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

OVERDUE, DUE, OPEN = Urgency
Row = tuple[str | None, Urgency, Task, str, str]

CALLS = "objectives/2026-Q4/calls.yaml"


def rows(files: Mapping[str, str], as_of: date = AS_OF) -> list[Row]:
    """Return owner, urgency, task, message and call of each item."""
    items = todo(opened(files, as_of), Selection()).items
    return [(item.owner, item.urgency, item.task, item.message, item.call) for item in items]


def checked(day: str) -> dict[str, str]:
    return {CALLS: objective(), f"checkins/2026-Q4/{day}-me.yaml": "updates: {calls/a: 2}\n"}


@pytest.mark.parametrize(
    ("day", "urgency"),
    [("2026-11-14", None), ("2026-11-13", DUE), ("2026-11-11", DUE), ("2026-11-10", OVERDUE)],
)
def test_a_check_in_is_due_after_its_cadence_and_overdue_after_the_grace(day: str, urgency: Urgency | None) -> None:
    days = (AS_OF - date.fromisoformat(day)).days
    message = f"`calls/a` was last reported on {day}, {days} days ago"

    expected = [] if urgency is None else [("me", urgency, Task.CHECK_IN, message, "okr checkin calls/a VALUE")]
    assert rows(checked(day)) == expected


def test_each_key_result_that_waits_is_owed_by_its_own_owner() -> None:
    results = (
        "{id: a, title: A, baseline: 0, target: 10}\n"
        "{id: b, title: B, baseline: 0, target: 10, owner: you}\n"
        "{id: c, title: C, milestones: [x, y]}\n"
        "{id: d, title: D, baseline: 0, target: 10, dropped: {date: 2026-11-01, because: No.}}"
    )
    never = "has had no check-in since its cycle began on 2026-10-01, 50 days ago"

    assert rows({CALLS: objective(results=results)}) == [
        ("me", OVERDUE, Task.CHECK_IN, f"`calls/a` {never}", "okr checkin calls/a VALUE"),
        ("me", OVERDUE, Task.CHECK_IN, f"`calls/c` {never}", "okr checkin calls/c --reached MILESTONE"),
        ("you", OVERDUE, Task.CHECK_IN, f"`calls/b` {never}", "okr checkin calls/b VALUE"),
    ]


def test_a_check_in_that_a_comment_silences_is_not_owed() -> None:
    silenced = objective().replace("- {id: a", "# okr: ignore[checkin-overdue] reported elsewhere\n  - {id: a")

    assert rows({CALLS: silenced}) == []


@pytest.mark.parametrize(
    ("more", "csv", "expected"),
    [
        ("", None, [(DUE, Task.MEASURE, "`Name of it` has never had a value", "okr checkin speed VALUE")]),
        ("", "2026-11-14", []),
        (
            "",
            "2026-11-12",
            [
                (
                    DUE,
                    Task.MEASURE,
                    "`Name of it` is weekly, and its last value is of 2026-11-12",
                    "okr checkin speed VALUE",
                )
            ],
        ),
        (
            "",
            "2026-11-01",
            [
                (
                    OVERDUE,
                    Task.MEASURE,
                    "`Name of it` is weekly, and its last value is of 2026-11-01, 19 days ago",
                    "okr checkin speed VALUE",
                )
            ],
        ),
        (
            "targets: {2026: {at_most: 30}}\nalarm: {breach_after: 1}",
            "2026-11-14",
            [
                (
                    OVERDUE,
                    Task.PROPOSE,
                    "`Name of it` is breached at 43, and no open key result moves it",
                    "okr propose speed",
                )
            ],
        ),
        ("retired: {date: 2026-11-01, because: No.}", None, []),
        ("formula: 2 * pace", None, []),
        ("source: {type: file, path: speed.json}", None, []),
    ],
)
def test_of_a_kpi_values_are_owed_and_an_objective_that_moves_it(
    more: str, csv: str | None, expected: list[tuple[Urgency, Task, str, str]]
) -> None:
    files = {"kpis/speed.yaml": kpi(more=more), "kpis/pace.yaml": kpi(more="retired: {date: 2026-11-01, because: No.}")}
    if csv is not None:
        files["kpis/speed.csv"] = f"date,value\n{csv},43\n"

    assert rows(files) == [("me", *row) for row in expected]


def test_a_kpi_that_is_back_is_owed_by_whoever_moved_it() -> None:
    moved = "{id: a, title: A, kpi: speed, baseline: 48, target: 30}"
    files = {
        CALLS: objective(owner="you", results=moved),
        "kpis/speed.yaml": kpi(more="targets: {2026: {at_most: 30}}"),
        "kpis/speed.csv": "date,value\n2026-11-19,29\n",
    }

    assert rows(files) == [
        (
            "you",
            DUE,
            Task.CLOSE,
            "`Name of it` stands at 29, and `2026-Q4/calls/a` is achieved",
            "okr close 2026-Q4/calls",
        )
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-09-30", []),
        ("2026-10-01", [(DUE, "`Title of it` is open, and 2026-Q3 ended on 2026-09-30")]),
        ("2026-10-31", [(DUE, "`Title of it` is open, and 2026-Q3 ended on 2026-09-30")]),
        ("2026-11-01", [(OVERDUE, "`Title of it` is still open 32 days after 2026-Q3 ended on 2026-09-30")]),
    ],
)
def test_a_cycle_that_is_over_is_to_be_closed(as_of: str, expected: list[tuple[Urgency, str]]) -> None:
    day = date.fromisoformat(as_of)
    files = {
        "objectives/2026-Q3/calls.yaml": objective(),
        "checkins/2026-Q3/2026-09-29-me.yaml": "updates: {calls/a: 10}\n",
    }

    assert rows(files, day) == [
        ("me", urgency, Task.CLOSE, message, "okr close 2026-Q3/calls") for urgency, message in expected
    ]


def test_work_whose_day_has_passed_is_owed() -> None:
    results = "{id: tour, title: Tour, milestones: [{id: omaha, due: 2026-11-13}, {id: boise, due: 2026-11-30}, lima]}"
    initiatives = (
        "initiatives:\n"
        "  - {id: vans, title: Hire the vans, due: 2026-11-06, owner: you, status: doing}\n"
        "  - {title: Print the menus, due: 2026-11-19}\n"
        "  - {title: Cook, due: 2026-11-20}\n"
        "  - {title: Plan, due: 2026-10-20, status: done}\n"
    )
    files = {CALLS: objective(top=initiatives, results=results)}
    files["checkins/2026-Q4/2026-11-19-me.yaml"] = "updates: {calls/tour: {reached: [lima]}}\n"

    assert rows(files) == [
        (
            "me",
            OVERDUE,
            Task.REACH_MILESTONE,
            "`omaha` of `calls/tour` was due on 2026-11-13",
            "okr checkin calls/tour --reached omaha",
        ),
        (
            "me",
            OVERDUE,
            Task.FINISH_INITIATIVE,
            "`Print the menus` was due on 2026-11-19 and is not done (`planned`)",
            "okr show calls",
        ),
        (
            "you",
            OVERDUE,
            Task.FINISH_INITIATIVE,
            "`Hire the vans` was due on 2026-11-06 and is not done (`doing`)",
            "okr checkin calls/vans done",
        ),
    ]


TEAM = """
    version: 1
    teams:
      sales: {lead: chief}
      desk: {}
    people:
      chief: {team: sales}
      gone: {team: sales, ended: 2026-11-01, formerly: [left]}
    """


@pytest.mark.parametrize(("team", "lead"), [("sales", "chief"), ("desk", None)])
def test_an_owner_is_found_by_the_lead_of_the_team_or_nobody(team: str, lead: str | None) -> None:
    files = {"okr.yaml": TEAM, CALLS: objective(owner="left", top=f"teams: [{team}]")}
    files["checkins/2026-Q4/2026-11-19-chief.yaml"] = "updates: {calls/a: 2}\n"
    named = lead or "PERSON"

    assert rows(files) == [
        (
            lead,
            OVERDUE,
            Task.FIND_OWNER,
            "`left`, who owns `Title of it`, has not been there since 2026-11-01",
            f"okr revise calls owner={named} --because TEXT",
        )
    ]


def test_the_list_is_narrowed_to_an_owner_by_any_name_and_to_teams_with_those_below() -> None:
    okr = """
        version: 1
        rules: {ignore: [objective-moves-no-kpi]}
        teams: {sales: {}, desk: {parent: sales}, shop: {}}
        people: {me: {formerly: [i]}, you: {}}
        """
    files = {
        "okr.yaml": okr,
        "objectives/2026-Q4/calls.yaml": objective(top="teams: [desk]"),
        "objectives/2026-Q4/visits.yaml": objective(owner="you", top="teams: [shop]"),
        "kpis/speed.yaml": kpi(more="team: sales"),
    }
    mine, yours, measure = "okr checkin calls/a VALUE", "okr checkin visits/a VALUE", "okr checkin speed VALUE"

    def calls(owner: str | None = None, team: str | None = None) -> list[str]:
        return [item.call for item in todo(opened(files), Selection(owner=owner, team=team)).items]

    assert calls() == [mine, measure, yours]
    assert calls(owner="i") == [mine, measure]
    assert calls(owner="you") == [yours]
    assert calls(team="sales") == [mine, measure]
    assert calls(team="sales", owner="you") == []
    with pytest.raises(OkrError, match="no owner is named `u`"):
        calls(owner="u")


def test_an_item_says_where_its_goal_stands_and_how_long_it_has_waited() -> None:
    (item,) = todo(opened(checked("2026-11-10")), Selection()).items

    assert item == TodoItem(
        task=Task.CHECK_IN,
        urgency=OVERDUE,
        owner="me",
        subject="2026-Q4/calls/a",
        message="`calls/a` was last reported on 2026-11-10, 10 days ago",
        call="okr checkin calls/a VALUE",
        days=10,
        source=SourceLine(CALLS, 5),
    )


def test_who_shows_no_lines_looks_into_no_file_for_them() -> None:
    session = opened(checked("2026-11-10"))

    (item,) = todo(session, Selection(), lines=False).items

    assert item.source == SourceLine(CALLS, 1)


def test_all_that_status_calls_attention_to_is_on_the_list() -> None:
    session = northwind()

    listed = todo(session, Selection())

    attention = [entry.call for entry in status(session, Selection()).attention]
    assert attention
    assert {item.call for item in listed.items} >= set(attention)
    assert listed.summary == {OVERDUE: 6, DUE: 4, OPEN: 0}
    assert listed.names["finance-lead"] == "Head of finance"


def test_a_goal_that_reaches_no_kpi_can_wait() -> None:
    files = checked("2026-11-19") | {"kpis/speed.yaml": kpi(), "kpis/speed.csv": "date,value\n2026-11-19,1\n"}

    assert [(row[1], row[2], row[4]) for row in rows(files)] == [(OPEN, Task.LINK_KPI, "okr explain OKR703")]
