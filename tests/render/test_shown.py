"""Initiatives, what counts in a rollup, and who moves a KPI: the same in every format that shows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.cli.output import Screen, draw
from okrcli.render.as_csv import render_goals as as_csv
from okrcli.render.as_json import render_goals as as_json
from okrcli.render.as_markdown import render_goals as as_markdown
from okrcli.render.terminal import render_kpis, render_show, render_status
from okrcli.results.status import KpisResult, Selection
from tests.app.opened import TEAMS, kpi, objective, opened

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.results.status import StatusResult

INITIATIVES = """initiatives:
  - {id: templates, title: Reply templates, for: [time], owner: desk, due: 2026-10-30, status: doing, link: T-1}
  - {id: shift, title: Evening shift, due: 2026-11-19}
  - {id: radio, title: Radio spots, status: dropped}
  - {title: Call back, status: doing, due: 2026-11-20}"""
FILES = {
    "okr.yaml": TEAMS,
    "objectives/2026/grow.yaml": objective("chief", results="{id: sum, title: All of it, rollup: true}"),
    "objectives/2026-Q4/delight.yaml": objective(
        "support-lead",
        f"contributes_to: 2026/grow/sum\n{INITIATIVES}",
        "{id: time, title: Time, kpi: wait, baseline: 48 min, target: 30 min}",
    ),
    "objectives/2026-Q4/calm.yaml": objective(
        "sales-lead",
        "contributes_to: 2026/grow/sum\nclosed: {date: 2026-11-10, outcome: achieved, grade: 0.8}",
    ),
    "kpis/wait.yaml": kpi("sales-lead", "unit: min\ntargets: {2026: {at_most: 30}}"),
    "kpis/wait.csv": "date,value\n2026-11-13,44\n2026-11-20,39\n",
    "checkins/2026-Q4/2026-11-13-desk.yaml": "updates:\n  delight/time: {confidence: 0.5}\n  delight/templates: done\n",
    "checkins/2026-Q4/2026-11-20-lead.yaml": "updates: {delight/shift: doing}\n",
}


@pytest.fixture(scope="module")
def session() -> Session:
    return opened(FILES)


def portrait(session: Session, ref: str, *, color: bool = False, width: int = 100) -> list[str]:
    """Draw one goal, line by line."""
    drawn = draw(render_show(show(session, ref)), Screen(color=color, width=width, encoding="utf-8"))
    return drawn.replace("\x1b", "␛").splitlines()


def part(lines: list[str], heading: str) -> list[str]:
    """Return the lines below a heading."""
    start = next(number for number, line in enumerate(lines) if heading in line)
    return lines[start + 1 : lines.index("", start)]


def test_an_initiative_says_where_it_stands_who_said_so_and_that_it_is_overdue(session: Session) -> None:
    assert part(portrait(session, "delight"), "Initiatives") == [
        "done     Reply templates · for time · desk · due 2026-10-30 · said by desk on 2026-11-13 · T-1",
        "doing    Evening shift · due 2026-11-19 overdue · said by lead on 2026-11-20",
        "dropped  Radio spots",
        "doing    Call back · due 2026-11-20",
    ]


def test_on_a_narrow_page_it_says_the_same(session: Session) -> None:
    assert part(portrait(session, "delight", width=40), "Initiatives") == [
        "done · Reply templates · for time · desk",
        "due 2026-10-30",
        "said by desk on 2026-11-13 · T-1",
        "doing · Evening shift",
        "due 2026-11-19 overdue",
        "said by lead on 2026-11-20",
        "dropped · Radio spots",
        "doing · Call back · due 2026-11-20",
    ]


def test_initiatives_that_are_over_are_dimmed(session: Session) -> None:
    done, doing, dropped, late = part(portrait(session, "delight", color=True), "Initiatives")

    assert done.startswith("␛[32mdone␛[0m     ␛[2mReply templates · for time")
    assert doing == (
        "doing    Evening shift␛[2m · due 2026-11-19␛[0m␛[1m overdue␛[0m␛[2m · said by lead on 2026-11-20␛[0m"
    )
    assert dropped == "␛[2mdropped␛[0m  ␛[2mRadio spots␛[0m"
    assert late == "doing    Call back␛[2m · due 2026-11-20␛[0m"


def test_initiatives_in_json(session: Session) -> None:
    found = json.loads(as_json(show(session, "delight")))["objective"]["initiatives"]

    assert found[0] == {
        "id": "templates",
        "title": "Reply templates",
        "for": ["2026-Q4/delight/time"],
        "owner": "desk",
        "due": "2026-10-30",
        "status": "done",
        "link": "T-1",
        "overdue": False,
        "stated": {
            "by": "desk",
            "date": "2026-11-13",
            "file": "checkins/2026-Q4/2026-11-13-desk.yaml",
            "line": 3,
        },
    }
    assert [(item["owner"], item["status"], item["overdue"], item["stated"] is None) for item in found] == [
        ("desk", "done", False, False),
        ("support-lead", "doing", True, False),
        ("support-lead", "dropped", False, True),
        ("support-lead", "doing", False, True),
    ]


def test_initiatives_in_markdown(session: Session) -> None:
    assert (
        "## Initiatives\n\n"
        "- Reply templates: done, said by desk on 2026-11-13, due 2026-10-30, desk\n"
        "- Evening shift: doing, said by lead on 2026-11-20, due 2026-11-19, overdue, support-lead\n"
        "- Radio spots: dropped, support-lead\n"
        "- Call back: doing, due 2026-11-20, support-lead\n"
    ) in as_markdown(show(session, "delight"))


def test_a_rollup_shows_what_counts_in_it(session: Session) -> None:
    assert part(portrait(session, "2026/grow/sum"), "What counts in it") == [
        "Title of it  ╌╌╌╌╌╌╌╌╌╌┃╌╌╌╌╌╌╌╌╌    –  ◆ closed",
        "2026-Q4/calm · sales-lead",
        "achieved, grade 0.8",
        "Title of it  ━━━━━━━━━━┃─────────  50%  ◐ behind",
        "2026-Q4/delight · support-lead",
        "confidence 0.5",
    ]


def test_a_rollup_in_json_and_markdown(session: Session) -> None:
    result = show(session, "2026/grow/sum")

    assert json.loads(as_json(result))["key_result"]["contributors"] == [
        {
            "id": "2026-Q4/calm",
            "title": "Title of it",
            "owner": "sales-lead",
            "progress": None,
            "status": "closed",
            "grade": 0.8,
        },
        {
            "id": "2026-Q4/delight",
            "title": "Title of it",
            "owner": "support-lead",
            "progress": 0.5,
            "status": "behind",
            "grade": None,
        },
    ]
    assert (
        "## What counts in it\n\n"
        "- Title of it `2026-Q4/calm`: closed, – of 55% planned, grade 0.8\n"
        "- Title of it `2026-Q4/delight`: behind, 50% of 55% planned\n"
    ) in as_markdown(result)


def test_a_rollup_in_which_nothing_counts_has_no_such_part() -> None:
    alone = opened({"objectives/2026/grow.yaml": FILES["objectives/2026/grow.yaml"]})

    lines = portrait(alone, "2026/grow/sum")

    assert "mean of         0 objectives" in lines
    assert not any("What counts" in line for line in lines)
    assert "What counts" not in as_markdown(show(alone, "2026/grow/sum"))


def gauge(result: StatusResult | KpisResult) -> list[str]:
    """Draw the KPI of a view."""
    picture = render_kpis(result) if isinstance(result, KpisResult) else render_status(result)
    lines = draw(picture, Screen(color=False, width=80, encoding="utf-8")).splitlines()
    start = next(number for number, line in enumerate(lines) if "Name of it" in line)
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize("selection", [Selection(), Selection(owner="sales-lead")])
def test_the_dashboard_and_the_status_say_the_same_of_what_moves_a_kpi(session: Session, selection: Selection) -> None:
    """Also where the key result itself is not in the view."""
    first = "▲ breached    Name of it      39 min  ≤ 30 min  █▁"

    assert gauge(kpis(session, selection)) == [first, "weekly        wait · moved by delight/time ◐ behind"]
    assert gauge(status(session, selection)) == [first, "              wait · moved by delight/time ◐ behind"]


def test_the_statuses_of_what_moves_a_kpi_in_the_other_formats(session: Session) -> None:
    result = kpis(session, Selection())

    (found,) = json.loads(as_json(result))["kpis"]
    assert found["moved_by"] == ["2026-Q4/delight/time"]
    assert found["statuses"] == {"2026-Q4/delight/time": "behind"}
    assert "| being moved | `delight/time` behind | sales-lead |" in as_markdown(result)
    assert as_csv(result).endswith('"being_moved","2026-Q4/delight/time","behind","",""\r\n')
