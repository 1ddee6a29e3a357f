"""The grades of objectives that are closed one after the other, each with what was decided of those before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.model.ids import ObjectiveId
from okrcli.model.record import with_values
from okrcli.results.closing import Closing, Contribution, FinalResult
from okrcli.scoring.arithmetic import NOTHING
from okrcli.scoring.contributions import contributions
from okrcli.scoring.day import Day
from okrcli.scoring.grade import final_progress, proposed_grade
from okrcli.scoring.objective import score_objective
from okrcli.scoring.parts import contributor_parts
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.model.objective import Closed
    from okrcli.model.placed import PlacedObjective
    from okrcli.scoring.scorecard import ObjectiveScore, Scorecard


class Grading:
    """The scorecard of the day, in which an objective counts with its grade as soon as that is settled."""

    def __init__(self, session: Session) -> None:
        self._card = session.scorecard
        self._day = Day(session.context.book)
        self._tree = contributions(session.workspace)
        self._scored = dict(self._card.objectives)
        self._any_settled = False

    def in_order(self, objectives: tuple[PlacedObjective, ...]) -> tuple[PlacedObjective, ...]:
        """Return the objectives with every contributor before what it counts in."""
        wanted = {objective.id: objective for objective in objectives}
        return tuple(wanted[objective] for objective in self._tree.order if objective in wanted)

    def closing(self, objective: PlacedObjective) -> Closing:
        """Return what an objective comes to today."""
        if self._any_settled:
            scored = score_objective(self._day, objective, self._tree, self._scored)
            self._scored[objective.id] = scored
        score, card = self._scored[objective.id], replace(self._card, objectives=self._scored)
        grade = proposed_grade(card, score)
        return Closing(
            objective=objective,
            results=tuple(FinalResult(result, final_progress(card, result)) for result in score.key_results),
            contributions=tuple(_contributions(card, score)),
            grade=grade,
            bar=score.bar,
            outcome="achieved" if grade is not None and grade >= score.bar else "missed",
        )

    def settle(self, objective: PlacedObjective, closed: Closed) -> None:
        """Let an objective count with its end from now on."""
        definition = with_values(objective.definition, closed=closed)
        score = self._scored[objective.id]
        ended = replace(objective, definition=definition)
        self._scored[objective.id] = replace(score, objective=ended, status=Status.CLOSED, grade=closed.grade)
        self._any_settled = True


def _contributions(card: Scorecard, score: ObjectiveScore) -> Iterator[Contribution]:
    """Iterate over the objectives that count beside the key results."""
    for part in contributor_parts(card.objectives[contributor] for contributor in score.contributors):
        yield Contribution(card.objectives[ObjectiveId(part.id)], NOTHING if part.progress is None else part.progress)
