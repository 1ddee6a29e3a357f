"""What owners said at mid-window, against what happened."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.calendar import Cycle
from okrcli.scoring.calibration import Band, calibration, mid_window
from tests.scoring.goals import day, objective, workspace_of

if TYPE_CHECKING:
    from okrcli.scoring.calibration import Calibration

RESULT = "{id: it, title: T, baseline: 0, target: 10}"
OTHER = "{id: other, title: T, baseline: 0, target: 10, weight: 3}"


def closed(outcome: str, when: str = "2026-10-20") -> str:
    return f"closed: {{date: {when}, outcome: {outcome}, grade: 0.5}}"


def calibrated(goals: dict[str, tuple[str, dict[int, str]]], as_of: str = "2026-11-20") -> Calibration:
    """Close objectives of the sprint, whose middle is the 6th, with the confidences that were stated on some days."""
    files = {}
    for name, (end, stated) in goals.items():
        files[f"objectives/sprint/{name}.yaml"] = objective(RESULT, OTHER, more=end)
        for at, confidence in stated.items():
            files[f"checkins/sprint/2026-10-{at:02}-{name}.yaml"] = "updates:\n" + "".join(
                f"  {name}/{key}: {{confidence: {value}}}\n"
                for key, value in zip(("it", "other"), confidence.split(), strict=False)
            )
    return calibration(workspace_of(files), day(as_of))


def test_confidence_at_mid_window_against_the_outcome() -> None:
    found = calibrated(
        {
            "a": (closed("achieved"), {2: "0.2", 6: "0.9", 7: "0.1"}),
            "b": (closed("missed"), {5: "0.9"}),
            "c": (closed("abandoned"), {5: "0.5 0.7"}),
            "d": (closed("achieved"), {5: "1"}),
            "e": (closed("achieved"), {7: "0.3"}),
            "f": (closed("carried"), {5: "0"}),
            "g": ("", {5: "0.3"}),
            "h": (closed("achieved", "2026-11-30"), {5: "0.3"}),
        }
    )

    bands = {band.low * 10: (band.stated, band.count, band.achieved) for band in found.bands if band.count}
    assert bands == {0: (0, 1, 0), 6: (Fraction(65, 100), 1, 0), 9: (Fraction(28, 30), 3, 2)}
    squares = [Fraction(1, 100), Fraction(81, 100), Fraction(65, 100) ** 2, Fraction(0), Fraction(0)]
    assert (found.brier, found.counted, found.silent) == (sum(squares, Fraction(0)) / 5, 5, 1)
    assert len(found.bands) == 10


def test_nothing_closed_has_no_score() -> None:
    found = calibrated({"a": ("", {5: "0.5"})})

    assert (found.brier, found.counted, found.silent) == (None, 0, 0)
    assert found.bands[4] == Band(Fraction(4, 10), Fraction(5, 10), None, 0, 0)


def test_the_middle_of_a_cycle() -> None:
    odd, even = Cycle("a", day("1"), day("11")), Cycle("b", day("1"), day("10"))

    assert (mid_window(odd), mid_window(even)) == (day("6"), day("5"))
