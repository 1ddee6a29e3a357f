"""What a walk asks of a number: a count for its total so far, anything else for its value now."""

from __future__ import annotations

import pytest

from okrcli.app.checkin.owed import owed_by
from okrcli.render.asking import number_question
from tests.app.opened import objective, opened


@pytest.mark.parametrize(
    ("result", "question"),
    [
        ("unit: accounts, baseline: 0, target: 5", "total so far (was 0 of 5 accounts): "),
        ("unit: accounts, baseline: 2, target: 5", "value now (none yet, target 5 accounts): "),
        ("unit: '%', baseline: 0, target: 80", "value now (none yet, target 80%): "),
        ("unit: min, baseline: 0, target: 30", "value now (none yet, target 30 min): "),
    ],
)
def test_only_a_count_from_nothing_has_a_total(result: str, question: str) -> None:
    files = {"objectives/2026-Q4/delight.yaml": objective(results=f"{{id: a, title: A, {result}}}")}
    (goal,) = owed_by(opened(files), "me").goals

    assert number_question(goal) == question
