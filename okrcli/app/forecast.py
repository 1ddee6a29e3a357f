"""`okr forecast`: will it be reached at this pace; and how well confidence foretold it so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.app.selection import choose
from okrcli.app.views import objective_views
from okrcli.errors import OkrError
from okrcli.model.lookup import look_up
from okrcli.model.placed import PlacedKeyResult
from okrcli.results.forecast import BandView, CalibrationResult, ForecastResult, ForecastView
from okrcli.results.status import Selection
from okrcli.scoring.calibration import calibration as calibrate
from okrcli.scoring.forecast import Chance
from okrcli.scoring.objective_forecast import forecast_objective

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.model.ids import KeyResultId
    from okrcli.results.status import ObjectiveView


def forecast(session: Session, selection: Selection) -> ForecastResult:
    """Return the forecasts of the objectives that `selection` leaves; a key result asked for stands alone."""
    chosen = choose(session.workspace, selection, session.as_of)
    only = _key_result(session, selection)
    objectives = chosen.objectives if only is None else [session.workspace.key_results[only].objective]
    views = objective_views(session, objectives, lines=False)
    found = [(view, _ahead(session, view, only)) for view in views]
    told = tuple(outlook for _, outlook in found if outlook is not None)
    counted = Counter(item.chance for outlook in told for item in outlook.ahead.forecasts)
    silent = [view.score.objective for view, outlook in found if outlook is None]
    return ForecastResult(
        organization=session.config.organization,
        as_of=session.as_of,
        selection=selection,
        cycles=tuple(cycle for cycle in chosen.cycles if any(o.cycle == cycle for o in chosen.objectives)),
        objectives=told,
        silent={objective.id: objective.definition.title for objective in silent},
        counted={chance: counted[chance] for chance in Chance},
        revision=session.revision,
    )


def _key_result(session: Session, selection: Selection) -> KeyResultId | None:
    if selection.ref is None:
        return None
    goal = look_up(session.workspace, selection.ref, session.as_of)
    return goal.id if isinstance(goal, PlacedKeyResult) else None


def _ahead(session: Session, view: ObjectiveView, only: KeyResultId | None) -> ForecastView | None:
    ahead = forecast_objective(session.context.book, session.scorecard, view.score)
    if ahead is None:
        return None
    kept = tuple(item for item in ahead.forecasts if only is None or item.key_result.id == only)
    return ForecastView(view, replace(ahead, forecasts=kept), view.score.bar) if kept else None


class NarrowedCalibrationError(OkrError):
    """A few objectives tell nothing of how well confidence foretells."""

    def __init__(self) -> None:
        super().__init__("`--calibration` counts every closed objective", "take out REF, --cycle, --team and --owner")


def calibration(session: Session, selection: Selection) -> CalibrationResult:
    """Return how often what was stated with each confidence came true; raises where `selection` leaves anything out."""
    if selection != Selection():
        raise NarrowedCalibrationError
    found = calibrate(session.workspace, session.as_of)
    bands = tuple(BandView(band, Fraction(band.achieved, band.count) if band.count else None) for band in found.bands)
    return CalibrationResult(session.config.organization, session.as_of, found, bands, session.revision)
