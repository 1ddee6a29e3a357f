"""Objectives with their key results beneath them, as rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.render.terminal.blocks import BLANK
from okrcli.render.terminal.labels import flags, progress_label
from okrcli.render.terminal.measured import values_of
from okrcli.render.terminal.remarks import key_result_remarks, objective_remarks
from okrcli.render.terminal.rows import Row
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.render.terminal.page import Page
    from okrcli.results.status import ObjectiveView
    from okrcli.scoring.scorecard import KeyResultScore

_STEP = 2
_DEEPEST = 3


def objective_rows(page: Page, view: ObjectiveView) -> list[Row]:
    """Return the row of an objective and those of its key results."""
    own = objective_row(page, view)
    return [own, *(key_result_row(page, score, own.indent + _STEP) for score in view.score.key_results)]


def objective_row(page: Page, view: ObjectiveView) -> Row:
    """Return the row of an objective alone."""
    score = view.score
    return Row(
        title=page.text(score.objective.definition.title, "strong"),
        indent=min(view.depth, _DEEPEST) * _STEP,
        progress=score.progress,
        plan=score.plan,
        percent=page.text(progress_label(None, score.progress), "strong"),
        values=BLANK,
        status=score.status,
        flags=flags(page, stale=score.stale),
        remarks=objective_remarks(page, view),
        spread=True,
    )


def level_rows(page: Page, views: Iterable[ObjectiveView]) -> list[Row]:
    """Return the rows of objectives that stand on one level, where what is above them needs no saying."""
    return [replace(objective_row(page, replace(view, depth=1)), indent=0) for view in views]


def key_result_row(page: Page, score: KeyResultScore, indent: int = 0) -> Row:
    """Return the row of a key result; a dropped one is quiet."""
    style = "muted" if score.status is Status.DROPPED else "plain"
    return Row(
        title=page.text(score.key_result.definition.title, style),
        indent=indent,
        progress=score.progress,
        plan=score.plan,
        percent=page.text(progress_label(score.raw, score.progress), style),
        values=values_of(page, score, style),
        status=score.status,
        flags=flags(page, stale=score.stale, late=score.late),
        remarks=key_result_remarks(page, score),
    )
