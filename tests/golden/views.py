"""What okr shows of the examples, as the pictures that a terminal gets."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.app.explain.goal import explain_goal
from okrcli.app.forecast import calibration, forecast
from okrcli.app.links import links
from okrcli.app.log.log import log
from okrcli.app.rules import explain_rule, list_rules
from okrcli.app.session import Clock, Session, SettledDay, open_session
from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.app.todo.todo import todo
from okrcli.app.trend.trend import trend
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import (
    render_diff,
    render_explanation,
    render_foretold,
    render_kpis,
    render_links_matrix,
    render_links_tree,
    render_log,
    render_rule,
    render_rules,
    render_show,
    render_status,
    render_todo,
    render_trend,
)
from okrcli.results.choice import KpiChoice
from okrcli.results.status import Selection
from okrcli.store.load import load
from tests.diff.sides import FILES, reviewed
from tests.golden.changes import FROM_ABOVE, reviewed_quarter
from tests.golden.past import past
from tests.process import ROOT
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from okrcli.render.terminal.page import View
    from okrcli.results.rules import RuleEntry

DAY = date(2026, 11, 20)
TEAMS = ("support", "sales", "people")


@lru_cache
def example(name: str) -> Session:
    """Open a folder of `examples/`; the day is pinned there, or it is the same one here."""
    return open_session(ROOT / "examples" / name, Clock(DAY, DAY))


@lru_cache
def crowd() -> Session:
    """Open forty objectives of three teams, too many to show each."""
    return session_of(
        {"okr.yaml": _OKR} | {f"objectives/2026-Q4/goal-{n:02}.yaml": _goal(n) for n in range(40)} | _SEEN
    )


@lru_cache
def gauges() -> Session:
    """Open a hundred and twenty KPIs of four teams, too many to show each."""
    return session_of({"okr.yaml": _OKR} | {path: text for n in range(120) for path, text in _gauge(n).items()})


def session_of(files: Mapping[str, str]) -> Session:
    """Open a workspace that is given as text."""
    return Session(Path(), load(make_tree(files)), SettledDay(DAY, DAY))


_OKR = "version: 1\norganization: Crowd\nteams: {support: {name: Customer Support}, sales: {name: Sales}, people: {}}\n"


def _goal(number: int) -> str:
    return f"""
        title: Aim number {number}
        owner: lead-{number % 5}
        teams: [{TEAMS[number % 3]}]
        key_results:
          - {{id: orders, title: Take 100 orders, unit: orders, baseline: 0, target: 100}}
          - {{id: visits, title: Visit 50 customers, unit: visits, baseline: 0, target: 50}}
        """


def _gauge(number: int) -> dict[str, str]:
    name = f"kpis/number-{number:03}"
    team = f", team: {TEAMS[number % 4]}" if number % 4 < len(TEAMS) else ""
    rows = [f"2026-{9 + week // 4:02}-{1 + week % 4 * 7:02},{20 + (number * week) % 11}\n" for week in range(11)]
    head = f"name: Number {number}, owner: lead-{number % 5}, cadence: weekly{team}"
    return {
        f"{name}.yaml": f"{{{head}, targets: {{2026: {{at_most: {22 + number % 9}}}}}}}",
        f"{name}.csv": f"date,value\n{''.join(rows[number % 6 :])}",
    }


_SEEN = {
    "checkins/2026-Q4/2026-11-20-lead.yaml": "updates:\n"
    + "".join(f"  goal-{n:02}/orders: {n * 2}\n  goal-{n:02}/visits: {n}\n" for n in range(38)),
    "kpis/returns.yaml": "{name: Returns, owner: lead-1, cadence: weekly, targets: {2026: {at_most: 5}}, team: sales}",
    "kpis/returns.csv": "date,value\n2026-11-06,4\n2026-11-13,6\n2026-11-20,7\n",
}


def _status(session: Callable[[], Session], **selection: str) -> Callable[[], View]:
    return lambda: render_status(status(session(), Selection(**selection)))


def _northwind() -> Session:
    return example("northwind")


def _show(ref: str) -> Callable[[], View]:
    return lambda: render_show(show(_northwind(), ref))


def _kpis(choice: KpiChoice) -> Callable[[], View]:
    return lambda: render_kpis(kpis(_northwind(), Selection(), choice))


def _explain(ref: str) -> Callable[[], View]:
    return lambda: render_explanation(explain_goal(_northwind(), ref))


def _log(ref: str | None = None) -> Callable[[], View]:
    return lambda: render_log(log(past(), Selection(ref=ref)))


def _trend(ref: str | None = None) -> Callable[[], View]:
    return lambda: render_trend(trend(past(), Selection(ref=ref)))


def _rule() -> RuleEntry:
    rule = explain_rule("unknown-kpi")
    assert rule is not None
    return rule


VIEWS: Mapping[str, Callable[[], View]] = {
    "status": _status(_northwind),
    "status-team": _status(_northwind, team="support"),
    "status-cycle-that-is-over": _status(_northwind, cycle="2026-Q3"),
    "status-solo": _status(lambda: example("solo")),
    "status-crowd": _status(crowd),
    "status-nothing": _status(lambda: session_of({})),
    "kpis": lambda: render_kpis(kpis(_northwind(), Selection())),
    "kpis-groups": _kpis(KpiChoice(group="perspective")),
    "kpis-tree": _kpis(KpiChoice(tree=True)),
    "kpis-crowd": lambda: render_kpis(kpis(gauges(), Selection())),
    "links": lambda: render_links_tree(links(_northwind(), Selection())),
    "links-matrix": lambda: render_links_matrix(links(_northwind(), Selection())),
    "forecast": lambda: render_foretold(forecast(_northwind(), Selection())),
    "calibration": lambda: render_foretold(calibration(_northwind(), Selection())),
    "show-objective": _show("2026-Q4/delight-customers"),
    "show-objective-closed": _show("2026-Q3/web-shop"),
    "show-move": _show("2026-Q4/delight-customers/reply-time"),
    "show-keep": _show("2026-Q4/faster-parcels/errors"),
    "show-milestones": _show("2026-Q4/midwest-brand/road-show"),
    "show-rollup": _show("2026/record-sales/quarters"),
    "show-kpi": _show("reply-time"),
    "show-kpi-formula": _show("gross-margin"),
    "show-kpi-flow": _show("customers-acquired"),
    "show-kpi-signals": _show("parcel-errors"),
    "explain": _explain("2026-Q4/delight-customers/reply-time"),
    "todo": lambda: render_todo(todo(_northwind(), Selection())),
    "todo-owner": lambda: render_todo(todo(_northwind(), Selection(owner="finance-lead"))),
    "todo-nothing": lambda: render_todo(todo(_northwind(), Selection(owner="chief"))),
    "diff": lambda: render_diff(reviewed_quarter(), FROM_ABOVE),
    "diff-nothing": lambda: render_diff(reviewed(FILES, FILES)),
    "log": _log(),
    "log-goal": _log("csat"),
    "trend": _trend(),
    "trend-objective": _trend("delight"),
    "trend-kpi": _trend("reply-time"),
    "rules": lambda: render_rules(list_rules()),
    "rule": lambda: render_rule(_rule()),
}
"""Every view, by the name of its golden files."""


def drawn(name: str, width: int | None, *, color: bool = False, encoding: str = "utf-8") -> str:
    """Draw a view as `okr` does."""
    return draw(VIEWS[name](), Screen(color=color, width=width, encoding=encoding))
