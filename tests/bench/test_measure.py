"""Ratios are taken within a round, and what is to make ready for a run does not count."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.bench.measure import Command, MeasureError, Rounds, Times, in_turn

if TYPE_CHECKING:
    from pathlib import Path


def test_a_ratio_is_that_of_the_round_in_the_middle() -> None:
    slow, fast = Times((2.0, 40.0, 9.0)), Times((1.0, 10.0, 3.0))

    assert slow / fast == Times((2.0, 4.0, 3.0))
    assert (slow / fast).median == 3
    assert slow - fast == Times((1.0, 30.0, 6.0))
    assert slow + fast == Times((3.0, 50.0, 12.0))


def test_commands_are_run_in_turn_each_made_ready(tmp_path: Path) -> None:
    log = tmp_path / "log"

    def noted(word: str) -> Command:
        return Command((sys.executable, "-c", f"open({str(log)!r}, 'a').write({word!r})"))

    calls = [replace(noted(word), before=noted(word.upper()).run) for word in "ab"]
    times = in_turn(calls, Rounds(2, left_out=1))

    assert log.read_text() == "AaBb" * 3
    assert [len(taken.rounds) for taken in times] == [2, 2]
    assert all(seconds > 0 for taken in times for seconds in taken.rounds)


def test_a_command_that_fails_is_not_measured() -> None:
    failing = Command((sys.executable, "-c", "import sys; sys.exit('nothing\\nthere')"))

    with pytest.raises(MeasureError, match=r"exit 1 from .*: nothing there$"):
        failing.run()
