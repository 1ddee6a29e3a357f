from __future__ import annotations

from datetime import date

import pytest

from okrcli.app.checkin.given import Given, Said
from tests.app.checkin.checking_in import NOW, new_files, refusal
from tests.app.opened import AS_OF

ROWS = "kpis/reply-time.csv"
HOME = "checkins/2026-Q4/2026-11-20-support-lead.yaml"


def rows(*said: Said) -> Given:
    """Return what is given with `--csv`."""
    return Given("support-lead", AS_OF, NOW, said, to_csv=True)


@pytest.mark.parametrize(
    ("before", "row"),
    [
        ("date,value,note\n2026-11-13,44,\n", '2026-11-20,43,"late, again"\n'),
        ("date,value,note\n2026-11-13,44,", '\n2026-11-20,43,"late, again"\n'),
        ("date,value,note\r\n2026-11-13,44,\r\n", '2026-11-20,43,"late, again"\r\n'),
        ("value,date,note\n44,2026-11-13,\n", '43,2026-11-20,"late, again"\n'),
        ('"date","value","note"\n"2026-11-13","44",""\n', '"2026-11-20","43","late, again"\n'),
        ("date, value, note\n2026-11-13, 44,\n", '2026-11-20, 43,"late, again"\n'),
        (
            "date,value,by,recorded,note\n2026-11-13,44,me,,\n",
            '2026-11-20,43,support-lead,2026-11-20T16:30:00+00:00,"late, again"\n',
        ),
        ("\ufeffdate,value,note\n", '2026-11-20,43,"late, again"\n'),
    ],
    ids=["plain", "no end", "crlf", "order", "quoted", "blanks", "all columns", "empty with bom"],
)
def test_a_row_is_written_as_those_above_it(before: str, row: str) -> None:
    what = rows(Said("reply-time", "43 min", note="late, again"))

    assert new_files(what, {ROWS: before}) == {ROWS: before + row}


def test_a_duration_is_written_in_the_unit_of_the_kpi() -> None:
    assert new_files(rows(Said("reply-time", "0.75 h")))[ROWS].endswith("\n2026-11-20,45,\n")


def test_what_a_row_has_no_room_for_goes_into_the_check_in() -> None:
    what = rows(Said("reply-time", "43", note="late"), Said("accounts", "3"))

    assert new_files(what, {ROWS: "date,value\n2026-11-13,44\n"}) == {
        ROWS: "date,value\n2026-11-13,44\n2026-11-20,43\n",
        HOME: "updates:\n  reply-time: {note: late}\n  delight/accounts: 3  # was 2, target 5 accounts\n",
    }


def test_a_correction_needs_a_column_for_its_time() -> None:
    what = rows(Said("reply-time", "43", at=date(2026, 11, 13)))
    timed = {ROWS: "date,value,recorded\n2026-11-13,44,2026-11-13T09:00:00\n"}

    assert refusal(what) == (
        "kpis/reply-time.csv has 44 for 2026-11-13, and no column `recorded` for corrections",
        "leave `--csv` out: a check-in corrects it",
    )
    assert new_files(what, timed)[ROWS].endswith("\n2026-11-13,43,2026-11-20T16:30:00+00:00\n")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said("accounts", "3"), "`--csv` is for the values of KPIs, and none is given"),
        (Said("reply-time", "44", at=date(2026, 11, 13)), "kpis/reply-time.csv says 44 for 2026-11-13 already"),
        (Said("reply-time", withdraw=True, at=date(2026, 11, 13)), "rows of a CSV file are only added"),
    ],
)
def test_what_can_be_no_row_is_refused(said: Said, message: str) -> None:
    assert refusal(rows(said))[0] == message


def test_without_a_csv_file_there_is_nothing_to_add_to() -> None:
    nps = {"kpis/nps.yaml": "name: NPS\nowner: support-lead\ncadence: monthly\n"}

    assert refusal(rows(Said("nps", "70")), nps)[0] == "there is no CSV file beside kpis/nps.yaml"


def test_a_row_that_a_check_in_hides_is_refused() -> None:
    standing = {HOME: "updates: {reply-time: 40}\n"}

    assert refusal(rows(Said("reply-time", "41")), standing) == (
        "a check-in has a value of `reply-time` for 2026-11-20, and that wins over a CSV row",
        "leave `--csv` out: the check-in itself holds the value",
    )
