from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from okrcli.calendar import Cadence, Calendar, Cycle, UnknownCycleError, window_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = timedelta(days=1)

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
years = st.integers(1950, 2150)
calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["start", "end"]))
cadences = st.sampled_from(Cadence)
names = st.from_regex(r"(FY)?[0-9]{2,4}[-/ ]?([HQW]?[0-9]{1,2})?", fullmatch=True) | st.text(max_size=12)


def tile(parts: Sequence[tuple[date, date]], start: date, end: date) -> bool:
    """Whether the parts follow each other without gap or overlap from start to end."""
    follows = all(last + DAY == first for (_, last), (first, _) in pairwise(parts))
    return follows and all(a <= b for a, b in parts) and (parts[0][0], parts[-1][1]) == (start, end)


def spans(calendar: Calendar, *names: str) -> list[tuple[date, date]]:
    return [(cycle.start, cycle.end) for cycle in map(calendar.cycle, names)]


@given(calendar=calendars, year=years)
@example(calendar=Calendar(), year=2024)
@example(calendar=Calendar(3, "end"), year=2024)
def test_quarters_and_halves_tile_the_fiscal_year(calendar: Calendar, year: int) -> None:
    name = f"{'' if calendar.fiscal_start == 1 else 'FY'}{year}"
    whole = calendar.cycle(name)

    assert tile(spans(calendar, *(f"{name}-Q{number}" for number in range(1, 5))), whole.start, whole.end)
    assert tile(spans(calendar, *(f"{name}-H{number}" for number in range(1, 3))), whole.start, whole.end)
    assert (whole.start.month, whole.start.day) == (calendar.fiscal_start, 1)
    assert whole.days in (365, 366)
    assert (whole.start if calendar.named_for == "start" else whole.end).year == year


@given(year=years)
def test_months_tile_the_calendar_year(year: int) -> None:
    months = spans(Calendar(), *(f"{year}-{number:02}" for number in range(1, 13)))

    assert tile(months, date(year, 1, 1), date(year, 12, 31))


@given(day=days)
@example(day=date(2027, 1, 1))
@example(day=date(2024, 12, 30))
def test_the_next_week_begins_where_a_week_ends(day: date) -> None:
    week, following = Calendar().named(day)[0], Calendar().named(day + timedelta(days=7))[0]

    assert week.days == 7
    assert week.start.weekday() == 0
    assert week.end + DAY == following.start
    assert week.name[:4] == f"{(week.start + timedelta(days=3)).year}"


@given(calendar=calendars, day=days)
@example(calendar=Calendar(), day=date(2024, 2, 29))
def test_a_day_is_in_one_week_month_quarter_half_and_year(calendar: Calendar, day: date) -> None:
    cycles = calendar.named(day)

    assert [cycle.holds(day) for cycle in cycles] == [True] * 5
    assert [calendar.cycle(cycle.name) for cycle in cycles] == list(cycles)
    assert sorted(cycles, key=lambda cycle: cycle.days) == list(cycles)
    assert all(Calendar.is_calendar_name(cycle.name) for cycle in cycles)


@given(calendar=calendars, day=days)
def test_every_fiscal_year_but_januarys_needs_its_prefix(calendar: Calendar, day: date) -> None:
    fiscal = calendar.named(day)[2:]

    assert {cycle.name.startswith("FY") for cycle in fiscal} == {calendar.fiscal_start != 1}


@given(one=days, length=st.integers(0, 400), cadence=cadences, fiscal_start=st.integers(1, 12))
def test_periods_tile_their_window(one: date, length: int, cadence: Cadence, fiscal_start: int) -> None:
    end = one + timedelta(days=length)

    periods = window_periods(one, end, cadence, fiscal_start)

    assert tile(periods, one, end)
    assert all((last - first).days < (cadence.days or 7) for first, last in periods)


@given(calendar=calendars, year=years, cadence=cadences)
def test_a_fiscal_year_has_whole_periods(calendar: Calendar, year: int, cadence: Cadence) -> None:
    cycle = calendar.named(date(year, 6, 15))[-1]

    periods = window_periods(cycle.start, cycle.end, cadence, calendar.fiscal_start)

    weeks = -(-cycle.days // 7)
    expected = {Cadence.DAILY: cycle.days, Cadence.MONTHLY: 12, Cadence.QUARTERLY: 4, Cadence.YEARLY: 1}
    assert len(periods) == expected.get(cadence, weeks)


@given(start=days, end=days, day=days)
def test_a_cycle_holds_the_days_that_it_numbers(start: date, end: date, day: date) -> None:
    cycle = Cycle("any", min(start, end), max(start, end))

    assert cycle.holds(day) is (1 <= cycle.day_number(day) <= cycle.days)
    assert cycle.overlaps(Cycle("day", day, day)) is cycle.holds(day)


@given(calendar=calendars, name=names)
def test_every_name_is_a_cycle_or_told_how_to_write_one(calendar: Calendar, name: str) -> None:
    match found(calendar, name):
        case Cycle() as cycle:
            assert Calendar.is_calendar_name(name)
            assert cycle.name == name
        case UnknownCycleError() as error:
            assert f"`{name}`" in error.message
            assert error.help.startswith(("write ", "for "))


def found(calendar: Calendar, name: str) -> Cycle | UnknownCycleError:
    try:
        return calendar.cycle(name)
    except UnknownCycleError as error:
        return error
