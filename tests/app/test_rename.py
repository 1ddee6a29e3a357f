"""Renaming: references follow, numbers stay, and what was observed or is frozen is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.app.rename.fix import plan_fix
from okrcli.app.rename.plan import plan_rename
from okrcli.errors import OkrError
from okrcli.model.measure import Way
from tests.app.opened import TEAMS, northwind, opened
from tests.app.planned import after, changed_lines, errors, texts

if TYPE_CHECKING:
    from okrcli.app.session import Session

DELIGHT = "objectives/2026-Q4/support/delight.yaml"
FILES = {
    DELIGHT: """
        title: Delight customers
        owner: support-lead
        because: reply-time   # since May
        key_results:
          - {id: speed, title: A, kpi: reply-time, baseline: 48, target: 30, influences: [csat, reply-time]}
          - id: all
            title: All of it
            rollup: true
        initiatives:
          - {title: Templates, for: [speed]}
        """,
    "objectives/2026-Q4/desk.yaml": """
        title: Run a calm desk
        owner: desk-manager
        contributes_to: delight/all
        key_results:
          - {id: backlog, title: Backlog, baseline: 9, target: 3}
        """,
    "objectives/2026-Q3/old.yaml": """
        title: Old
        owner: desk-manager
        because: reply-time
        supports: 2026-Q4/delight
        key_results: []
        closed: {date: 2026-10-05, outcome: missed, grade: 0.2}
        """,
    "kpis/support/reply-time.yaml": "name: Reply time\nowner: support-lead\ncadence: weekly\nunit: min\n",
    "kpis/support/reply-time.csv": "date,value\n2026-10-02,48\n",
    "kpis/csat.yaml": "name: CSAT\nowner: support-lead\ncadence: weekly\nparent: reply-time\n",
    "kpis/cost.yaml": "name: Cost\nowner: me\ncadence: weekly\nformula: (reply-time + csat)/reply-time-2 # c\n",
    "kpis/reply-time-2.yaml": "name: Two\nowner: me\ncadence: weekly\n",
    "kpis/share.yaml": "name: S\nowner: me\ncadence: weekly\nnumerator: reply-time\ndenominator: {kpi: csat}\n",
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": "updates: {reply-time: 40, delight/speed: {note: Slow.}}\n",
}


def test_a_kpi_moves_with_its_measurements_and_references_follow() -> None:
    session = opened(FILES)
    change = plan_rename(session, "reply-time", "answer-time")

    assert changed_lines(change) == {
        "kpis/support/reply-time.yaml": [
            "-name: Reply time",
            "-owner: support-lead",
            "-cadence: weekly",
            "-unit: min",
        ],
        "kpis/support/answer-time.yaml": [
            "+name: Reply time",
            "+owner: support-lead",
            "+cadence: weekly",
            "+unit: min",
            "+formerly: [reply-time]",
        ],
        "kpis/support/reply-time.csv": ["-date,value", "-2026-10-02,48"],
        "kpis/support/answer-time.csv": ["+date,value", "+2026-10-02,48"],
        "kpis/cost.yaml": [
            "-formula: (reply-time + csat)/reply-time-2 # c",
            "+formula: (answer-time + csat)/reply-time-2 # c",
        ],
        "kpis/csat.yaml": ["-parent: reply-time", "+parent: answer-time"],
        "kpis/share.yaml": ["-numerator: reply-time", "+numerator: answer-time"],
        DELIGHT: [
            "-because: reply-time   # since May",
            "+because: answer-time  # since May",
            "-  - {id: speed, title: A, kpi: reply-time, baseline: 48, target: 30, influences: [csat, reply-time]}",
            "+  - {id: speed, title: A, kpi: answer-time, baseline: 48, target: 30, influences: [csat, answer-time]}",
        ],
    }
    assert change.subject == "Rename reply-time to answer-time"
    assert change.remarks == (
        "`reply-time` still leads to `answer-time`, in check-ins and in commands",
        "1 closed objective keeps the old id: what is closed is frozen",
    )
    assert errors(after(session, change)) == [line.replace("reply-time", "answer-time") for line in errors(session)]


def test_an_objective_keeps_its_folder_and_short_references_stay_short() -> None:
    session = opened(FILES)
    change = plan_rename(session, "delight", "serve")

    assert changed_lines(change) | {DELIGHT: [], "objectives/2026-Q4/support/serve.yaml": []} == {
        DELIGHT: [],
        "objectives/2026-Q4/support/serve.yaml": [],
        "objectives/2026-Q4/desk.yaml": ["-contributes_to: delight/all", "+contributes_to: serve/all"],
    }
    assert texts(change)[DELIGHT] is None
    assert (texts(change)["objectives/2026-Q4/support/serve.yaml"] or "").endswith("formerly: [delight]\n")
    renamed = after(session, change).workspace
    assert renamed.contributes_to == {"2026-Q4/desk": "2026-Q4/serve/all"}


def test_a_key_result_is_renamed_in_its_list() -> None:
    session = opened(FILES)

    assert changed_lines(plan_rename(session, "delight/all", "2026-Q4/delight/teams")) == {
        DELIGHT: ["-  - id: all", "+  - id: teams", "+    formerly: [all]"],
        "objectives/2026-Q4/desk.yaml": ["-contributes_to: delight/all", "+contributes_to: delight/teams"],
    }
    assert "+  - {title: Templates, for: [pace]}" in changed_lines(plan_rename(session, "speed", "pace"))[DELIGHT]


def test_a_name_that_it_had_before_is_no_former_one_any_more() -> None:
    session = opened(FILES)
    there = after(session, plan_rename(session, "csat", "smiles"))
    back = after(there, plan_rename(there, "smiles", "csat"))

    assert back.workspace.kpis.keys() == session.workspace.kpis.keys()
    assert next(kpi for kpi in back.workspace.kpis.values() if kpi.id == "csat").definition.formerly == ("smiles",)
    assert errors(back) == errors(session)


@pytest.mark.parametrize(
    ("old", "new", "message", "help_text"),
    [
        ("csat", "CSAT!", "`CSAT!` is no id (OKR106)", "write csat: "),
        ("csat", "csat", "`csat` has that name already", "give another one"),
        ("csat", "cost", "`cost` is an id that is taken, by `cost` (OKR107)", "give another one"),
        ("csat", "kpis/smiles", "`kpis/smiles` is no name of a KPI", "write smiles: its folder stays"),
        ("delight", "desk", "`desk` is an id that is taken, by `2026-Q4/desk` (OKR107)", "give another one"),
        (
            "delight",
            "2027-Q1/delight",
            "an objective stays in its cycle, and `2027-Q1/delight` is in another",
            "`okr carry 2026-Q4/delight 2027-Q1` takes it there",
        ),
        ("speed", "all", "`all` is an id that is taken, by `2026-Q4/delight/all` (OKR107)", "give another one"),
        (
            "speed",
            "desk/pace",
            "a key result stays in its objective, and `desk/pace` is in another",
            "give its new name alone",
        ),
        (
            "2026-Q3/old",
            "older",
            "`2026-Q3/old` was closed on 2026-10-05, and that froze its file (OKR910)",
            "write a new objective: `okr new objective`",
        ),
    ],
)
def test_names_that_cannot_be(old: str, new: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_rename(opened(FILES), old, new)

    assert error.value.message == message
    assert error.value.help.startswith(help_text)


def numbers(session: Session) -> list[object]:
    """Return what is scored, without the names of goals."""
    card = session.scorecard
    objectives = sorted(card.objectives.values(), key=lambda score: score.objective.definition.title)
    kpis = sorted(card.kpis.values(), key=lambda score: score.kpi.definition.name)
    return [
        *((score.status, score.progress, score.plan, score.confidence, score.grade) for score in objectives),
        *((r.status, r.raw, r.plan, r.baseline, r.target, r.late) for score in objectives for r in score.key_results),
        *((score.health, score.loop, len(score.series), len(score.moved_by)) for score in kpis),
    ]


EXAMPLE = northwind()
GOALS = [*EXAMPLE.workspace.kpis, *EXAMPLE.workspace.objectives, *EXAMPLE.workspace.key_results]
OPEN = [goal for goal in GOALS if not goal.startswith("2026-Q3")]


@pytest.mark.parametrize("goal", OPEN[:: max(1, len(OPEN) // 30)])
def test_no_number_changes_with_a_name(goal: str) -> None:
    change = plan_rename(EXAMPLE, goal, "another-name")
    renamed = after(EXAMPLE, change)

    assert errors(renamed) == []
    assert numbers(renamed) == numbers(EXAMPLE)
    assert plan_fix(renamed).files == plan_fix(EXAMPLE).files == ()


def test_former_ids_are_written_as_present_ones() -> None:
    files = {
        "okr.yaml": TEAMS.replace("parent: support}", "parent: service}"),
        "kpis/reply-time.yaml": "name: R\nowner: shift-lead\nteam: service\ncadence: weekly\nformerly: [wait]\n",
        "kpis/both.yaml": "name: B\nowner: chief\ncadence: weekly\nformula: min(wait, 2) * wait\n",
        "kpis/half.yaml": "name: H\nowner: chief\ncadence: weekly\nnumerator: {kpi: wait}\ndenominator: wait\n",
        "objectives/2026-Q4/a.yaml": """
            title: A
            owner: shift-lead      # since March
            teams: [service, sales]
            key_results:
              - {id: one, title: One, kpi: wait, baseline: 9, target: 4, owner: shift-lead, formerly: [uno]}
            initiatives: [{title: I, for: [uno], owner: shift-lead}]
            formerly: [alpha]
            """,
        "objectives/2026-Q4/b.yaml": "title: B\nowner: chief\nsupports: 2026-Q4/alpha\nkey_results: []\n",
        "objectives/2026-Q3/c.yaml": "title: C\nowner: shift-lead\nkey_results: []\n"
        "closed: {date: 2026-10-01, outcome: missed, grade: 0}\n",
        "checkins/2026-Q4/2026-11-13-shift-lead.yaml": "updates: {wait: 8}\n",
    }
    session = opened(files)
    change = plan_fix(session)

    assert changed_lines(change) == {
        "kpis/both.yaml": ["-formula: min(wait, 2) * wait", "+formula: min(reply-time, 2) * reply-time"],
        "kpis/half.yaml": [
            "-numerator: {kpi: wait}",
            "-denominator: wait",
            "+numerator: {kpi: reply-time}",
            "+denominator: reply-time",
        ],
        "kpis/reply-time.yaml": ["-owner: shift-lead", "-team: service", "+owner: desk-manager", "+team: support"],
        "objectives/2026-Q4/a.yaml": [
            "-owner: shift-lead      # since March",
            "-teams: [service, sales]",
            "+owner: desk-manager    # since March",
            "+teams: [support, sales]",
            "-  - {id: one, title: One, kpi: wait, baseline: 9, target: 4, owner: shift-lead, formerly: [uno]}",
            "-initiatives: [{title: I, for: [uno], owner: shift-lead}]",
            "+  - {id: one, title: One, kpi: reply-time, baseline: 9, target: 4, owner: desk-manager, formerly: [uno]}",
            "+initiatives: [{title: I, for: [one], owner: desk-manager}]",
        ],
        "objectives/2026-Q4/b.yaml": ["-supports: 2026-Q4/alpha", "+supports: 2026-Q4/a"],
        "okr.yaml": ["-  desk: {parent: service}", "+  desk: {parent: support}"],
    }
    assert change.subject == "Write present ids in 13 places"
    assert change.remarks == ("1 closed objective keeps former ids, which still lead where they should",)
    assert plan_fix(after(session, change)).files == ()


def test_every_way_of_measuring_was_among_the_renamed() -> None:
    assert {result.definition.way for result in EXAMPLE.workspace.key_results.values()} == set(Way)
