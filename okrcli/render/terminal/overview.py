"""A summary by team and the worst objectives, where there are too many to show each with its key results."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_percent
from okrcli.render.terminal.blocks import BLANK, beside, block_width, flow, gap, indent, pad, wrap
from okrcli.render.terminal.gauges import bar
from okrcli.render.terminal.headings import section
from okrcli.render.terminal.labels import STATUS_STYLES
from okrcli.render.terminal.objectives import level_rows
from okrcli.render.terminal.rows import columns_of, draw_rows
from okrcli.render.terminal.theme import PLAIN
from okrcli.scoring.arithmetic import NOTHING
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.status import ObjectiveView, StatusResult, TeamSummary

MANY = 30
"""With more objectives than this, a view is an overview."""

_WORST = 10
_WORST_FIRST = (Status.MISSED, Status.AT_RISK, Status.BEHIND, Status.NO_DATA)
_SPACE = 2
_NAME = 36
_BAR = 12
_PERCENT = 4
_OBJECTIVES = 14
_COUNTED = 4


def draw_overview(page: Page, result: StatusResult) -> Iterator[Line]:
    """Draw a line for each team, then the objectives in the worst state."""
    yield BLANK
    yield from section(page, "By team")
    yield from _teams(page, result.by_team)
    worst = _worst(result.objectives)
    if worst:
        yield BLANK
        remark = page.text(f"{len(worst)} of {count(len(result.objectives), 'objective')}", "muted")
        yield from section(page, "In the worst state", remark)
        rows = level_rows(page, worst)
        yield from draw_rows(page, rows, columns_of(page, rows))


def _worst(views: Sequence[ObjectiveView]) -> Sequence[ObjectiveView]:
    """Return the objectives that are worst off; of equal status, those with the least progress first."""
    worst: list[ObjectiveView] = []
    for status in _WORST_FIRST:
        troubled = (view for view in views if view.score.status is status)
        worst += nsmallest(_WORST - len(worst), troubled, key=_progress)
    return worst


def _progress(view: ObjectiveView) -> tuple[float, Fraction]:
    """Return what to sort by: fractions are compared where floats are equal, for they take ten times as long."""
    progress = view.score.progress or NOTHING
    return progress.numerator / progress.denominator, progress


def _teams(page: Page, teams: Sequence[TeamSummary]) -> Iterator[Line]:
    statuses = [status for status in STATUS_STYLES if any(team.statuses.get(status) for team in teams)]
    names = [page.text(team.name, "strong") for team in teams]
    numbers = [_numbers(page, team, statuses) for team in teams]
    width = min(block_width(names), _NAME, page.width // 3)
    for team, name, number in zip(teams, names, numbers, strict=True):
        remarks = _wanting(page, team)
        if page.is_narrow:
            yield from wrap(name, page.width)
            yield from indent(flow([*number, *remarks], gap(_SPACE), page.width - _SPACE), _SPACE)
        else:
            room = page.width - width - _SPACE
            yield from beside([(wrap(name, width), width), (flow([*number, *remarks], gap(_SPACE), room), room)])


def _numbers(page: Page, team: TeamSummary, statuses: Sequence[Status]) -> list[Line]:
    """Return how many objectives, their progress, and how many of each status, in cells of one width."""
    percent = pad(page.text(show_percent(team.progress)), _PERCENT, right=True)
    progress = bar(page, team.progress, None, _BAR, PLAIN) + gap(1) + percent
    counted = pad(page.text(count(team.objectives, "objective")), _OBJECTIVES)
    return [counted, progress, *(_counted(page, status, team.statuses.get(status, 0)) for status in statuses)]


def _counted(page: Page, status: Status, number: int) -> Line:
    """Return how many there are of a status, by its symbol; the words stand above, in the tally."""
    shown = page.text(f"{page.glyphs.statuses[status]} {number}", STATUS_STYLES[status]) if number else BLANK
    return pad(shown, _COUNTED)


def _wanting(page: Page, team: TeamSummary) -> list[Line]:
    number = team.needs_an_objective
    return [page.text(f"{count(number, 'KPI needs', 'KPIs need')} an objective", "alarm")] if number else []
