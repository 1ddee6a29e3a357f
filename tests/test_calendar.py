from __future__ import annotations

from datetime import date

import pytest

from okrcli.calendar import Cadence, Calendar, Cycle, UnknownCycleError, window_periods

LAUNCH = Cycle("launch", date(2026, 9, 14), date(2026, 12, 18))
PLAIN = Calendar(custom={"launch": LAUNCH})
APRIL = Calendar(fiscal_start=4)
OCTOBER = Calendar(fiscal_start=10, named_for="end")
FEBRUARY = Calendar(fiscal_start=2, named_for="end")

GENERIC = "write a name of the calendar, such as 2026-Q4 or 2026-11, or give it days under `cycles:` in okr.yaml"


@pytest.mark.parametrize(
    ("calendar", "name", "start", "end"),
    [
        (PLAIN, "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        (PLAIN, "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PLAIN, "2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        (PLAIN, "2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        (PLAIN, "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (PLAIN, "2026", date(2026, 1, 1), date(2026, 12, 31)),
        (PLAIN, "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        (PLAIN, "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (PLAIN, "launch", date(2026, 9, 14), date(2026, 12, 18)),
        (APRIL, "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        (APRIL, "FY2027", date(2027, 4, 1), date(2028, 3, 31)),
        (APRIL, "FY2027-H2", date(2027, 10, 1), date(2028, 3, 31)),
        (APRIL, "FY2027-Q4", date(2028, 1, 1), date(2028, 3, 31)),
        (OCTOBER, "FY2027", date(2026, 10, 1), date(2027, 9, 30)),
        (OCTOBER, "FY2027-Q1", date(2026, 10, 1), date(2026, 12, 31)),
        (FEBRUARY, "FY2027-Q4", date(2026, 11, 1), date(2027, 1, 31)),
        (Calendar(named_for="end"), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_name_stands_for_its_days(calendar: Calendar, name: str, start: date, end: date) -> None:
    assert calendar.cycle(name) == Cycle(name, start, end)


@pytest.mark.parametrize(
    ("calendar", "name", "message", "help_text"),
    [
        # a bare name where the fiscal year starts elsewhere
        (
            APRIL,
            "2027-Q4",
            "`2027-Q4` can be read in two ways, as the fiscal year starts in April",
            "for 2028-01-01 to 2028-03-31 write FY2027-Q4; for 2027-10-01 to 2027-12-31 write FY2027-Q3",
        ),
        (
            FEBRUARY,
            "2027-Q4",
            "`2027-Q4` can be read in two ways, as the fiscal year starts in February",
            (
                "for 2026-11-01 to 2027-01-31 write FY2027-Q4; "
                "for 2027-10-01 to 2027-12-31 give those days a name under `cycles:` in okr.yaml"
            ),
        ),
        (
            OCTOBER,
            "2027",
            "`2027` can be read in two ways, as the fiscal year starts in October",
            (
                "for 2026-10-01 to 2027-09-30 write FY2027; "
                "for 2027-01-01 to 2027-12-31 give those days a name under `cycles:` in okr.yaml"
            ),
        ),
        # FY where there is none
        (
            PLAIN,
            "FY2026-Q4",
            "`FY2026-Q4` is no cycle: the fiscal year is the calendar year, and has no FY",
            "write 2026-Q4",
        ),
        (APRIL, "FY2026-11", "`FY2026-11` is no cycle: months and weeks have no FY", "write 2026-11"),
        # no such part of the year
        (PLAIN, "2026-Q5", "`2026-Q5` is no cycle: 2026 has 4 quarters", "write 2026-Q1 to 2026-Q4"),
        (APRIL, "2026-Q0", "`2026-Q0` is no cycle: 2026 has 4 quarters", "write FY2026-Q1 to FY2026-Q4"),
        (PLAIN, "2026-H3", "`2026-H3` is no cycle: 2026 has 2 halves", "write 2026-H1 to 2026-H2"),
        (PLAIN, "2026-13", "`2026-13` is no cycle: 2026 has 12 months", "write 2026-01 to 2026-12"),
        (PLAIN, "2026-00", "`2026-00` is no cycle: 2026 has 12 months", "write 2026-01 to 2026-12"),
        (PLAIN, "2025-W53", "`2025-W53` is no cycle: 2025 has 52 weeks", "write 2025-W01 to 2025-W52"),
        (PLAIN, "2026-W54", "`2026-W54` is no cycle: 2026 has 53 weeks", "write 2026-W01 to 2026-W53"),
        (
            PLAIN,
            "0226-Q4",
            "`0226-Q4` is no cycle: years are from 1000 to 9998",
            "write the year with all its digits",
        ),
        # spelt as people spell it
        (PLAIN, "2026-q4", "`2026-q4` is no cycle", "write 2026-Q4"),
        (PLAIN, "Q4-2026", "`Q4-2026` is no cycle", "write 2026-Q4"),
        (PLAIN, "Q4 2026", "`Q4 2026` is no cycle", "write 2026-Q4"),
        (PLAIN, "2026Q4", "`2026Q4` is no cycle", "write 2026-Q4"),
        (PLAIN, "2026/q4", "`2026/q4` is no cycle", "write 2026-Q4"),
        (PLAIN, "2026-Q04", "`2026-Q04` is no cycle", "write 2026-Q4"),
        (PLAIN, "FY26-Q4", "`FY26-Q4` is no cycle", "write 2026-Q4"),
        (PLAIN, "26-Q5", "`26-Q5` is no cycle", "write 2026-Q1 to 2026-Q4"),
        (PLAIN, "2026-Q10", "`2026-Q10` is no cycle", GENERIC),
        (PLAIN, "2026-1", "`2026-1` is no cycle", "write 2026-01"),
        (PLAIN, "11/2026", "`11/2026` is no cycle", "write 2026-11"),
        (PLAIN, "2026-W7", "`2026-W7` is no cycle", "write 2026-W07"),
        (PLAIN, "2026W47", "`2026W47` is no cycle", "write 2026-W47"),
        (APRIL, "fy27", "`fy27` is no cycle", "write FY2027"),
        (APRIL, "q4 FY27", "`q4 FY27` is no cycle", "write FY2027-Q4"),
        (
            APRIL,
            "q4-2027",
            "`q4-2027` is no cycle",
            "for 2028-01-01 to 2028-03-31 write FY2027-Q4; for 2027-10-01 to 2027-12-31 write FY2027-Q3",
        ),
        # something else
        (
            PLAIN,
            "2026-11-20",
            "`2026-11-20` is no cycle, but a day",
            "write a cycle that holds it: 2026-W47, 2026-11, 2026-Q4, 2026-H2, 2026",
        ),
        (PLAIN, "2026-02-30", "`2026-02-30` is no cycle", GENERIC),
        (PLAIN, "lunch", "`lunch` is no cycle", "write launch"),
        (PLAIN, "26-11", "`26-11` is no cycle", GENERIC),
        (PLAIN, "", "`` is no cycle", GENERIC),
        (APRIL, "archive", "`archive` is no cycle", GENERIC.replace("2026-Q4", "FY2026-Q4")),
    ],
)
def test_an_unknown_name_is_shown_the_right_one(calendar: Calendar, name: str, message: str, help_text: str) -> None:
    with pytest.raises(UnknownCycleError) as caught:
        calendar.cycle(name)

    assert (caught.value.message, caught.value.help) == (message, help_text)


@pytest.mark.parametrize(
    ("calendar", "day", "names"),
    [
        (PLAIN, date(2026, 11, 20), ["2026-W47", "2026-11", "2026-Q4", "2026-H2", "2026"]),
        (PLAIN, date(2027, 1, 1), ["2026-W53", "2027-01", "2027-Q1", "2027-H1", "2027"]),
        (PLAIN, date(2024, 2, 29), ["2024-W09", "2024-02", "2024-Q1", "2024-H1", "2024"]),
        (APRIL, date(2027, 1, 1), ["2026-W53", "2027-01", "FY2026-Q4", "FY2026-H2", "FY2026"]),
        (OCTOBER, date(2026, 11, 20), ["2026-W47", "2026-11", "FY2027-Q1", "FY2027-H1", "FY2027"]),
        (PLAIN, date(9999, 12, 31), []),
        (PLAIN, date(1, 1, 1), []),
    ],
)
def test_a_day_is_in_the_calendars_cycles(calendar: Calendar, day: date, names: list[str]) -> None:
    assert [cycle.name for cycle in calendar.named(day)] == names


def test_the_calendar_keeps_every_name_that_looks_like_its_own() -> None:
    names = (
        "2026 2026-Q4 2026-q9 2026-13 2026-1 2026-W60 fy2027 FY2027-H2 launch q4-2026 2026-launch 2026-11-20 26".split()
    )

    assert [name for name in names if Calendar.is_calendar_name(name)] == names[:8]


def test_the_calendar_tells_which_cycles_there_are() -> None:
    names = "launch 2026-Q4 2026-q4 2026-Q5 2026-W53 2025-W53 FY2026-Q4".split()

    assert [name for name in names if PLAIN.has(name)] == ["launch", "2026-Q4", "2026-W53"]
    assert [name for name in names if APRIL.has(name)] == ["2026-W53", "FY2026-Q4"]


def test_a_cycle_counts_its_days() -> None:
    assert LAUNCH.days == 96
    assert [LAUNCH.day_number(day) for day in (LAUNCH.start, LAUNCH.end, date(2026, 9, 13))] == [1, 96, 0]
    assert [LAUNCH.holds(date(2026, 9, day)) for day in (13, 14)] == [False, True]
    assert [LAUNCH.holds(date(2026, 12, day)) for day in (18, 19)] == [True, False]


def test_cycles_overlap_where_they_share_a_day() -> None:
    cycles = [PLAIN.cycle(name) for name in ("2026-08", "2026-09", "2026", "2026-W51", "2026-W52", "launch")]

    assert [LAUNCH.overlaps(cycle) for cycle in cycles] == [False, True, True, True, False, True]


def test_a_calendar_can_be_a_key() -> None:
    assert {PLAIN: 1, APRIL: 2}[Calendar(4)] == 2


@pytest.mark.parametrize(
    ("cadence", "fiscal_start", "periods"),
    [
        (Cadence.WEEKLY, 1, "10-15..10-21 10-22..10-28 10-29..11-04 11-05..11-11 11-12..11-18 11-19..11-20"),
        (Cadence.IRREGULAR, 1, "10-15..10-21 10-22..10-28 10-29..11-04 11-05..11-11 11-12..11-18 11-19..11-20"),
        (Cadence.MONTHLY, 1, "10-15..10-31 11-01..11-20"),
        (Cadence.QUARTERLY, 1, "10-15..11-20"),
        (Cadence.QUARTERLY, 2, "10-15..10-31 11-01..11-20"),
        (Cadence.YEARLY, 1, "10-15..11-20"),
        (Cadence.YEARLY, 11, "10-15..10-31 11-01..11-20"),
    ],
)
def test_a_window_is_cut_into_periods(cadence: Cadence, fiscal_start: int, periods: str) -> None:
    cut = window_periods(date(2026, 10, 15), date(2026, 11, 20), cadence, fiscal_start)

    assert " ".join(f"{first:%m-%d}..{last:%m-%d}" for first, last in cut) == periods


def test_each_day_of_a_window_is_a_daily_period() -> None:
    days = [date(2026, 2, 28), date(2026, 3, 1)]

    assert window_periods(days[0], days[1], Cadence.DAILY) == tuple((day, day) for day in days)


@pytest.mark.parametrize("cadence", Cadence)
def test_a_window_that_ends_before_it_starts_has_no_periods(cadence: Cadence) -> None:
    assert window_periods(date(2026, 11, 20), date(2026, 10, 15), cadence) == ()


@pytest.mark.parametrize("cadence", [c for c in Cadence if c is not Cadence.DAILY])
def test_the_ends_of_time_are_periods_too(cadence: Cadence) -> None:
    first, last = date(1, 1, 1), date(9999, 12, 31)

    assert window_periods(first, date(1, 3, 1), cadence, 2)[0][0] == first
    assert window_periods(date(9999, 10, 1), last, cadence, 2)[-1][1] == last


def test_a_value_on_each_periods_last_day_is_never_late() -> None:
    days = [cadence.days for cadence in Cadence]

    assert days == [1, 7, 31, 92, 366, None]
