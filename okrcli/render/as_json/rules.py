"""`okr rules` and `okr explain` as JSON: `okr.rules/1`, and `okr.explain/1` for a rule or a number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.render.as_json.values import day, number, revision, to_text

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.rules import RuleEntry, RulesResult
    from okrcli.results.show import Input, NumberExplanation, WorkedStep
    from okrcli.results.source import SourceLine
    from okrcli.results.topics import Topic


def render_rules(result: RulesResult) -> str:
    """Write every rule, a line each."""
    return to_text({"format": "okr.rules/1", "rules": [_rule(rule) for rule in result.rules]})


def _rule(rule: RuleEntry) -> dict[str, Json]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "group": rule.group,
        "default": rule.default,
        "summary": rule.summary,
    }


def render_rule(rule: RuleEntry) -> str:
    """Write what one rule means."""
    return to_text(
        {"format": "okr.explain/1", "kind": "rule", "rule": {**_rule(rule), "documentation": rule.documentation}}
    )


def render_topic(topic: Topic) -> str:
    """Write what a word means."""
    said: Json = {"name": topic.name, "documentation": topic.documentation}
    return to_text({"format": "okr.explain/1", "kind": "topic", "topic": said})


def render_explanation(result: NumberExplanation) -> str:
    """Write how the numbers of a goal came about."""
    return to_text(
        {
            "format": "okr.explain/1",
            "kind": "number",
            "id": result.id,
            "title": result.title,
            "as_of": day(result.as_of),
            "revision": revision(result.revision),
            "inputs": [_input(found) for found in result.inputs],
            "thresholds": [_input(found) for found in result.thresholds],
            "steps": [_step(step) for step in result.steps],
            "conclusion": result.conclusion,
        }
    )


def _input(found: Input) -> Json:
    return {"name": found.name, "value": _value(found.value), "unit": found.unit, **_source(found.source)}


def _source(source: SourceLine | None) -> dict[str, Json]:
    return {"file": None, "line": None} if source is None else {"file": source.path, "line": source.line}


def _step(step: WorkedStep) -> Json:
    return {"name": step.name, "formula": step.formula, "worked": step.worked, "result": _result(step.result)}


def _result(result: Decimal | Fraction | str | None) -> Json:
    """Return a number, or a word of the semantics as programs spell it."""
    return result.replace(" ", "_") if isinstance(result, str) else _value(result)


def _value(value: Decimal | Fraction | str | None) -> Json:
    return number(value) if isinstance(value, Decimal | Fraction) else value
