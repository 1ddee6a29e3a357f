"""A KPI's own words, put into sentences about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.quantity import format_quantity

if TYPE_CHECKING:
    from okrcli.model.placed import PlacedKpi, Range
    from okrcli.quantity import Exact

_OWN_ARTICLE = frozenset("the a an our my their its all each every".split())


def named(kpi: PlacedKpi) -> str:
    """Return a KPI's name as it stands within a sentence: `the average reply time`, `CSAT`."""
    words = kpi.definition.name.split()
    first = words[0]
    if first[1:].islower():
        words[0] = first.lower()
    alone = len(words) == 1 or words[0].lower() in _OWN_ARTICLE
    return " ".join(words if alone else ["the", *words])


def amount(kpi: PlacedKpi, number: Exact) -> str:
    """Write a number of a KPI for people."""
    return format_quantity(number, kpi.unit)


def bounded(kpi: PlacedKpi, limit: Range) -> str:
    """Write a limit of a KPI: `at most 30 min`, `between 4 and 6 d`."""
    return limit.within_a_sentence(lambda number: amount(kpi, number))


def held(kpi: PlacedKpi, limit: Range) -> str:
    """Write where a KPI is to be kept: `at or below $9`."""
    if limit.low is not None and limit.high is not None:
        return bounded(kpi, limit)
    return f"at or {bounded(kpi, limit).replace('at least', 'above').replace('at most', 'below')}"


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning and a full stop at its end."""
    words = " ".join(text.split())
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"
