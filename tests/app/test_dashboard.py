"""What `okr kpis` leaves out, puts together, and sets below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.app.session import Session, SettledDay
from okrcli.app.show import show
from okrcli.app.status import kpis
from okrcli.errors import OkrError
from okrcli.results.choice import KpiChoice
from okrcli.results.show import ShowKpi
from okrcli.results.status import KpisResult, Selection
from okrcli.store.load import load
from tests.app.opened import AS_OF, TEAMS, kpi, opened

BREACHED = "targets: {2026: {at_most: 30}}"
FILES = {
    "okr.yaml": TEAMS,
    "kpis/wait.yaml": kpi("desk-manager", f"{BREACHED}\nindicator: leading\nparent: csat"),
    "kpis/wait.csv": "date,value\n2026-11-13,44\n2026-11-20,43\n",
    "kpis/csat.yaml": kpi("support-lead", "tier: strategic\nperspective: customer"),
    "kpis/csat.csv": "date,value\n2026-10-20,43\n",
    "kpis/cost.yaml": kpi("nobody", "formula: pay / tickets\nparent: csat"),
    "kpis/pay.yaml": kpi("nobody", "tier: input"),
    "kpis/tickets.yaml": kpi("nobody", "tier: input\nparent: cost"),
    "kpis/old.yaml": kpi("nobody", "parent: csat\nretired: {date: 2026-01-01, because: b}"),
    "kpis/load.yaml": kpi("desk-manager", "formula: tickets * 2"),
}


def ids(result: KpisResult) -> list[str]:
    return [view.score.kpi.id for view in result.kpis]


def asked(choice: KpiChoice) -> KpisResult:
    return kpis(opened(FILES), Selection(), choice)


@pytest.mark.parametrize(("asked", "tail"), [(True, " --as-of 2026-11-20"), (False, "")])
def test_the_call_that_drafts_looks_from_the_day_that_was_asked_for(asked: bool, tail: str) -> None:  # noqa: FBT001
    tree = opened(FILES).tree
    session = Session(Path(), load(tree), SettledDay(AS_OF, AS_OF, asked=asked), tree)

    calls = {view.score.kpi.id: view.call for view in kpis(session, Selection(), KpiChoice()).kpis}
    page = show(session, "wait")

    assert calls == {"wait": f"okr propose wait{tail}", "csat": "", "cost": "", "load": ""}
    assert isinstance(page, ShowKpi)
    assert page.view.call == f"okr propose wait{tail}"


def test_those_that_need_an_objective_or_a_value() -> None:
    assert ids(asked(KpiChoice())) == ["wait", "csat", "cost", "load"]
    assert ids(asked(KpiChoice(needs_objective=True))) == ["wait"]
    assert ids(asked(KpiChoice(stale=True))) == ["csat"]
    assert ids(asked(KpiChoice(needs_objective=True, stale=True))) == []
    assert [view.age for view in asked(KpiChoice()).kpis] == [0, 31, None, None]


def test_groups_stand_in_an_order_that_means_something() -> None:
    def groups(choice: KpiChoice) -> list[tuple[str, list[str], int]]:
        return [
            (group.name, [view.score.kpi.id for view in group.kpis], group.needs_an_objective)
            for group in asked(choice).groups
        ]

    assert groups(KpiChoice(group="team")) == [
        ("Customer Support", ["csat"], 0),
        ("desk", ["wait", "load"], 1),
        ("no team", ["cost"], 0),
    ]
    assert groups(KpiChoice(group="tier")) == [("strategic", ["csat"], 0), ("operational", ["wait", "cost", "load"], 1)]
    assert groups(KpiChoice(group="indicator")) == [
        ("leading", ["wait"], 1),
        ("no indicator", ["csat", "cost", "load"], 0),
    ]
    assert groups(KpiChoice(group="perspective"))[0] == ("customer", ["csat"], 0)
    assert groups(KpiChoice()) == []


def test_a_tree_shows_what_feeds_what_with_inputs_below_each_that_they_feed() -> None:
    branches = asked(KpiChoice(tree=True)).tree

    assert [(branch.view.score.kpi.id, branch.depth, branch.again) for branch in branches] == [
        ("csat", 0, False),
        ("wait", 1, False),
        ("cost", 1, False),
        ("pay", 2, False),
        ("tickets", 2, False),
        ("load", 0, False),
        ("tickets", 1, False),
    ]


def test_what_stands_in_the_tree_twice_is_unfolded_once() -> None:
    files = FILES | {"kpis/sum.yaml": kpi("nobody", "formula: cost + load")}

    branches = kpis(opened(files), Selection(), KpiChoice(tree=True)).tree

    assert [(branch.view.score.kpi.id, branch.depth) for branch in branches if branch.again] == [("cost", 1)]


def test_a_circle_ends() -> None:
    files = {"kpis/a.yaml": kpi(more="parent: b"), "kpis/b.yaml": kpi(more="parent: a")}

    branches = kpis(opened(files), Selection(), KpiChoice(tree=True)).tree

    assert [(branch.view.score.kpi.id, branch.depth, branch.again) for branch in branches] == [
        ("a", 0, False),
        ("b", 1, False),
        ("a", 2, True),
    ]


def test_more_than_fifty_are_an_overview_unless_they_are_asked_for() -> None:
    weeks = "".join(f"2026-11-{day:02},{day}\n" for day in range(1, 8))
    files = {f"kpis/k{n:02}.yaml": kpi() for n in range(51)} | {
        f"kpis/k{n:02}.csv": f"date,value\n{weeks}" for n in range(51)
    }
    session = opened(files)

    def shown(choice: KpiChoice) -> tuple[int, int, int]:
        result = kpis(session, Selection(), choice)
        return result.shown, sum(view.chart is not None for view in result.kpis), len(result.groups)

    assert shown(KpiChoice()) == (40, 40, 1)
    assert shown(KpiChoice(whole=True)) == (40, 51, 1)
    assert shown(KpiChoice(group="tier")) == (51, 51, 1)
    assert shown(KpiChoice(stale=True)) == (51, 51, 0)


def test_groups_in_a_tree_are_refused() -> None:
    with pytest.raises(OkrError, match="two orders"):
        asked(KpiChoice(group="team", tree=True))
