"""The title of an objective holds a number that belongs in a key result.

What it does
    Looks for amounts in the title of an objective: a number alone, or with a currency, `%`, a scale or a short unit
    (`5`, `$70M`, `40%`, `12k`, `30min`, `3x`). What only names something is left alone: years (1900 to 2099) and
    cycles (`2026-Q4`, `FY27`), days of a month, versions (`2.0`), whatever is one word with letters or signs (`B2B`,
    `5G`, `1st`, `24/7`, `#1`, `5-star`), and a number behind a name: behind a word in capitals (`ISO 27001`), a
    capitalised word inside the title (`Windows 11`), or a word such as `phase`, `level`, `top` or `number`. The id of
    a KPI is no such name: `NPS 70` is an amount. What is part of the name of the KPI in `because` is left alone too.

Why it matters
    An objective says in words where we want to be, so that people remember it and believe in it. The number that
    proves it stands in a key result, where it has a baseline, is measured, and may be changed without a new objective.

Bad
    # objectives/2026-Q4/record-sales.yaml
    title: Grow sales to $70M
    owner: sales-lead
    key_results:
      - {id: sales, title: Grow yearly sales from $50M to $70M, baseline: $50M, target: $70M}

Good
    # objectives/2026-Q4/record-sales.yaml
    title: Achieve record sales
    owner: sales-lead
    key_results:
      - {id: sales, title: Grow yearly sales from $50M to $70M, baseline: $50M, target: $70M}

How to fix
    Say in words what will be better, and write the number as the `target` of a key result. Where the number is part of
    a name, say so: `# okr: ignore[objective-has-number] The plant is called Line 4`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.model.config import MONTHS
from okrcli.model.fields import quote, shorten
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedObjective
    from okrcli.rules.rule import Context

_AMOUNT = re.compile(
    r"""
    [-+<>~±≤≥]*
    (?P<before> [$€£¥]?)
    (?P<digits> \d [\d_.,']*)
    (?P<after> (?: k|K|M|B|m|bn|mn|Mn|x|h|s|d|w|min)? [%‰$€£¥]?)
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VERSION = re.compile(r"\d+\.0")
_CAPITALS = re.compile(r"[A-Z][A-Z&/-]+")
_LABELS = frozenset(
    """
    article category chapter class day gate grade hall level line model no number part phase plant release room section
    series shift sprint stage step story tier top track type version wave week
    """.split()
)
_MONTHS = frozenset(MONTHS) | {month[:3] for month in MONTHS}
_MARKS = ".,;:!?()[]\"'“”"


def check(objective: PlacedObjective, context: Context) -> Iterator[Problem]:
    """Yield an objective whose title says how much."""
    title = objective.definition.title
    amount = next(_amounts(_beyond_name(objective, context), context), None) if any(map(str.isdigit, title)) else None
    if amount is not None:
        message = f"{quote(title)} holds the number {quote(amount)}"
        help_text = f"say in words what will be better, and write {shorten(amount)} as the `target` of a key result"
        yield Problem("OKR604", objective.place("title"), message, help_text, subject=objective.id)


def _beyond_name(objective: PlacedObjective, context: Context) -> str:
    """Return a title without the name of the KPI whose breach called for the objective."""
    title, workspace = objective.definition.title, context.workspace
    kpi = workspace.references.kpi(objective.definition.because or "")
    if kpi is None:
        return title
    name = re.escape(workspace.kpis[kpi].definition.name)
    return re.sub(rf"(?<!\w){name}(?!\w)", "…", title, flags=re.IGNORECASE)


def _amounts(title: str, context: Context) -> Iterator[str]:
    """Yield the words of a title that say how much."""
    words = [word.strip(_MARKS) for word in title.split()]
    around = zip(("", *words), words, (*words[1:], ""), strict=False)
    for index, (before, word, after) in enumerate(around):
        match = _AMOUNT.fullmatch(word)
        if match is None:
            continue
        bare = not match["before"] and not match["after"]
        if not (bare and (_is_name(word) or _is_dated(before, after) or _labels(before, index, context))):
            yield word


def _is_name(word: str) -> bool:
    return _YEAR.fullmatch(word) is not None or _VERSION.fullmatch(word) is not None


def _is_dated(before: str, after: str) -> bool:
    """Tell whether the word beside a number is a month."""
    return any(word[:1].isupper() and word.lower() in _MONTHS for word in (before, after))


def _labels(before: str, index: int, context: Context) -> bool:
    """Tell whether a number only counts up the name before it. The first word has a capital in any case."""
    if before.lower() in context.workspace.kpis:
        return False
    capital = before[:1].isupper() and index > 1
    return capital or _CAPITALS.fullmatch(before) is not None or before.lower().rstrip(".") in _LABELS


RULE = Rule("OKR604", "objective-has-number", Severity.INFO, Scope.OBJECTIVE, __name__, check)
