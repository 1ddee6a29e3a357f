"""Days are `YYYY-MM-DD`, and the help writes another spelling that way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.days import DayError, parse_day

if TYPE_CHECKING:
    from datetime import date


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("2026-11-3", "write 2026-11-03"),
        ("2026/11/30", "write 2026-11-30"),
        ("2026-11-20T09:30", "write 2026-11-20"),
        ("20261120", "write 2026-11-20"),
        ("30.11.2026", "write 2026-11-30"),
        ("11/30/2026", "write 2026-11-30"),
        ("30/11/2026", "write 2026-11-30"),
        ("04/05/2026", "write 2026-05-04 or 2026-04-05"),
        ("05/05/2026", "write 2026-05-05"),
        ("2026/02/30", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        ("20 Nov 2026", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        ("2026-Q4", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        ("٢٠٢٦-١١-٢٠", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        ("2026-11-201", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        (" 2026-11-20", "write a date as YYYY-MM-DD, such as 2026-11-20"),
        ("", "write a date as YYYY-MM-DD, such as 2026-11-20"),
    ],
)
def test_another_spelling_is_no_date(text: str, help_text: str) -> None:
    """Where day and month could change places, both are shown."""
    with pytest.raises(DayError) as caught:
        parse_day(text)
    assert (caught.value.message, caught.value.help) == (f"`{text}` is no date", help_text)


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("2026-02-30", "write a day that exists: that month ends on 2026-02-28"),
        ("2028-02-30", "write a day that exists: that month ends on 2028-02-29"),
        ("2026-13-01", "write a day that exists, such as 2026-11-20"),
        ("2026-00-10", "write a day that exists, such as 2026-11-20"),
        ("0000-01-01", "write a day that exists, such as 2026-11-20"),
        ("9999-12-32", "write a day that exists: that month ends on 9999-12-31"),
    ],
)
def test_a_day_that_is_none_is_no_day_of_the_calendar(text: str, help_text: str) -> None:
    with pytest.raises(DayError) as caught:
        parse_day(text)
    assert (caught.value.message, caught.value.help) == (f"`{text}` is no day of the calendar", help_text)


@given(st.text(alphabet="0123456789-/. T", max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    """What the help says to write is a day."""
    try:
        assert parse_day(text).isoformat() == text
    except DayError as error:
        shown = error.help.removeprefix("write ").split(" or ")
        if not error.help.startswith("write a d"):
            assert [parse_day(day).isoformat() for day in shown] == shown
