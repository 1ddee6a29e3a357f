"""`okr explain REF`: how the numbers of a goal came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.app.explain.key_result import explain_key_result
from okrcli.app.explain.kpi import explain_kpi
from okrcli.app.explain.objective import explain_objective
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult, PlacedKpi, PlacedObjective

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.results.show import NumberExplanation


def explain_goal(session: Session, ref: str) -> NumberExplanation:
    """Return how the numbers of one goal came about; raises an `OkrError` where `ref` names none, or several."""
    goal = look_up(session.workspace, ref, session.as_of)
    match goal:
        case PlacedObjective():
            return explain_objective(session, session.scorecard.objectives[goal.id])
        case PlacedKeyResult():
            return explain_key_result(session, session.scorecard.key_results[goal.id])
        case PlacedKpi():
            return explain_kpi(session, session.scorecard.kpis[goal.id])
        case _:
            assert_never(goal)
