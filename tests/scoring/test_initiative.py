"""Where an initiative stands: the last word that was filed on it, else its file's."""

from __future__ import annotations

import pytest

from okrcli.scoring.initiative import score_initiatives
from tests.scoring.goals import day, objective, said_of, workspace_of

KEY_RESULT = "{id: a, title: A, baseline: 0, target: 10}"


def scored(
    as_of: str, initiative: str, said: dict[str, str] | None = None, more: str = ""
) -> tuple[str, str | None, bool]:
    """Return where the one initiative stands, the check-in that says so, and whether it is overdue."""
    text = objective(KEY_RESULT, more=f"{more}\ninitiatives: [{{title: Work, {initiative}}}]")
    workspace = workspace_of({"objectives/sprint/goal.yaml": text} | said_of("goal/it", said or {}))
    (goal,) = workspace.objectives.values()
    (found,) = score_initiatives(workspace, goal, day(as_of))
    filed = None if found.report is None else found.report.checkin.path.removeprefix("checkins/sprint/2026-10-")
    return found.status, filed, found.overdue


FILED = {"2": "doing", "4 desk": "done", "6": "{status: doing, note: Not quite.}"}


@pytest.mark.parametrize(
    ("as_of", "status", "filed"),
    [
        ("1", "planned", None),
        ("2", "doing", "02-lead.yaml"),
        ("4", "done", "04-desk.yaml"),
        ("5", "done", "04-desk.yaml"),
        ("11", "doing", "06-lead.yaml"),
    ],
)
def test_the_last_check_in_by_the_day_wins_over_the_file(as_of: str, status: str, filed: str | None) -> None:
    assert scored(as_of, "id: it, status: planned", FILED) == (status, filed, False)


@pytest.mark.parametrize(
    ("said", "status", "filed"),
    [
        ({"2": "done", "3": "{note: Still done.}"}, "done", "02-lead.yaml"),
        ({"2": "done", "3": "{status: dropped, at: 2026-10-01}"}, "dropped", "03-lead.yaml"),
        ({"2": "doing", "3": "{status: done, at: 2026-10-09}"}, "doing", "02-lead.yaml"),
        ({"2": "doing", "3": "done", "4": "{withdraw: true, at: 2026-10-03}"}, "doing", "02-lead.yaml"),
        ({"2": "doing", "4": "{withdraw: true, at: 2026-10-02}"}, "planned", None),
        ({"2": "doing", "3": "done", "4": "{status: doing, at: 2026-10-03}"}, "doing", "04-lead.yaml"),
    ],
)
def test_what_counts_is_the_last_status_that_was_said_and_not_taken_back(
    said: dict[str, str], status: str, filed: str | None
) -> None:
    """A note says nothing of the status, and what is true of a day to come says nothing yet."""
    assert scored("5", "id: it, status: planned", said) == (status, filed, False)


def test_without_an_id_there_is_only_the_file() -> None:
    assert scored("5", "status: doing") == ("doing", None, False)
    assert scored("5", "link: x") == ("planned", None, False)


@pytest.mark.parametrize(
    ("as_of", "status", "overdue"),
    [
        ("4", "doing", False),
        ("5", "doing", False),
        ("6", "doing", True),
        ("6", "planned", True),
        ("6", "done", False),
        ("6", "dropped", False),
    ],
)
def test_overdue_is_what_was_due_before_the_day_and_is_still_worked_on(
    *, as_of: str, status: str, overdue: bool
) -> None:
    assert scored(as_of, f"due: 2026-10-05, status: {status}") == (status, None, overdue)


def test_what_a_check_in_says_settles_whether_it_is_overdue() -> None:
    initiative = "id: it, due: 2026-10-05, status: doing"

    assert scored("7", initiative, {"6": "done"}) == ("done", "06-lead.yaml", False)
    assert scored("7", initiative, {"6": "doing"}) == ("doing", "06-lead.yaml", True)


def test_nothing_of_a_closed_objective_is_overdue() -> None:
    closed = "closed: {date: 2026-10-08, outcome: missed, grade: 0.3}"

    assert scored("7", "due: 2026-10-05", more=closed) == ("planned", None, True)
    assert scored("8", "due: 2026-10-05", more=closed) == ("planned", None, False)
