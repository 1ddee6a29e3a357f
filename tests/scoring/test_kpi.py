"""A KPI's score: its last two values, its target, its place in the loop, and the key results that it is tied to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.scoring.scorecard import Health, KpiScore, Loop
from tests.scoring.goals import day, kpi_files, objective, score_kpi, scorecard_of

TARGET = "targets: {2026: {at_most: 30, watch: 27}}"
BREACHED = "1:40 2:40"
RECOVERING = "1:40 2:40 3:29"
WATCHED_INSIDE = "1:20 2:29"
WATCHED_OUTSIDE = "1:20 2:31"
HEALTHY = "1:20"

REACHED = "{id: reached, title: T, kpi: gauge, baseline: 90, target: 60}"
MOVING = "{id: moving, title: T, kpi: gauge, baseline: 50, target: 10}"
GUARDING = "{id: guarding, title: T, kpi: gauge, keep: {at_most: 90}}"
INFLUENCING = "{id: influencing, title: T, milestones: [a], influences: [gauge]}"
DROPPED = "{id: dropped, title: T, kpi: gauge, baseline: 50, target: 10, dropped: {date: 2026-10-02, because: no}}"


def tied(definition: str, csv: str, *key_results: str, as_of: str = "6", more: str = "") -> KpiScore:
    files = {"objectives/sprint/goal.yaml": objective(*key_results, more=more)} if key_results else {}
    return score_kpi(definition, csv, as_of, files)


@pytest.mark.parametrize(
    ("more", "csv", "key_results", "loop"),
    [
        ("retired: {date: 2026-10-06, because: no}", BREACHED, (MOVING,), Loop.RETIRED),
        ("retired: {date: 2026-10-07, because: no}", BREACHED, (MOVING,), Loop.BEING_MOVED),
        ("retired: {date: 2026-10-06, because: no}\ntier: input", BREACHED, (), Loop.RETIRED),
        ("tier: input", BREACHED, (MOVING,), Loop.INPUT),
        ("", BREACHED, (REACHED,), Loop.BACK_IN_RANGE),
        ("", BREACHED, (REACHED, MOVING), Loop.BEING_MOVED),
        ("", RECOVERING, (REACHED, MOVING), Loop.BEING_MOVED),
        ("", HEALTHY, (REACHED, MOVING), Loop.BACK_IN_RANGE),
        ("", WATCHED_INSIDE, (REACHED, MOVING), Loop.BACK_IN_RANGE),
        ("", WATCHED_OUTSIDE, (REACHED, MOVING), Loop.BEING_MOVED),
        ("", HEALTHY, (MOVING,), Loop.BEING_MOVED),
        ("", HEALTHY, (REACHED,), Loop.BACK_IN_RANGE),
        ("", "", (MOVING,), Loop.BEING_MOVED),
        ("", BREACHED, (), Loop.NEEDS_AN_OBJECTIVE),
        ("", RECOVERING, (), Loop.NEEDS_AN_OBJECTIVE),
        ("", BREACHED, (GUARDING, INFLUENCING, DROPPED), Loop.NEEDS_AN_OBJECTIVE),
        ("", WATCHED_INSIDE, (), Loop.MONITORING),
        ("", WATCHED_OUTSIDE, (), Loop.MONITORING),
        ("", HEALTHY, (GUARDING,), Loop.MONITORING),
        ("", "", (), Loop.MONITORING),
    ],
)
def test_the_first_place_of_the_loop_that_fits(more: str, csv: str, key_results: tuple[str, ...], loop: Loop) -> None:
    assert tied(f"{TARGET}\n{more}", csv, *key_results).loop is loop


def test_without_a_target_a_kpi_is_monitored() -> None:
    assert tied("", BREACHED).loop is Loop.MONITORING


def test_links_are_to_open_key_results_by_what_they_do() -> None:
    score = tied(TARGET, BREACHED, MOVING, GUARDING, INFLUENCING, DROPPED, REACHED)

    assert (score.moved_by, score.guarded_by, score.influenced_by) == (
        ("sprint/goal/moving", "sprint/goal/reached"),
        ("sprint/goal/guarding",),
        ("sprint/goal/influencing",),
    )


@pytest.mark.parametrize(
    ("as_of", "more", "open_ones"),
    [
        ("2026-09-30", "", 0),
        ("1", "", 1),
        ("11", "", 1),
        ("2026-11-11", "", 1),
        ("2026-11-12", "", 0),
        ("5", "closed: {date: 2026-10-05, outcome: achieved, grade: 1}", 0),
        ("4", "closed: {date: 2026-10-05, outcome: achieved, grade: 1}", 1),
    ],
)
def test_open_is_from_the_cycles_start_to_31_days_after_it(as_of: str, more: str, open_ones: int) -> None:
    assert len(tied(TARGET, BREACHED, MOVING, as_of=as_of, more=more).moved_by) == open_ones


def test_the_score_of_a_kpi() -> None:
    score = score_kpi(f"{TARGET}\nunit: min", "1:31 2:32 3:29 8:20", "6")

    assert [point.observation.value for point in score.series] == [31, 32, 29]
    assert score.current is not None
    assert score.previous is not None
    assert score.target is not None
    assert (score.current.value, score.previous.value, score.target.limit.high) == (
        Decimal(29),
        Decimal(32),
        Decimal(30),
    )
    assert (score.health, score.loop, score.last_seen) == (Health.RECOVERING, Loop.NEEDS_AN_OBJECTIVE, day("3"))
    assert (score.stale, score.pending) == (False, None)


def test_one_value_has_none_before_it_and_none_has_no_current() -> None:
    one, none = score_kpi("", "1:31", "6"), score_kpi("", "", "6")

    assert one.current is not None
    assert (one.current.value, one.previous) == (Decimal(31), None)
    assert (none.current, none.previous, none.last_seen, none.series) == (None, None, None, ())


def test_a_flow_knows_when_it_was_last_measured() -> None:
    score = score_kpi("nature: flow", "1:31 2:32", "6")

    assert (score.last_seen, score.stale) == (day("2"), True)


def test_kpis_come_in_order_of_id() -> None:
    files = kpi_files("", name="b") | kpi_files("", name="a") | kpi_files("", name="c")

    assert list(scorecard_of(files, "6").kpis) == ["a", "b", "c"]
