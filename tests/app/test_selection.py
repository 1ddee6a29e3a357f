"""What `--cycle`, `--team`, `--owner` and a reference leave of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.app.selection import choose
from okrcli.errors import OkrError
from okrcli.results.status import Selection
from tests.app.opened import AS_OF, TEAMS, kpi, objective, opened

if TYPE_CHECKING:
    from okrcli.app.session import Session

FILES = {
    "okr.yaml": TEAMS,
    "objectives/2026/grow.yaml": objective("chief", "teams: [company]"),
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead", "contributes_to: 2026/grow", "{id: a, title: A, kpi: reply-time, baseline: 48, target: 30}"
    ),
    "objectives/2026-Q4/calm.yaml": objective("desk-manager", "supports: delight"),
    "objectives/2026-Q4/sell.yaml": objective(
        "sales-lead",
        "because: sales",
        "{id: a, title: A, baseline: 0, target: 3, owner: shift-lead, influences: [nps]}",
    ),
    "objectives/2026-Q3/summer.yaml": objective("sales-lead"),
    "kpis/reply-time.yaml": kpi("shift-lead", "team: service"),
    "kpis/sales.yaml": kpi("sales-lead"),
    "kpis/nps.yaml": kpi("chief"),
    "kpis/tickets.yaml": kpi("desk-manager", "tier: input"),
    "kpis/old.yaml": kpi("desk-manager", "retired: {date: 2026-10-01, because: nobody looked}"),
    "kpis/ending.yaml": kpi("chief", "retired: {date: 2026-12-01, because: nobody looks}"),
}


@pytest.fixture(scope="module")
def session() -> Session:
    return opened(FILES)


@pytest.mark.parametrize(
    ("selection", "objectives", "kpis"),
    [
        (
            Selection(),
            "2026-Q4/calm 2026-Q4/delight 2026-Q4/sell 2026/grow",
            "ending nps reply-time sales",
        ),
        (Selection(cycle="2026-Q3"), "2026-Q3/summer", "ending nps reply-time sales"),
        (Selection(cycle="2027-Q1"), "", "ending nps reply-time sales"),
        (Selection(team="support"), "2026-Q4/calm 2026-Q4/delight", "reply-time"),
        (Selection(team="service"), "2026-Q4/calm 2026-Q4/delight", "reply-time"),
        (Selection(team="desk"), "2026-Q4/calm", ""),
        (Selection(owner="desk-manager"), "2026-Q4/calm 2026-Q4/sell", "reply-time"),
        (Selection(owner="shift-lead"), "2026-Q4/calm 2026-Q4/sell", "reply-time"),
        (Selection(team="sales", owner="desk-manager"), "2026-Q4/sell", ""),
        (Selection(ref="grow"), "2026-Q4/calm 2026-Q4/delight 2026/grow", "reply-time"),
        (Selection(ref="sell/a"), "2026-Q4/sell", "nps sales"),
        (Selection(ref="reply-time"), "2026-Q4/delight", "reply-time"),
        (Selection(ref="summer"), "2026-Q3/summer", ""),
        (Selection(ref="grow", owner="chief"), "2026/grow", ""),
    ],
)
def test_a_selection_leaves_what_it_names(session: Session, selection: Selection, objectives: str, kpis: str) -> None:
    chosen = choose(session.workspace, selection, AS_OF)

    assert " ".join(sorted(found.id for found in chosen.objectives)) == objectives
    assert " ".join(found.id for found in chosen.kpis) == kpis


def test_cycles_come_longest_first(session: Session) -> None:
    assert [cycle.name for cycle in choose(session.workspace, Selection(), AS_OF).cycles] == ["2026", "2026-Q4"]


@pytest.mark.parametrize(
    ("selection", "message", "help_text"),
    [
        (Selection(cycle="2026-Q9"), "`2026-Q9` is no cycle: 2026 has 4 quarters", "write 2026-Q4 or 2026-Q3 or 2026"),
        (
            Selection(cycle="autumn"),
            "`autumn` is no cycle",
            "write a name of the calendar, such as 2026-Q4 or 2026-11, or give it days under `cycles:` in okr.yaml",
        ),
        (Selection(team="suport"), "no team is named `suport`", "write support"),
        (Selection(team="zzz"), "no team is named `zzz`", "write company or desk or sales or support"),
        (Selection(owner="sales"), "no owner is named `sales`", "write `--team sales`: sales is a team"),
        (Selection(ref="growing"), "no objective, key result or KPI is named `growing`", "write grow"),
    ],
)
def test_a_name_that_leads_nowhere_is_answered_with_the_nearest(
    session: Session, selection: Selection, message: str, help_text: str
) -> None:
    with pytest.raises(OkrError) as error:
        choose(session.workspace, selection, AS_OF)

    assert error.value.message == message
    assert error.value.help == help_text


def test_without_people_an_owner_is_whoever_owns_something() -> None:
    session = opened({"objectives/2026-Q4/a.yaml": objective("me"), "objectives/2026-Q4/b.yaml": objective("you")})

    assert [o.id for o in choose(session.workspace, Selection(owner="you"), AS_OF).objectives] == ["2026-Q4/b"]
    with pytest.raises(OkrError, match="no owner is named `they`"):
        choose(session.workspace, Selection(owner="they"), AS_OF)
    with pytest.raises(OkrError) as error:
        choose(session.workspace, Selection(team="we"), AS_OF)
    assert error.value.help == "take the option out: there is no team here"
