"""Goals that change in the open: the number, and in the same file what moved and why."""

from __future__ import annotations

import pytest

from okrcli.app.revise.plan import plan_revise
from okrcli.errors import OkrError
from tests.app.opened import northwind, opened
from tests.app.planned import after, changed_lines, errors

PATH = "objectives/2026-Q4/delight.yaml"
FILES = {
    "okr.yaml": "version: 1\nteams: {support: {}, product: {}}\n",
    PATH: """
        title: Delight customers
        owner: support-lead
        key_results:
          - id: csat
            title: Raise CSAT to 80%
            baseline: 40%
            target: 80%        # as agreed
          - {id: retention, title: Lift it, baseline: 72%, change: +15%}
          - id: cost
            title: Keep the cost
            keep: {at_most: 9}   # a guardrail
          - id: show
            title: Road show
            milestones:
              - {id: chicago, due: 2026-10-30}
              - omaha
        initiatives: [{id: templates, title: Templates}]
        """,
    "kpis/reply.yaml": """
        name: Reply time
        owner: support-lead
        cadence: weekly
        unit: min
        targets:
          2026: {at_most: 30, watch: 27}
          2027: {between: [4, 6], watch: [4.5, 5.5]}
        revised:
          - date: 2026-07-08
            what: target of 2026 from 25 to 30
            because: Summer.
        """,
    "kpis/bare.yaml": "name: Bare\nowner: me\ncadence: weekly\n",
    "objectives/2026-Q3/old.yaml": """
        title: Old
        owner: me
        key_results: [{id: done, title: Done, baseline: 0, target: 1}]
        closed: {date: 2026-10-05, outcome: carried, grade: 0.2, carried_to: 2026-Q4/delight}
        """,
}


@pytest.mark.parametrize(
    ("ref", "change", "lines", "what"),
    [
        (
            "delight/csat",
            "target=75%",
            ["-    target: 80%        # as agreed", "+    target: 75%        # as agreed"],
            "target of csat from 80% to 75%",
        ),
        (
            "csat",
            "baseline=first",
            ["-    baseline: 40%", "+    baseline: first"],
            "baseline of csat from 40% to first",
        ),
        ("csat", "weight=2", ["+    weight: 2"], "weight of csat from 1 to 2"),
        ("csat", "due=2026-12-11", ["+    due: 2026-12-11"], "due of csat from 2026-12-31 to 2026-12-11"),
        ("csat", "owner=me", ["+    owner: me"], "owner of csat from support-lead to me"),
        (
            "retention",
            "change=+10%",
            [
                "-  - {id: retention, title: Lift it, baseline: 72%, change: +15%}",
                "+  - {id: retention, title: Lift it, baseline: 72%, change: +10%}",
            ],
            "change of retention from +15% to +10%",
        ),
        (
            "cost",
            "at_most=8",
            ["-    keep: {at_most: 9}   # a guardrail", "+    keep: {at_most: 8}   # a guardrail"],
            "limit of cost from 9 to 8",
        ),
        (
            "cost",
            "between=4..9",
            ["-    keep: {at_most: 9}   # a guardrail", "+    keep: {between: [4, 9]}  # a guardrail"],
            "limit of cost from at most 9 to between 4 to 9",
        ),
        (
            "show",
            "chicago.due=2026-11-06",
            ["-      - {id: chicago, due: 2026-10-30}", "+      - {id: chicago, due: 2026-11-06}"],
            "due of show/chicago from 2026-10-30 to 2026-11-06",
        ),
        (
            "show",
            "omaha.due=2026-11-06",
            ["-      - omaha", "+      - {id: omaha, due: 2026-11-06}"],
            "due of show/omaha from 2026-12-31 to 2026-11-06",
        ),
        ("csat", "plan=s-curve", ["+    plan: s-curve"], "plan of csat from linear to s-curve"),
        (
            "csat",
            "plan=2026-11-15: 60%, 2026-12-01:75%",
            ["+    plan:", "+      - {at: 2026-11-15, value: 60%}", "+      - {at: 2026-12-01, value: 75%}"],
            "plan of csat from linear to 60% on 2026-11-15, 75% on 2026-12-01",
        ),
        ("delight", "teams=support, product", ["+teams: [support, product]"], "teams set to [support, product]"),
        ("delight", "ambition=committed", ["+ambition: committed"], "ambition set to committed"),
        (
            "delight",
            "title=Delight them",
            ["-title: Delight customers", "+title: Delight them"],
            "title from Delight customers to Delight them",
        ),
    ],
)
def test_fields_of_objectives_and_key_results(ref: str, change: str, lines: list[str], what: str) -> None:
    planned = plan_revise(opened(FILES), ref, [change], "The new survey has no middle answer.")
    revised = [
        "+revised:",
        "+  - date: 2026-11-20",
        f"+    what: {what}",
        "+    because: The new survey has no middle answer.",
    ]

    assert sorted(changed_lines(planned)[PATH]) == sorted([*lines, *revised])
    assert planned.subject.endswith(f": {what}")
    assert errors(after(opened(FILES), planned)) == []


@pytest.mark.parametrize(
    ("change", "lines", "what"),
    [
        (
            "target=35",
            ["-  2026: {at_most: 30, watch: 27}", "+  2026: {at_most: 35, watch: 27}"],
            "target of 2026 from 30 to 35",
        ),
        (
            "2026.watch=25",
            ["-  2026: {at_most: 30, watch: 27}", "+  2026: {at_most: 30, watch: 25}"],
            "watch of 2026 from 27 to 25",
        ),
        (
            "targets.2027=3..6",
            [
                "-  2027: {between: [4, 6], watch: [4.5, 5.5]}",
                "+  2027: {between: [3, 6], watch: [4.5, 5.5]}",
            ],
            "target of 2027 from 4 to 6 to 3 to 6",
        ),
        ("2026-Q4=32", ["+  2026-Q4: {at_most: 32}"], "target of 2026-Q4 set to at most 32"),
        ("2028.at_least=5", ["+  2028: {at_least: 5}"], "target of 2028 set to at least 5"),
        ("owner=me", ["-owner: support-lead", "+owner: me"], "owner from support-lead to me"),
        ("bounds=0..100", ["+bounds: [0, 100]"], "bounds set to [0, 100]"),
        ("bounds=0..", ["+bounds: [0, null]"], "bounds set to [0, null]"),
        ("bounds=..100", ["+bounds: [null, 100]"], "bounds set to [null, 100]"),
        ("bounds=[0, null]", ["+bounds: [0, null]"], "bounds set to [0, null]"),
        ("bounds=-100 to 100", ["+bounds: [-100, 100]"], "bounds set to [-100, 100]"),
    ],
)
def test_targets_of_kpis(change: str, lines: list[str], what: str) -> None:
    planned = plan_revise(opened(FILES), "reply", [change], "Two people left.")
    revised = ["+  - date: 2026-11-20", f"+    what: {what}", "+    because: Two people left."]

    assert sorted(changed_lines(planned)["kpis/reply.yaml"]) == sorted([*lines, *revised])


def test_who_changes_a_kpi_hears_of_the_key_results_that_move_it() -> None:
    planned = plan_revise(northwind(), "reply-time", ["target=35"], "Two people left.")

    assert planned.remarks == ("`2026-Q4/delight-customers/reply-time` moves this KPI, and still aims at 30 min",)


@pytest.mark.parametrize("change", ["owner=chief", "2026.watch=25", "2027.at_most=25", "bounds=0..600"])
def test_key_results_that_a_change_does_not_touch_are_not_named(change: str) -> None:
    assert plan_revise(northwind(), "reply-time", [change], "Two people left.").remarks == ()


def test_points_of_a_plan_take_the_place_of_others() -> None:
    session = opened(FILES)
    planned = after(session, plan_revise(session, "csat", ["plan=2026-11-15:60%"], "Slow."))

    change = plan_revise(planned, "csat", ["plan=2026-11-22:60%"], "Slower.")
    assert change.subject.endswith(": plan of csat from 60% on 2026-11-15 to 60% on 2026-11-22")
    assert errors(after(planned, change)) == []


def test_several_fields_have_one_reason() -> None:
    planned = plan_revise(opened(FILES), "csat", ["target=75%", "title=Raise CSAT to 75%"], "A new survey.")

    assert (
        "+    what: target of csat from 80% to 75%, title of csat from Raise CSAT to 80% to Raise CSAT to 75%"
        in (changed_lines(planned)[PATH])
    )


@pytest.mark.parametrize(
    ("ref", "change", "message", "help_text"),
    [
        ("cost", "plan=s-curve", "`2026-Q4/delight/cost` has no `plan` to revise", "write one of title, due, weight"),
        ("reply", "bounds=none", "`none` is no range", "write its two ends: 4..6"),
        ("csat", "target", "`target` is no change", "write what changes as NAME=VALUE, such as target=80%"),
        ("csat", "target=80%", "the target of csat is 80% already", "give another value, or leave it out"),
        ("csat", "targt=3", "`2026-Q4/delight/csat` has no `targt` to revise", "write target=…"),
        ("csat", "change=3", "`2026-Q4/delight/csat` has no `change` to revise", "write one of title, due, weight, "),
        ("delight", "target=3", "`2026-Q4/delight` has no `target` to revise", "write one of title, why, owner"),
        ("reply", "2026.wach=3", "a target has no `wach`", "write one of at_least, at_most, between or watch"),
        (
            "reply",
            "2026.at_least=3",
            "the target of 2026 is at most, and at least turns it round",
            "change it in kpis/reply.yaml, with its watch, and add to `revised` why",
        ),
        ("bare", "target=3", "`bare` has no target on 2026-11-20", "name the cycle and the kind of limit: "),
        ("bare", "2027=3", "`bare` has no target of 2027", "write 2027.at_most=…"),
        ("reply", "2027=3", "`3` is no range", "write its two ends: 4..6"),
        (
            "old/done",
            "target=3",
            "`2026-Q3/old` was closed on 2026-10-05, and that froze its file (OKR910)",
            "work on `2026-Q4/delight`, which goes on with it",
        ),
    ],
)
def test_what_cannot_be_revised(ref: str, change: str, message: str, help_text: str) -> None:
    with pytest.raises(OkrError) as error:
        plan_revise(opened(FILES), ref, [change], "It had to be.")

    assert error.value.message == message
    assert error.value.help.startswith(help_text)


def test_a_title_with_the_old_number_is_told_of() -> None:
    session = opened(FILES)

    assert plan_revise(session, "csat", ["target=75%"], "Fewer answers.").remarks == (
        (
            "its title still has the old number: "
            "`okr revise 2026-Q4/delight/csat title='Raise CSAT to 75%' --because …` mends it"
        ),
    )
    both = plan_revise(session, "csat", ["target=75%", "title=Raise CSAT to 75%"], "Fewer answers.")
    assert both.remarks == plan_revise(session, "csat", ["baseline=45%"], "Counted again.").remarks == ()
    assert errors(after(session, both)) == []
