"""What a KPI's file may hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.calendar import Cadence
from okrcli.model.kpi import Kpi, Window
from tests.model.reading import faults, read

SMALL = "name: Reply time\nowner: desk-manager\ncadence: weekly\n"

WHOLE = """
    name: Average reply time
    what: Minutes from a ticket's arrival to the first human answer.
    why: Slow answers are the first reason that leaving customers give.
    how: Help-desk export.
    owner: desk-manager
    team: support
    cadence: weekly
    unit: min
    bounds: [0, null]
    targets:
      2026: {at_most: 30, watch: 27}
      2026-Q4: {between: [4, 6], watch: [4.5, 5.5]}
    tier: strategic
    indicator: leading
    parent: csat
    nature: flow
    accumulate: month
    window: 12 months
    alarm: {breach_after: 2, recover_after: 3}
    baseline_period: {from: 2025-07-01, to: 2025-12-31}
    visibility: open
    perspective: customer
    link: https://bi.northwind.example/reply
    source: {type: csv, path: exports/replies.csv, date: week, value: first_reply_minutes}
    revised: [{date: 2026-01-02, what: unit, because: finer}]
    formerly: [answer-time]
    retired: {date: 2026-12-31, because: replaced, replaced_by: first-reply}
    """


def test_every_key_of_the_format_is_read() -> None:
    """A file with all keys that the format names has no fault."""
    kpi = read(Kpi, WHOLE)

    assert kpi.cadence is Cadence.WEEKLY
    assert kpi.bounds is not None
    assert (kpi.bounds[0] and kpi.bounds[0].number, kpi.bounds[1]) == (Decimal(0), None)
    assert kpi.window == Window(12, "month")
    assert kpi.baseline_period is not None
    assert kpi.source is not None
    assert kpi.source.model_extra == {"path": "exports/replies.csv", "date": "week", "value": "first_reply_minutes"}
    assert set(kpi.targets) == {"2026", "2026-Q4"}
    assert not kpi.derived


def test_a_ratio_and_a_formula_name_their_inputs() -> None:
    """What a series is computed from can be followed."""
    ratio = read(Kpi, SMALL + "numerator: leavers\ndenominator: {kpi: headcount, take: mean}\nscale: 100\n")
    formula = read(Kpi, SMALL + "formula: (revenue - cost) / max(revenue, 1) * 100\n")

    assert (ratio.derived, ratio.inputs, ratio.scale) == (True, ("leavers", "headcount"), Decimal(100))
    assert (formula.derived, formula.inputs) == (True, ("revenue", "cost"))


@pytest.mark.parametrize(
    ("line", "code", "pointer"),
    [
        ("bounds: [1]", "OKR103", ("bounds",)),
        ("bounds: [a, 1]", "OKR104", ("bounds", 0)),
        ("bounds: [1, '2']", "OKR104", ("bounds", 1)),
        ("bounds: ", "OKR103", ("bounds",)),
        ("targets: {2026: {at_most: 3, watch: [1, 2]}}", "OKR104", ("targets", "2026", "watch")),
        ("targets: {2026: {between: [3, 4], watch: 3.5}}", "OKR104", ("targets", "2026", "watch")),
        ("targets: {2026: {between: [3, 4], watch: [x, 3.5]}}", "OKR104", ("targets", "2026", "watch", 0)),
        ("targets: {2026: 30}", "OKR103", ("targets", "2026")),
        ("targets: {2026: {watch: 3}}", "OKR104", ("targets", "2026")),
        ("formula: a +", "OKR104", ("formula",)),
        ("numerator: a", "OKR101", ()),
        ("denominator: a", "OKR101", ()),
        ("formula: 12", "OKR104", ("formula",)),
        ("formula: a\nnumerator: b\ndenominator: c", "OKR104", ("numerator",)),
        ("window: 12 months", "OKR104", ("window",)),
        ("accumulate: month", "OKR104", ("accumulate",)),
        ("nature: flow\nwindow: a year", "OKR104", ("window",)),
        ("scale: 100", "OKR104", ("scale",)),
        ("alarm: {breach_after: 0}", "OKR104", ("alarm", "breach_after")),
        ("alarm: {breach_after: 1.5}", "OKR104", ("alarm", "breach_after")),
        ("tier: low", "OKR104", ("tier",)),
        ("source: {path: x}", "OKR101", ("source",)),
        ("current: 4", "OKR102", ("current",)),
    ],
)
def test_what_makes_no_kpi_is_one_fault(line: str, code: str, pointer: tuple[str | int, ...]) -> None:
    """Each wrong value, and each key without its companion, is one fault at its place."""
    assert [fault[:2] for fault in faults(Kpi, f"{SMALL}{line}\n")] == [(code, pointer)]
