"""An initiative on a day: where it stands by the last word on it, and whether it should have been done by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.scoring.lifecycle import is_closed
from okrcli.scoring.scorecard import InitiativeScore
from okrcli.scoring.statements import last_status

if TYPE_CHECKING:
    from datetime import date

    from okrcli.model.objective import Initiative, Progressing
    from okrcli.model.placed import PlacedObjective, Report
    from okrcli.model.workspace import Workspace

OVER = frozenset({"done", "dropped"})
"""The words for an initiative on which nobody works any more."""


def score_initiatives(workspace: Workspace, objective: PlacedObjective, as_of: date) -> tuple[InitiativeScore, ...]:
    """Say where each initiative of an objective stands, in the order of its file.

    The last check-in wins over the file; one without an id has only the file.
    """
    return tuple(_score(workspace, objective, initiative, as_of) for initiative in objective.definition.initiatives)


def _score(workspace: Workspace, objective: PlacedObjective, initiative: Initiative, as_of: date) -> InitiativeScore:
    reports = () if initiative.id is None else workspace.reports.get(f"{objective.id}/{initiative.id}", ())
    report = last_status(reports, as_of)
    status = _stated(report) or initiative.status
    is_past = initiative.due is not None and initiative.due < as_of
    overdue = is_past and status not in OVER and not is_closed(objective, as_of)
    return InitiativeScore(initiative, status, report, overdue)


def _stated(report: Report | None) -> Progressing | None:
    return None if report is None else report.update.status
