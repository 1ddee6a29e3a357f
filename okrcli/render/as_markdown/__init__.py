"""Results as Markdown: one module a shape, and one function for each group of results that a command has."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.render.as_markdown.forecast import render_calibration, render_forecast
from okrcli.render.as_markdown.kpis import render_kpis
from okrcli.render.as_markdown.rules import render_explanation, render_rule, render_rules, render_topic
from okrcli.render.as_markdown.show import render_show
from okrcli.render.as_markdown.status import render_status
from okrcli.results.forecast import CalibrationResult
from okrcli.results.rules import RuleEntry, RulesResult
from okrcli.results.show import NumberExplanation, ShowKeyResult, ShowKpi, ShowObjective
from okrcli.results.status import KpisResult, StatusResult
from okrcli.results.topics import Topic

if TYPE_CHECKING:
    from okrcli.results.forecast import Foretold
    from okrcli.results.kinds import Explained, Goals


def render_goals(result: Goals) -> str:
    """Write what a reading command shows of goals."""
    match result:
        case StatusResult():
            return render_status(result)
        case KpisResult():
            return render_kpis(result)
        case ShowObjective() | ShowKeyResult() | ShowKpi():
            return render_show(result)
        case _:
            assert_never(result)


def render_explained(result: Explained) -> str:
    """Write what is explained: the rules, one of them, a word, or a number."""
    match result:
        case RulesResult():
            return render_rules(result)
        case RuleEntry():
            return render_rule(result)
        case Topic():
            return render_topic(result)
        case NumberExplanation():
            return render_explanation(result)
        case _:
            assert_never(result)


def render_foretold(result: Foretold) -> str:
    """Write what may come, or how well confidence foretold it."""
    return render_calibration(result) if isinstance(result, CalibrationResult) else render_forecast(result)
