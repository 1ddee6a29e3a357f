"""What `--format table` prints: pictures that adapt to the width, the encoding and the colours of the output.

Each function turns a result into a picture, drawn when these are known. Below 60 columns there are lists, from 100 on
more columns. A width of 1000 and more counts as unlimited: then no text is wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.places import INSIDE
from okrcli.render.terminal.diff import draw_diff
from okrcli.render.terminal.explanation import draw_explanation
from okrcli.render.terminal.forecast import draw_calibration, draw_forecast
from okrcli.render.terminal.kpis import draw_kpis
from okrcli.render.terminal.links_matrix import draw_links_matrix
from okrcli.render.terminal.links_tree import draw_links_tree
from okrcli.render.terminal.log import draw_log
from okrcli.render.terminal.page import View
from okrcli.render.terminal.rules import draw_rule, draw_rules, draw_topic
from okrcli.render.terminal.show import draw_show
from okrcli.render.terminal.status import draw_status
from okrcli.render.terminal.todo import draw_todo
from okrcli.render.terminal.trend import draw_trend
from okrcli.results.forecast import CalibrationResult

if TYPE_CHECKING:
    from okrcli.render.places import Viewpoint
    from okrcli.results.diff import DiffResult
    from okrcli.results.forecast import Foretold
    from okrcli.results.links import LinksResult
    from okrcli.results.log import LogResult
    from okrcli.results.rules import RuleEntry, RulesResult
    from okrcli.results.show import NumberExplanation, ShowResult
    from okrcli.results.status import KpisResult, StatusResult
    from okrcli.results.todo import TodoResult
    from okrcli.results.topics import Topic
    from okrcli.results.trend import TrendResult

__all__ = [
    "render_diff",
    "render_explanation",
    "render_foretold",
    "render_kpis",
    "render_links_matrix",
    "render_links_tree",
    "render_log",
    "render_rule",
    "render_rules",
    "render_show",
    "render_status",
    "render_todo",
    "render_topic",
    "render_trend",
]


def render_status(result: StatusResult) -> View:
    """Return the picture of objectives, KPIs and what needs attention."""
    return View(lambda page: draw_status(page, result))


def render_kpis(result: KpisResult) -> View:
    """Return the KPI dashboard with its sparklines."""
    return View(lambda page: draw_kpis(page, result))


def render_foretold(result: Foretold) -> View:
    """Return what may come of objectives at this pace, or how well confidence foretold it."""
    if isinstance(result, CalibrationResult):
        return View(lambda page: draw_calibration(page, result))
    return View(lambda page: draw_forecast(page, result))


def render_links_tree(result: LinksResult) -> View:
    """Return objectives with the KPIs that they move, and the KPIs that nothing moves."""
    return View(lambda page: draw_links_tree(page, result))


def render_links_matrix(result: LinksResult) -> View:
    """Return KPIs against objectives."""
    return View(lambda page: draw_links_matrix(page, result))


def render_show(result: ShowResult) -> View:
    """Return the portrait of an objective, a key result or a KPI."""
    return View(lambda page: draw_show(page, result))


def render_explanation(result: NumberExplanation) -> View:
    """Return how a goal's numbers came about, step by step."""
    return View(lambda page: draw_explanation(page, result))


def render_rules(result: RulesResult) -> View:
    """Return the list of rules by group."""
    return View(lambda page: draw_rules(page, result))


def render_rule(rule: RuleEntry) -> View:
    """Return what one rule means, with its examples."""
    return View(lambda page: draw_rule(page, rule))


def render_diff(result: DiffResult, seen: Viewpoint = INSIDE) -> View:
    """Return what changed between two sides, goal by goal; files are named as `seen` says."""
    return View(lambda page: draw_diff(page, result, seen))


def render_todo(result: TodoResult) -> View:
    """Return the list of what is owed, by owner."""
    return View(lambda page: draw_todo(page, result))


def render_topic(topic: Topic) -> View:
    """Return what a word means."""
    return View(lambda page: draw_topic(page, topic))


def render_log(result: LogResult) -> View:
    """Return the goals' history, commit by commit."""
    return View(lambda page: draw_log(page, result))


def render_trend(result: TrendResult) -> View:
    """Return how goals moved through their cycle."""
    return View(lambda page: draw_trend(page, result))
