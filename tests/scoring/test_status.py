"""The status table of key results, row by row."""

from __future__ import annotations

import pytest

from okrcli.scoring.scorecard import Status
from tests.scoring.goals import key_result_files, score_key_result, scorecard_of

MOVE = "baseline: 0, target: 100"


def status(definition: str, as_of: str, said: dict[str, str] | None = None, more: str = "") -> Status:
    (found,) = scorecard_of(key_result_files(definition, said or {}, more), as_of).key_results.values()
    return found.status


CLOSED = "closed: {date: 2026-10-05, outcome: achieved, grade: 1}"
DROPPED = "dropped: {date: 2026-10-05, because: no}"


@pytest.mark.parametrize(
    ("as_of", "more", "ended", "expected"),
    [
        ("4", CLOSED, DROPPED, Status.ON_TRACK),
        ("5", CLOSED, DROPPED, Status.CLOSED),
        ("5", "", DROPPED, Status.DROPPED),
        ("4", "", DROPPED, Status.ON_TRACK),
        ("2026-09-30", "", "weight: 1", Status.UPCOMING),
    ],
)
def test_closed_then_dropped_then_upcoming(as_of: str, more: str, ended: str, expected: Status) -> None:
    assert status(f"{MOVE}, {ended}", as_of, {"3": "99"}, more) is expected


def test_a_result_that_was_ended_before_its_cycle_is_ended() -> None:
    assert status(f"{MOVE}, dropped: {{date: 2026-09-05, because: no}}", "2026-09-30") is Status.DROPPED


@pytest.mark.parametrize(
    ("value", "expected"), [("100", Status.ACHIEVED), ("130", Status.ACHIEVED), ("99", Status.ON_TRACK)]
)
def test_achieved_as_soon_as_the_target_is_reached(value: str, expected: Status) -> None:
    assert status(MOVE, "2", {"1": value}) is expected


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        ("70", "", Status.ACHIEVED),
        ("69.9", "", Status.MISSED),
        ("70", "ambition: committed", Status.MISSED),
        ("99.9", "ambition: committed", Status.MISSED),
        ("100", "ambition: committed", Status.ACHIEVED),
        (None, "", Status.MISSED),
    ],
)
@pytest.mark.parametrize(("due", "as_of"), [("", "12"), (", due: 2026-10-05", "6")])
def test_after_its_day_the_bar_decides(value: str | None, more: str, expected: Status, due: str, as_of: str) -> None:
    assert status(MOVE + due, as_of, {} if value is None else {"4": value}, more) is expected


def test_on_its_day_the_pace_still_decides() -> None:
    assert status(MOVE, "11", {"11": "96"}) is Status.ON_TRACK
    assert status(f"{MOVE}, due: 2026-10-05", "5", {"5": "60"}) is Status.AT_RISK


def test_what_is_done_after_its_day_still_counts() -> None:
    said = {"4": "50", "9": "71", "10": "100"}

    found = [score_key_result(f"{MOVE}, due: 2026-10-05", as_of, said) for as_of in ("8", "9", "10")]

    assert [(score.status, score.late) for score in found] == [
        (Status.MISSED, False),
        (Status.ACHIEVED, True),
        (Status.ACHIEVED, True),
    ]


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ({"4": "100"}, False),
        ({"5": "100"}, False),
        ({"6": "100"}, True),
        ({"4": "100", "6": "90", "8": "100"}, False),
        ({"4": "75", "8": "80"}, False),
        ({"4": "75", "8": "100"}, True),
        ({"4": "100", "8": "60"}, False),
        ({}, False),
    ],
)
def test_late_is_first_reached_after_the_due_day(said: dict[str, str], late: bool) -> None:  # noqa: FBT001 - a table
    assert score_key_result(f"{MOVE}, due: 2026-10-05", "9", said).late is late


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [("1", Status.ON_TRACK), ("0.7", Status.ON_TRACK), ("0.69", Status.BEHIND), ("0.4", Status.BEHIND),
     ("0.39", Status.AT_RISK), ("0", Status.AT_RISK)],
)  # fmt: skip
def test_without_a_plan_confidence_decides(confidence: str, expected: Status) -> None:
    assert status("milestones: [a, b]", "5", {"3": f"{{confidence: {confidence}}}"}) is expected
    assert status("milestones: [a, b]", "5", {"3": f"{{confidence: {confidence}, reached: [a]}}"}) is expected


def test_without_a_plan_and_a_confidence_there_is_no_data() -> None:
    assert status("milestones: [a, b]", "5", {"3": "{reached: [a]}"}) is Status.NO_DATA
    assert status("rollup: true", "5") is Status.NO_DATA


def test_a_plan_that_waits_for_its_baseline_is_no_missing_plan() -> None:
    measure = "baseline: first, target: 10, plan: [{at: 2026-10-05, value: 8}]"

    assert status(measure, "5", {"3": "{confidence: 0.9}"}) is Status.NO_DATA


def test_dated_milestones_go_by_their_plan_and_not_by_confidence() -> None:
    measure = "milestones: [{id: a, due: 2026-10-03}, {id: b, due: 2026-10-09}]"

    assert status(measure, "3", {"2": "{confidence: 1}"}) is Status.AT_RISK
    assert status(measure, "3", {"2": "{confidence: 0, reached: [a]}"}) is Status.ON_TRACK
    assert status(measure, "2", {"2": "{confidence: 0}"}) is Status.NO_DATA
    assert status(measure, "2", {"2": "{reached: [a]}"}) is Status.TOO_EARLY


def test_too_early_is_below_a_tenth_of_the_plan() -> None:
    assert status(MOVE, "1", {"1": "0"}) is Status.TOO_EARLY
    assert status(MOVE, "2", {"1": "0"}) is Status.AT_RISK
    assert status(f"{MOVE}, plan: s-curve", "2", {"1": "0"}) is Status.TOO_EARLY


def test_no_data_comes_before_too_early() -> None:
    assert status(MOVE, "1") is Status.NO_DATA


@pytest.mark.parametrize(
    ("value", "expected"),
    [("47.5", Status.ON_TRACK), ("47.49", Status.BEHIND), ("37.5", Status.BEHIND), ("37.49", Status.AT_RISK),
     ("-20", Status.AT_RISK), ("99", Status.ON_TRACK)],
)  # fmt: skip
def test_progress_against_plan(value: str, expected: Status) -> None:
    assert status(MOVE, "6", {"6": value}) is expected


def test_the_pace_and_the_bar_are_settings() -> None:
    config = """
        version: 1
        cycles: {sprint: {start: 2026-10-01, end: 2026-10-11}}
        scoring: {pace: {on_track: 0.5, behind: 0.25}, grade: {green: 0.6, yellow: 0.3}, ambition: aspirational}
    """
    files = key_result_files(MOVE, {"6": "25"}) | {"okr.yaml": config}
    late_files = key_result_files(MOVE, {"6": "60"}) | {"okr.yaml": config}
    committed = late_files | {"okr.yaml": config.replace("aspirational", "committed")}

    found = [*scorecard_of(files, "6").key_results.values(), *scorecard_of(late_files, "12").key_results.values()]
    (strict,) = scorecard_of(committed, "12").key_results.values()

    assert [score.status for score in found] == [Status.ON_TRACK, Status.ACHIEVED]
    assert strict.status is Status.MISSED


def test_the_confidence_is_the_one_stated_last() -> None:
    said = {
        "3": "{confidence: 0.5, note: early}",
        "5": "{confidence: 0.8}",
        "6": "{value: 3, at: 2026-10-04, confidence: 0.2}",
        "7": "{note: later}",
        "8": "4",
    }

    found = [score_key_result(MOVE, as_of, said) for as_of in ("2", "4", "5", "9")]

    assert [score.confidence and float(score.confidence) for score in found] == [None, 0.5, 0.8, 0.2]
    assert [score.note and score.note.update.note for score in found] == [None, "early", "early", "later"]


def test_a_confidence_about_a_day_to_come_is_not_stated_yet() -> None:
    said = {"3": "{confidence: 0.5}", "4": "{confidence: 0.9, value: 5, at: 2026-10-08}"}

    assert score_key_result(MOVE, "5", said).confidence_report is not None
    assert score_key_result(MOVE, "5", said).confidence == score_key_result(MOVE, "3", said).confidence
