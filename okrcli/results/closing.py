"""What an objective came to, before it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.model.objective import Outcome
    from okrcli.model.placed import PlacedObjective
    from okrcli.scoring.scorecard import KeyResultScore, ObjectiveScore


@dataclass(frozen=True, slots=True)
class FinalResult:
    """A key result, and the progress that it brings into the grade; None where it is left out of that."""

    score: KeyResultScore
    progress: Fraction | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """An objective that counts in another one's grade with its own, or with its progress while it is open."""

    score: ObjectiveScore
    progress: Fraction


@dataclass(frozen=True, slots=True)
class Closing:
    """An objective that could be closed today: its results, and the grade and outcome that follow from them.

    `grade` is None where nothing counts. `bar` is the grade from which the outcome is `achieved`.
    """

    objective: PlacedObjective
    results: tuple[FinalResult, ...]
    contributions: tuple[Contribution, ...]
    grade: Fraction | None
    bar: Decimal
    outcome: Outcome
