"""`okr rules` and `okr explain` as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_markdown.kpis import seen
from okrcli.render.as_markdown.markup import code, document, table, text
from okrcli.render.numbers import show_exact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.results.rules import RuleEntry, RulesResult
    from okrcli.results.show import Input, NumberExplanation
    from okrcli.results.topics import Topic


def render_rules(result: RulesResult) -> str:
    """Write the list of rules."""
    rows = (
        [code(rule.code), code(rule.name), rule.severity.value, text(rule.summary), "yes" if rule.default else "no"]
        for rule in result.rules
    )
    return document(["# Rules", table(("Code", "Name", "Severity", "Finding", "By default"), rows)])


def render_rule(rule: RuleEntry) -> str:
    """Write what one rule means; its documentation is set as it was written."""
    fence = "```"
    return document(
        [
            f"# {code(rule.code)} {code(rule.name)}",
            f"Severity: {rule.severity.value}",
            f"{fence}text\n{rule.documentation}\n{fence}",
        ]
    )


def render_topic(topic: Topic) -> str:
    """Write what a word means, as it was written."""
    fence = "```"
    return document([f"# {text(topic.name.capitalize())}", f"{fence}text\n{topic.documentation}\n{fence}"])


def render_explanation(result: NumberExplanation) -> str:
    """Write how the numbers of a goal came about."""
    steps = (
        [text(step.name), text(step.formula), text(step.worked), text(show_exact(step.result))] for step in result.steps
    )
    return document(
        [
            f"# {text(result.title)}",
            f"{code(result.id)} on {seen(result.as_of, result.revision)}: {text(result.conclusion)}",
            f"## Inputs\n\n{_inputs(result.inputs)}" if result.inputs else "",
            f"## Thresholds\n\n{_inputs(result.thresholds)}" if result.thresholds else "",
            f"## Steps\n\n{table(('Number', 'Formula', 'With numbers', 'Result'), steps)}",
        ]
    )


def _inputs(inputs: Iterable[Input]) -> str:
    rows = (
        [
            text(found.name),
            text(show_exact(found.value, found.unit)),
            "" if found.source is None else code(f"{found.source.path}:{found.source.line}"),
        ]
        for found in inputs
    )
    return table(("Input", "Value", "Source"), rows)
