from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from okrcli.app.checkin.given import Said
from okrcli.app.checkin.recording import Recording
from okrcli.app.session import Session, SettledDay
from okrcli.errors import OkrError
from okrcli.store.load import load
from okrcli.tree import EntryKind, MemoryTree
from tests.app.checkin.checking_in import FILES, given, plan, refusal
from tests.app.opened import AS_OF
from tests.workspaces import dedented

if TYPE_CHECKING:
    from okrcli.app.checkin.given import Given

CASES = {
    "no such key result": (
        given(Said("delight/acounts", "3")),
        "OKR203 unknown-key-result: no key result, KPI or initiative is named `delight/acounts`",
        "write delight/accounts",
    ),
    "no such KPI": (
        given(Said("reply-tme", "3")),
        "OKR201 unknown-kpi: no key result, KPI or initiative is named `reply-tme`",
        "write reply-time",
    ),
    "an objective": (
        given(Said("delight", "3")),
        "`delight` is an objective, and a check-in reports on its key results",
        "write delight/accounts or delight/reply-time or delight/calm or delight/road-show",
    ),
    "another unit": (
        given(Said("reply-time", "40%")),
        "OKR302 unit-mismatch: `40%` is in %, and the unit here is min",
        "write the number in min, or change `unit:` where it is declared",
    ),
    "out of bounds": (
        given(Said("reply-time", "601")),
        "OKR303 out-of-bounds: 601 min is not possible: the values of `reply-time` are between 0 min and 600 min",
        "correct it, or widen `bounds` in kpis/reply-time.yaml",
    ),
    "out of bounds by an addition": (
        given(Said("reply-time", add="600 min")),
        "OKR303 out-of-bounds: 644 min is not possible: the values of `reply-time` are between 0 min and 600 min",
        "correct it, or widen `bounds` in kpis/reply-time.yaml",
    ),
    "no number": (
        given(Said("accounts", "done")),
        "OKR104 bad-value: `done` is no quantity",
        "write a number, with its unit if it has one: 40, 0.5, 40%, $50M, 43 min, 5 accounts",
    ),
    "a plus": (
        given(Said("accounts", "+1")),
        "OKR104 bad-value: `+1` could be a total or an addition",
        "write `okr checkin accounts --add 1`, or the total so far",
    ),
    "confidence 7": (
        given(Said("accounts", confidence="7")),
        "OKR104 bad-value: `7` is not a number from 0 to 1",
        "write 0.7",
    ),
    "a total and an addition": (
        given(Said("accounts", "3", add="1")),
        "OKR104 bad-value: `value` and `add` cannot both hold of one day",
        "keep one: value is the total so far, add adds to the last, withdraw takes back",
    ),
    "no status": (
        given(Said("templates", "halfway")),
        "OKR104 bad-value: `halfway` is not one of planned, doing, done, dropped",
        "write planned or doing or done or dropped",
    ),
    "no milestone": (
        given(Said("road-show", "omah")),
        "OKR203 unknown-key-result: `2026-Q4/delight/road-show` has no milestone `omah`",
        "write `omaha`",
    ),
    "milestones where there are none": (
        given(Said("accounts", reached=("omaha",))),
        "`2026-Q4/delight/accounts` has no milestones",
        "write `okr checkin accounts VALUE`",
    ),
    "a value where a KPI measures": (
        given(Said("delight/reply-time", "40 min", confidence="0.6")),
        (
            "OKR307 value-on-kpi-result: "
            "`40 min` is given to `2026-Q4/delight/reply-time`, which the KPI `reply-time` measures"
        ),
        "write `okr checkin reply-time '40 min' --confidence 0.6`",
    ),
    "a day to come": (
        given(Said("accounts", "3"), day=date(2026, 11, 21)),
        "OKR402 future-date: `2026-11-21` is still to come, looked at from 2026-11-20",
        "write a day that has been",
    ),
    "a value of a day to come": (
        given(Said("accounts", "3", at=date(2027, 11, 20))),
        "OKR402 future-date: `2027-11-20` is still to come, looked at from 2026-11-20",
        "write a day that has been",
    ),
    "a milestone of a day to come": (
        given(Said("road-show", "omaha=2026-12-20")),
        "OKR402 future-date: `2026-12-20` is still to come, looked at from 2026-11-20",
        "write a day that has been",
    ),
    "a cycle that is over": (
        given(Said("start/letters", "3")),
        (
            "OKR403 checkin-outside-cycle: "
            "`2026-11-20` is not in 2026-Q1, from 2026-01-01 to 2026-03-31, nor in the 31 days after"
        ),
        "what was seen by then goes in with `--date 2026-05-01`, or carry the objective into a cycle of today",
    ),
    "a closed objective": (
        given(Said("calls", "3")),
        "`2026-Q3/speed` was closed on 2026-10-05, and is frozen since then",
        "leave it as it was graded",
    ),
    "a dropped key result": (
        given(Said("gone", "3")),
        "`2026-Q4/delight/gone` was dropped on 2026-11-01",
        "take `dropped` out of objectives/2026-Q4/delight.yaml where it is worked on again",
    ),
    "a retired KPI": (
        given(Said("fax", "3")),
        "the KPI `fax` was retired on 2026-06-30: Nobody faxes.",
        "record reply-time instead",
    ),
    "one goal twice": (
        given(Said("accounts", "3"), Said("delight/accounts", "4")),
        "`2026-Q4/delight/accounts` is given twice",
        "say one thing of it in a check-in",
    ),
    "nothing": (
        given(),
        "nothing is said here",
        "write what there is to say: `okr checkin REF VALUE`, `--note` or `--done`",
    ),
    "nothing to take back": (
        given(Said("accounts", withdraw=True)),
        "nothing was said of `2026-Q4/delight/accounts` for 2026-11-20",
        "write the day with `--at`: 2026-11-13",
    ),
    "a hidden character": (
        given(Said("accounts", "3", note="fine\u202e")),
        'the text "fine\\u202e" holds U+202E RIGHT-TO-LEFT OVERRIDE',
        "delete it: it can make a line read otherwise than it is",
    ),
}


@pytest.mark.parametrize(("what", "message", "help_text"), CASES.values(), ids=CASES)
def test_bad_input_is_refused_with_what_to_type(what: Given, message: str, help_text: str) -> None:
    assert refusal(what) == (message, help_text)


def test_a_jump_is_refused_until_somebody_is_sure() -> None:
    jump = given(Said("reply-time", "48"))

    assert refusal(jump) == (
        "`reply-time` was 44 min on 2026-11-13 and would be 48 min, and its largest move so far is 1 min",
        "correct it, or say with `--yes` that it is right",
    )
    assert plan(jump, sure=True).subject == "Check in: reply time 44 → 48 min"


def test_of_a_computed_kpi_those_are_named_that_somebody_records() -> None:
    made = {
        "kpis/pace.yaml": "name: Pace\nowner: me\ncadence: weekly\nformula: 60 / (waits + letters)\n",
        "kpis/waits.yaml": "name: Waits\nowner: me\ncadence: weekly\nunit: min\nformula: reply-time * 2\n",
        "kpis/letters.yaml": "name: Letters\nowner: me\ncadence: weekly\n",
        "objectives/2026-Q4/pace.yaml": "title: P\nowner: me\nkey_results:\n"
        "  - {id: pace-up, title: P, kpi: pace, baseline: 1, target: 2}\n",
    }

    assert refusal(given(Said("pace", "3")), made) == (
        "the KPI `pace` is computed from others",
        "record `letters` and `reply-time`",
    )
    assert refusal(given(Said("pace-up", add="3")), made) == (
        "OKR307 value-on-kpi-result: `3` is given to `2026-Q4/pace/pace-up`, which the KPI `pace` measures",
        "that one is computed: record `letters` and `reply-time`",
    )


@pytest.mark.parametrize("value", ["41", "47"])
def test_three_times_the_largest_move_is_no_jump(value: str) -> None:
    assert plan(given(Said("reply-time", value))).subject == f"Check in: reply time 44 → {value} min"


def test_the_way_from_the_baseline_is_a_move_too() -> None:
    assert plan(given(Said("accounts", "8"))).subject == "Check in: accounts 2 → 8"
    assert refusal(given(Said("accounts", "9")))[0].startswith("`2026-Q4/delight/accounts` was 2 accounts")


def test_a_first_value_has_nothing_to_be_compared_with() -> None:
    assert plan(given(Said("calm", "900"))).subject == "Check in: calm 900"


@pytest.mark.parametrize("folder", ["checkins", "checkins/2026-Q4", "objectives/2026", "kpis/finance"])
def test_a_folder_that_cannot_be_looked_into_may_hide_what_was_said(folder: str) -> None:
    files = {path: text for path, text in FILES.items() if not path.startswith(f"{folder}/")}
    tree = MemoryTree({"okr.yaml": "version: 1\n"} | dedented(files), {folder: EntryKind.SEALED})
    session = Session(Path(), load(tree), SettledDay(AS_OF, AS_OF), tree)
    recording = Recording(lambda _: given(Said("reply-time", "43")), is_sure=False)

    if folder.startswith("kpis"):
        assert [file.path for file in recording.plan(session).files] == [
            "checkins/2026-Q4/2026-11-20-support-lead.yaml"
        ]
        return
    with pytest.raises(OkrError) as caught:
        recording.plan(session)
    assert caught.value.message == f"{folder}/ cannot be looked into, so nobody knows what stands there already"


def test_what_cannot_be_read_is_not_called_unknown() -> None:
    broken = {"kpis/nps.yaml": "name: [\n", "objectives/2026-Q4/web.yaml": "title: [\n"}

    assert refusal(given(Said("nps", "70")), broken) == (
        "`nps` is in a file that cannot be read",
        "run `okr validate` to see why",
    )
    assert refusal(given(Said("web/orders", "70")), broken)[0] == "`2026-Q4/web` is in a file that cannot be read"
