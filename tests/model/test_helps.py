"""The help is right: what it says to write, typed in place of what stands there, is accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from okrcli.diagnostics import Place, Problem
from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.model.validation import validate
from okrcli.syntax.parse import parse

if TYPE_CHECKING:
    from okrcli.syntax.document import Document

OBJECTIVE = "title: T\nowner: o\nkey_results:\n  - {{id: a, title: A, {}}}\n"
KPI = "name: K\nowner: o\ncadence: weekly\n{}\n"
CHECK_IN = "updates:\n  a/b: {}\n"
CONFIG = "version: 1\n{}\n"

_TYPED = re.compile(
    r"write (?:it as a list: |it in quotes: |a number such as )?`?(.+?)`?"
    r"(?:: an id .*| without the .*| or \{at_least: .*\})?"
)


def mended(model: type, text: str) -> tuple[str, str]:
    """Return what the help of a text's one fault says to write, and the text with that in place of what is wrong."""
    document = parsed(text)
    (problem,) = validate(model, "x.yaml", document.data).problems
    assert isinstance(problem.where, Place)
    typed = _TYPED.fullmatch(problem.help)
    assert typed, problem.help
    span = document.span(problem.where)
    lines = text.split("\n")
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + typed[1] + line[span.end_column - 1 :]
    return typed[1], "\n".join(lines)


def parsed(text: str) -> Document:
    document = parse("x.yaml", text.encode())
    assert not isinstance(document, Problem), document
    return document


@pytest.mark.parametrize(
    ("model", "around", "text", "typed"),
    [
        (Objective, OBJECTIVE, "baseline: First, target: 5", "first"),
        (Objective, OBJECTIVE, "baseline: 0, target: '5 accounts'", "5 accounts"),
        (Objective, OBJECTIVE, 'baseline: 0, change: "+15%"', "15%"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, weight: 50%", "0.5"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, weight: -5%", "2"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, weight: heavy", "2"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, due: 2026-11-3", "2026-11-03"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, due: 30.11.2026", "2026-11-30"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, due: 11/30/2026", "2026-11-30"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, due: 20261130", "2026-11-30"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, owner: Müller & Söhne", "muller-sohne"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, influences: arr", "[arr]"),
        (Objective, OBJECTIVE, "baseline: 0, target: 5, influences: 'arr, nps'", "[arr, nps]"),
        (Objective, "title: T\nowner: o\nteams: {}\nkey_results: []\n", "support, product", "[support, product]"),
        (Objective, OBJECTIVE, "milestones: chicago", "[chicago]"),
        (Objective, OBJECTIVE, "milestones: 'chicago, omaha'", "[chicago, omaha]"),
        (Objective, OBJECTIVE, "keep: 9 min", "{at_most: 9 min}"),
        (Kpi, "name: K\nowner: o\ncadence: weekly\ntargets: {{2026: {}}}\n", "80%", "{at_most: 80%}"),
        (CheckIn, CHECK_IN, "[chicago, omaha]", "{reached: [chicago, omaha]}"),
        (Objective, OBJECTIVE, "rollup: yes", "true"),
        (Objective, OBJECTIVE, 'rollup: "true"', "true"),
        (Objective, OBJECTIVE, "milestones: [Chicago City]", "chicago-city"),
        (Objective, "title: {}\nowner: o\nkey_results: []\n", "[Grow]", '"[Grow]"'),
        (Objective, "title: T\nowner: o\nkey_results: []\ntags: {}\n", 'a, "b"', "['a, \"b\"']"),
        (Kpi, KPI, "bounds: [0, 1, 2]", "[0, null]"),
        (Kpi, KPI, "bounds: 100", "[0, null]"),
        (Kpi, KPI, "tier: strategical", "strategic"),
        (Kpi, KPI, "formula: Revenue", "revenue"),
        (Kpi, KPI, "alarm: {breach_after: 2.5}", "2"),
        (CheckIn, CHECK_IN, "doen", "done"),
        (CheckIn, CHECK_IN, "{confidence: 70%}", "0.7"),
        (CheckIn, CHECK_IN, "{confidence: 70}", "0.7"),
        (CheckIn, CHECK_IN, "{confidence: 7}", "0.7"),
        (CheckIn, CHECK_IN, "{confidence: 150%}", "0.7"),
        (CheckIn, CHECK_IN, "{confidence: high}", "0.7"),
        (CheckIn, CHECK_IN, "{reached: chicago}", "[chicago]"),
        (CheckIn, CHECK_IN, "{reached: {chicago: 28.10.2026}}", "2026-10-28"),
        (Config, CONFIG, "currency: usd", "USD"),
        (Config, CONFIG, "currency: €", "EUR"),
        (Config, CONFIG, "fiscal_year: {starts: April}", "april"),
        (Config, CONFIG, "checkin: {grace: 36 hours}", "2d"),
        (Config, CONFIG, "limits: {key_results: [5, 3]}", "[3, 5]"),
        (Config, CONFIG, "limits: {objectives_per_team: 5 objectives}", "5"),
        (Config, CONFIG, "teams: {Customer Support: {}}", "customer-support"),
        (Config, CONFIG, "rules: {select: craft}", "[craft]"),
    ],
)
def test_what_the_help_says_is_accepted(model: type, around: str, text: str, typed: str) -> None:
    found, whole = mended(model, around.format(text))

    assert found == typed
    assert validate(model, "x.yaml", parsed(whole).data).problems == ()
