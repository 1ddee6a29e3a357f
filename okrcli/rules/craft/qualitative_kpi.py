"""A KPI asks for an opinion: no number can measure it.

What it does
    Looks at KPIs of nature `level` without `unit`, `bounds`, formula or ratio. One is qualitative when its `name` or
    its `what` passes a judgement: something is (feels, seems, looks, stays, remains, works) good, great, excellent,
    outstanding, happy, better, strong, nice, pleasant, smooth, friendly, professional, motivated, satisfied, pleased,
    engaged, improved, positive or well; it begins with `whether`, or with `how` and such a word; or the name begins
    with one of the first thirteen (`Good teamwork`). Texts that count are left alone: those with a digit or a word such
    as share, number, rate, score, average or votes.

Why it matters
    Two people who look at the same week must come to the same number. "Customers are happy" has as many values as
    there are people in the room, so it will say what its owner would like it to say.

Bad
    # kpis/happy-customers.yaml
    name: Customers are happy
    owner: support-lead
    cadence: monthly

Good
    # kpis/csat.yaml
    name: Satisfied customers
    what: Share of answered surveys that give 4 or 5 of 5.
    owner: support-lead
    cadence: monthly
    unit: "%"

How to fix
    Name what is counted: the share of answers of 4 or 5 in a survey, complaints a week, customers who come back. Write
    its `unit`, or the `bounds` of its scale, and under `what` enough for two people to get one number. What cannot be
    counted makes a good objective.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.fields import quote
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.kpi import Kpi
    from okrcli.model.placed import PlacedKpi
    from okrcli.rules.rule import Context

_MOODS = "good|great|excellent|outstanding|happy|better|strong|nice|pleasant|smooth|friendly|professional|motivated"
_STATES = f"{_MOODS}|happier|satisfied|pleased|engaged|stronger|improved|positive|well"
_VERBS = "is|are|be|feels?|seems?|looks?|stays?|remains?|works?"
_JUDGES = re.compile(rf"\b(?:{_VERBS})\s+(?:\w+\s+)?(?:{_STATES})\b|^(?:whether|how\s+(?:{_STATES}))\b", re.IGNORECASE)
_PRAISES = re.compile(rf"^(?:{_MOODS})\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"""
    \d | \b(?: share | number | count | amount | percent\w* | rate | ratio | score | rating | index | average | mean
    | median | sum | total | points? | votes? | answers? | days? | hours? | minutes? | per
    | how\s(?:many|much|often|long) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check(kpi: PlacedKpi, _: Context) -> Iterator[Problem]:
    """Yield a KPI that has no number to it."""
    definition = kpi.definition
    if definition.unit or definition.bounds or definition.derived or definition.is_flow:
        return
    key = _opinion(definition)
    if key is not None:
        text = definition.name if key == "name" else str(definition.what)
        message = f"{quote(text)} asks for an opinion: no number can measure it"
        help_text = "name what is counted, such as the share of answers of 4 or 5, and write its `unit` or its `bounds`"
        yield Problem("OKR608", kpi.place(key), message, help_text, subject=kpi.id)


def _opinion(definition: Kpi) -> str | None:
    """Return the key whose text passes a judgement, where neither text counts anything."""
    what = definition.what or ""
    if _COUNTS.search(definition.name) or _COUNTS.search(what):
        return None
    if _JUDGES.search(definition.name) or _PRAISES.match(definition.name):
        return "name"
    return "what" if _JUDGES.search(what) else None


RULE = Rule("OKR608", "qualitative-kpi", Severity.WARNING, Scope.KPI, __name__, check)
