"""What `okr forecast` shows: what may come of each objective, and how well confidence foretold it so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from okrcli.calendar import Cycle
    from okrcli.model.ids import ObjectiveId
    from okrcli.results.diff import GitRevision
    from okrcli.results.status import ObjectiveView, Selection
    from okrcli.scoring.calibration import Band, Calibration
    from okrcli.scoring.forecast import Chance
    from okrcli.scoring.objective_forecast import ObjectiveForecast


@dataclass(frozen=True, slots=True)
class ForecastView:
    """An objective with the forecasts of its key results; `bar` is the progress that counts as reached."""

    view: ObjectiveView
    ahead: ObjectiveForecast
    bar: Decimal


@dataclass(frozen=True, slots=True)
class ForecastResult:
    """The objectives of a view that have a forecast; `silent` are the titles of those of which nothing can be told.

    `counted` says how many key results there are of each chance, zero too.
    """

    organization: str | None
    as_of: date
    selection: Selection
    cycles: tuple[Cycle, ...]
    objectives: tuple[ForecastView, ...]
    silent: Mapping[ObjectiveId, str]
    counted: Mapping[Chance, int]
    revision: GitRevision | None = None


@dataclass(frozen=True, slots=True)
class BandView:
    """A band of stated confidence, and the share of its objectives that were achieved; None where it has none."""

    band: Band
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class CalibrationResult:
    """The confidence stated at mid-window against what happened, over closed objectives."""

    organization: str | None
    as_of: date
    calibration: Calibration
    bands: tuple[BandView, ...]
    revision: GitRevision | None = None


Foretold: TypeAlias = ForecastResult | CalibrationResult
"""What `okr forecast` shows, in every format that it has."""
