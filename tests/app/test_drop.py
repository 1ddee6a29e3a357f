"""Goals that are given up in the open: key results that count no more, and KPIs that nobody watches."""

from __future__ import annotations

import pytest

from okrcli.app.drop.plan import plan_drop
from okrcli.app.revise.plan import plan_revise
from okrcli.errors import OkrError
from okrcli.model.ids import KpiId, ObjectiveId
from okrcli.scoring.scorecard import Loop, Status
from tests.app.opened import COMPUTED, northwind, opened
from tests.app.planned import after, changed_lines, errors

PATH = "objectives/2026-Q4/delight.yaml"
FILES = {
    PATH: """
        title: Delight customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
          - id: cost
            title: Keep the cost
            keep: {at_most: 9}   # a guardrail
          - {id: reply, title: Answer faster, kpi: wait, baseline: 48, target: 30}
        initiatives: [{id: templates, title: Templates}]
        """,
    "kpis/wait.yaml": """
        name: Reply time   # since 2024
        owner: support-lead
        cadence: weekly
        targets: {2026: {at_most: 30}}
        """,
    "kpis/cost.yaml": "name: Cost per ticket\nowner: me\ncadence: weekly\n",
    "kpis/fax.yaml": "name: Faxes\nowner: me\ncadence: weekly\nretired: {date: 2026-06-30, because: Nobody faxes.}\n",
}


def test_a_key_result_is_dropped_where_it_stands() -> None:
    planned = plan_drop(opened(FILES), "delight/cost", " The supplier left. ")

    assert changed_lines(planned) == {
        PATH: ["+    dropped: {date: 2026-11-20, because: The supplier left.}"],
    }
    assert planned.subject == "Drop: Keep the cost"
    assert planned.remarks == ("`2026-Q4/delight/cost` counts no more from today, and counts 0 in the grade",)


def test_a_dropped_key_result_leaves_the_mean() -> None:
    session = northwind()
    planned = plan_drop(session, "delight-customers/csat", "The survey ended.", exclude=True)
    dropped = after(session, planned)
    score = dropped.scorecard.objectives[ObjectiveId("2026-Q4/delight-customers")]

    assert changed_lines(planned)["objectives/2026-Q4/delight-customers.yaml"] == [
        "+    dropped: {date: 2026-11-20, because: The survey ended.}",
        "+    score: exclude",
    ]
    assert errors(dropped) == []
    assert score.key_results[0].status is Status.DROPPED
    assert score.parts == 4
    assert planned.remarks == (
        "`2026-Q4/delight-customers/csat` counts no more from today, and is left out of the grade",
    )


@pytest.mark.parametrize(
    ("ref", "because", "message", "help_text"),
    [
        (
            "delight",
            "No.",
            "`2026-Q4/delight` is an objective, and `okr drop` gives up key results and KPIs",
            "run `okr close 2026-Q4/delight --outcome abandoned`, which keeps what it came to",
        ),
        (
            "templates",
            "No.",
            "`2026-Q4/delight/templates` is an initiative",
            "run `okr checkin 2026-Q4/delight/templates dropped`",
        ),
        ("delight/cost", " ", "--because is empty", "say it in a sentence: who looks back wants to know"),
        ("csst", "No.", "no key result is named `csst`", "write csat"),
    ],
)
def test_what_cannot_be_dropped(ref: str, because: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_drop(opened(FILES), ref, because)

    assert error.value.message == message
    assert error.value.help.startswith(help_text)


def test_what_is_dropped_stays_dropped() -> None:
    session = opened(FILES)
    dropped = after(session, plan_drop(session, "delight/cost", "The supplier left."))

    with pytest.raises(OkrError) as again:
        plan_drop(dropped, "delight/cost", "No.")
    with pytest.raises(OkrError) as revised:
        plan_revise(dropped, "delight/cost", ["weight=2"], "No.")
    assert again.value.message == "`2026-Q4/delight/cost` was dropped on 2026-11-20: The supplier left."
    assert revised.value.message == again.value.message


def test_dropping_the_last_one_suggests_the_end() -> None:
    files = {PATH: "title: T\nowner: me\nkey_results: [{id: a, title: A, baseline: 0, target: 1}]\n"}

    assert plan_drop(opened(files), "delight/a", "No.").remarks[1] == (
        "nothing else measures `2026-Q4/delight`: `okr close 2026-Q4/delight --outcome abandoned` ends it"
    )


def test_a_kpi_is_retired_in_its_file() -> None:
    session = opened(FILES)
    planned = plan_drop(session, "wait", " Chat took over. ", replaced_by="cost")
    retired = after(session, planned)

    assert changed_lines(planned) == {
        "kpis/wait.yaml": ["+retired:", "+  date: 2026-11-20", "+  because: Chat took over.", "+  replaced_by: cost"]
    }
    assert planned.subject == "Retire: Reply time"
    assert planned.remarks == (
        "`wait` leaves the dashboard today, and nobody is asked for it any more; what it measured stays",
        "`2026-Q4/delight/reply` is measured by it still: `okr drop 2026-Q4/delight/reply --because …` gives that up",
    )
    assert errors(retired) == []
    assert retired.scorecard.kpis[KpiId("wait")].loop is Loop.RETIRED


def test_what_is_computed_from_a_retired_kpi_is_told_of() -> None:
    assert plan_drop(opened(COMPUTED), "visits", "Nobody counts.").remarks[1:] == (
        "`conversion` is computed from it, and gets no further value",
        "`effort` is computed from it, and gets no further value",
    )


def test_a_name_that_two_things_have_is_no_guess() -> None:
    with pytest.raises(OkrError) as error:
        plan_drop(opened(FILES), "cost", "No.")

    assert error.value.message == "`cost` names a key result and a KPI"
    assert error.value.help == "write 2026-Q4/delight/cost for the one, or `okr drop cost --kpi` for the other"
    assert list(changed_lines(plan_drop(opened(FILES), "cost", "No.", is_kpi=True))) == ["kpis/cost.yaml"]
    assert list(changed_lines(plan_drop(opened(FILES), "delight/cost", "No."))) == [PATH]


@pytest.mark.parametrize(
    ("ref", "replaced_by", "message", "help_text"),
    [
        ("wait", "wait", "`wait` cannot replace itself", "name another KPI, or leave --replaced-by out"),
        ("wait", "fax", "`fax` is retired itself", "name a KPI that is watched"),
        ("wait", "csat", "no KPI is named `csat`", "write cost"),
        ("fax", "cost", "`fax` was retired on 2026-06-30: Nobody faxes.", "take `retired` out of kpis/fax.yaml"),
        ("csat", "cost", "no KPI is named `csat`", "write cost"),
    ],
)
def test_what_cannot_be_retired(ref: str, replaced_by: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_drop(opened(FILES), ref, "No.", replaced_by=replaced_by)

    assert error.value.message == message
    assert error.value.help.startswith(help_text)


def test_a_kpi_has_no_grade_to_be_left_out_of() -> None:
    with pytest.raises(OkrError, match="has no part in a grade"):
        plan_drop(opened(FILES), "wait", "No.", exclude=True)
