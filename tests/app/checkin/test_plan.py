from __future__ import annotations

from datetime import date

import pytest

from okrcli.app.checkin.doubt import DoubtfulValueError
from okrcli.app.checkin.given import Said
from tests.app.checkin.checking_in import EDITOR_LINE, FLOW, given, new_files, plan

HOME = "checkins/2026-Q4/2026-11-20-support-lead.yaml"


def test_a_new_file_says_where_each_value_came_from() -> None:
    said = (
        Said("accounts", "3", confidence="0.7", note="Two more are close: both in Omaha"),
        Said("reply-time", "41 min"),
        Said("templates", "done"),
        Said("road-show", reached=("chicago", "omaha=2026-11-18")),
    )

    assert new_files(given(*said, done=("Signed the third",), next_=("Call: Omaha",))) == {
        HOME: """\
updates:
  delight/accounts: {value: 3, confidence: 0.7, note: "Two more are close: both in Omaha"}  # was 2, target 5 accounts
  reply-time: 41 min  # was 44, target at most 30 min
  delight/templates: done  # was doing
  delight/road-show: {reached: {chicago: 2026-11-20, omaha: 2026-11-18}}  # 0 of 3 were reached
done:
  - Signed the third
next:
  - "Call: Omaha"
"""
    }


def test_a_new_file_has_the_line_for_editors() -> None:
    change = plan(given(Said("accounts", "3")))

    assert [file.after for file in change.files] == [
        f"{EDITOR_LINE}updates:\n  delight/accounts: 3  # was 2, target 5 accounts\n".encode()
    ]


def test_what_comes_later_that_day_is_added_below() -> None:
    standing = "updates:\n  delight/calm: 3   # a quiet week\ndone:\n  - First\n"

    assert new_files(given(Said("accounts", add="1"), done=("Second",)), {HOME: standing}) == {
        HOME: """\
updates:
  delight/calm: 3   # a quiet week
  delight/accounts: {add: 1}  # was 2, target 5 accounts
done:
  - First
  - Second
"""
    }


def test_lines_of_one_word_stand_below_each_other_too_so_that_the_next_one_finds_its_place() -> None:
    path = "checkins/2026-Q4/2026-11-20-support-lead.yaml"
    first = new_files(given(done=("Moved",)))

    assert first == {path: "done:\n  - Moved\n"}
    assert new_files(given(done=("Called",)), first) == {path: "done:\n  - Moved\n  - Called\n"}


def test_what_stands_in_the_file_already_goes_to_the_next_one() -> None:
    standing = {HOME: "updates:\n  delight/accounts: 3\n"}
    second = {HOME.replace(".yaml", "-2.yaml"): "updates:\n  delight/accounts: 4\n"}

    assert new_files(given(Said("accounts", "4"), Said("calm", "2")), standing) == {
        HOME: "updates:\n  delight/accounts: 3\n  delight/calm: 2  # first value, keep at most 5\n",
        HOME.replace(".yaml", "-2.yaml"): "updates:\n  delight/accounts: 4  # was 3, target 5 accounts\n",
    }
    assert [*new_files(given(Said("accounts", "5")), standing | second)] == [HOME.replace(".yaml", "-3.yaml")]


def test_no_line_is_rewritten_where_a_file_is_in_another_style() -> None:
    standing = {HOME: "updates: {delight/calm: 3}\n"}

    assert new_files(given(Said("accounts", "3")), standing) == {
        HOME.replace(".yaml", "-2.yaml"): "updates:\n  delight/accounts: 3  # was 2, target 5 accounts\n"
    }


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    standing = {HOME: "updates: {delight/calm: [}\n"}

    assert [*new_files(given(Said("accounts", "3")), standing)] == [HOME.replace(".yaml", "-2.yaml")]


def test_a_value_wins_over_what_others_said_that_day() -> None:
    others = {"checkins/2026-Q4/2026-11-20-zoe.yaml": "updates:\n  delight/accounts: 3\n"}

    assert [*new_files(given(Said("accounts", "4")), others)] == [HOME.replace(".yaml", "-2.yaml")]
    assert [*new_files(given(Said("accounts", "4"), by="zz"), others)] == [
        "checkins/2026-Q4/2026-11-20-zz.yaml",
    ]


def test_each_goal_is_filed_in_the_folder_of_its_cycle_and_kpis_go_along() -> None:
    year = {
        "objectives/2026/keep.yaml": """
            title: Keep every customer
            owner: support-lead
            key_results: [{id: churn, title: Churn, unit: "%", baseline: 9%, target: 4%}]
            """
    }

    assert new_files(given(Said("churn", "7%"), Said("accounts", "3"), Said("reply-time", "43")), year) == {
        "checkins/2026/2026-11-20-support-lead.yaml": (
            "updates:\n  keep/churn: 7%  # first value, target 4%\n  reply-time: 43  # was 44, target at most 30 min\n"
        ),
        HOME: "updates:\n  delight/accounts: 3  # was 2, target 5 accounts\n",
    }


def test_kpis_alone_go_where_the_person_checked_in_last() -> None:
    holiday = {
        "okr.yaml": "version: 1\ncycles: {holiday: {start: 2026-11-16, end: 2026-12-24}}\n",
        "objectives/holiday/hampers.yaml": """
            title: Hampers
            owner: sales-lead
            key_results: [{id: hampers, title: Hampers, baseline: 0, target: 5}]
            """,
        "checkins/holiday/2026-11-17-sales-lead.yaml": "updates:\n  hampers/hampers: 1\n",
    }
    said = Said("reply-time", "43")

    assert [*new_files(given(said), holiday)] == [HOME]
    assert [*new_files(given(said, by="sales-lead"), holiday)] == ["checkins/holiday/2026-11-20-sales-lead.yaml"]
    assert [*new_files(given(said, day=date(2026, 8, 3)))] == ["checkins/2026-Q3/2026-08-03-support-lead.yaml"]


def test_confidence_in_a_kpi_goes_to_the_key_result_that_it_measures() -> None:
    assert new_files(given(Said("reply-time", "43", confidence="0.6", note="Evenings."))) == {
        HOME: (
            "updates:\n"
            "  reply-time: {value: 43, note: Evenings.}  # was 44, target at most 30 min\n"
            "  delight/reply-time: {confidence: 0.6}\n"
        )
    }
    assert new_files(given(Said("reply-time", confidence="0.6", note="Evenings."))) == {
        HOME: "updates:\n  delight/reply-time: {confidence: 0.6, note: Evenings.}\n"
    }


def test_a_person_whose_name_ends_in_a_number_is_named_in_the_file() -> None:
    assert new_files(given(Said("accounts", "3"), by="agent-2")) == {
        "checkins/2026-Q4/2026-11-20-agent-2.yaml": (
            "date: 2026-11-20\nby: agent-2\nupdates:\n  delight/accounts: 3  # was 2, target 5 accounts\n"
        )
    }


def test_a_correction_and_a_withdrawal_name_the_day() -> None:
    day = date(2026, 11, 13)

    assert new_files(given(Said("accounts", "1", at=day), Said("reply-time", withdraw=True, at=day))) == {
        HOME: (
            "updates:\n"
            "  delight/accounts: {value: 1, at: 2026-11-13}  # was 2, target 5 accounts\n"
            "  reply-time: {at: 2026-11-13, withdraw: true}  # was 44, target at most 30 min\n"
        )
    }


def test_the_subject_says_what_changes() -> None:
    assert plan(given(Said("reply-time", "43"))).subject == "Check in: reply time 44 → 43 min"
    assert plan(given(Said("calm", "3"))).subject == "Check in: calm 3"
    assert plan(given(Said("templates", "done"))).subject == "Check in: templates doing → done"
    assert plan(given(Said("road-show", "omaha"))).subject == "Check in: road show omaha"
    assert plan(given(done=("All",))).subject == "Check in: done of support-lead"
    many = (Said("reply-time", "43"), Said("accounts", "3"), Said("templates", "done"), Said("calm", "3"))
    assert plan(given(*many)).subject == "Check in: reply time 44 → 43 min, accounts 2 → 3 and 2 more"


def test_a_total_that_falls_is_remarked_on() -> None:
    assert plan(given(Said("accounts", "1"))).remarks == (
        "2 → 1 accounts: a value is the total so far; if that came on top, the total is 3 accounts, so record that",
    )


def test_a_value_that_another_check_in_overrules_is_remarked_on() -> None:
    what = given(Said("accounts", "1", at=date(2026, 11, 13)), day=date(2026, 11, 12))

    assert plan(what).remarks == (
        f"{HOME.replace('20-support', '13-support')} speaks of 2026-11-13 too, and wins over a check-in of 2026-11-12",
        "2 → 1 accounts: a value is the total so far; if that came on top, the total is 3 accounts, so record that",
    )


def test_a_value_outside_of_the_cycle_is_remarked_on() -> None:
    assert plan(given(Said("accounts", "1", at=date(2026, 9, 30)))).remarks == (
        "2026-09-30 is outside of 2026-Q4, so the value does not count in `delight/accounts`",
    )


def test_the_amount_of_a_flow_is_not_compared_with_its_period() -> None:
    assert new_files(given(Said("sales", "22")), FLOW) == {HOME: "updates:\n  sales: 22  # the amount before 24\n"}
    assert plan(given(Said("sales", "22")), FLOW).subject == "Check in: sales 22"


def test_what_is_added_to_a_flow_comes_on_top_of_that_day_alone() -> None:
    other, same = given(Said("sales", add="3")), given(Said("sales", add="3", at=date(2026, 11, 13)))

    assert new_files(other, FLOW) == {HOME: "updates:\n  sales: {add: 3}  # the amount before 24\n"}
    assert plan(other, FLOW).subject == "Check in: sales 3"
    assert new_files(same, FLOW) == {HOME: "updates:\n  sales: {add: 3, at: 2026-11-13}  # was 24\n"}
    assert plan(same, FLOW).subject == "Check in: sales 24 → 27"
    with pytest.raises(DoubtfulValueError):
        plan(given(Said("sales", add="37")), FLOW)


def test_one_file_is_written_however_many_objectives_there_are() -> None:
    many = {
        f"objectives/2026-Q4/more-{number}.yaml": (
            "title: More\nowner: support-lead\nkey_results: [{id: it, title: It, baseline: 0, target: 9}]\n"
        )
        for number in range(200)
    }
    said = (Said("more-7/it", "3"), Said("more-107/it", "4"), Said("reply-time", "43"))

    assert [*new_files(given(*said, done=("All",)), many)] == [HOME]
