"""Closing: the grade that follows, the block that is written, and what is said after."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from okrcli.app.close.plan import objectives_to_close, plan_close, walk
from okrcli.app.close.verdict import Verdict, read_grade
from okrcli.errors import OkrError
from tests.app.opened import northwind, opened
from tests.app.planned import after, changed_lines, errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrcli.app.session import Session
    from okrcli.draft import Draft
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.placed import PlacedObjective
    from okrcli.results.closing import Closing

PATH = "objectives/2026-Q4/delight.yaml"
DELIGHT = """
    title: Delight customers
    owner: support-lead
    because: reply-time
    key_results:
      - {id: reply-time, title: Answer faster, kpi: reply-time, baseline: 48, target: 30}
      - {id: calls, title: Call 60 customers, baseline: 0, target: 60, weight: 2}
      - id: gone
        title: Given up
        milestones: [done]
        dropped: {date: 2026-10-20, because: Too late.}
        score: exclude
    """
KPI = """
    name: Average reply time
    owner: support-lead
    cadence: weekly
    targets:
      2026: {at_most: 30}
    """
FILES = {
    PATH: DELIGHT,
    "kpis/reply-time.yaml": KPI,
    "kpis/reply-time.csv": "date,value\n2026-10-02,48\n2026-11-06,29\n2026-11-13,28\n",
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": "updates: {delight/calls: 20}\n",
}


def close(session: Session, ref: str, verdict: Verdict | None = None) -> Draft:
    found = objectives_to_close(session, ref)
    return plan_close(session, ref, {objective.id: verdict or Verdict() for objective in found})


def test_the_block_holds_what_the_results_come_to() -> None:
    change = close(opened(FILES), "delight", Verdict(retro="Templates helped."))

    assert changed_lines(change) == {
        PATH: [
            "+closed:",
            "+  date: 2026-11-20",
            "+  outcome: missed",
            "+  grade: 0.56",
            "+  scores: {reply-time: 1, calls: 0.33}",
            "+  retro: Templates helped.",
        ]
    }
    assert change.subject == "Close: Delight customers, missed with 0.56"
    assert change.remarks == (
        "2026-Q4 runs until 2026-12-31: what is measured from now on no longer counts",
        "the KPI `reply-time` is back in range, and returns to monitoring",
    )


def test_a_kpi_that_is_still_breached_calls_for_the_next_objective() -> None:
    late = FILES | {"kpis/reply-time.csv": "date,value\n2026-10-02,48\n2026-11-06,45\n"}

    assert close(opened(late), "delight").remarks[-1] == (
        "the KPI `reply-time` is still breached: `okr propose reply-time` drafts the next objective"
    )


def test_another_grade_stands_beside_its_reason() -> None:
    verdict = Verdict(outcome="achieved", grade=Decimal("0.7"), reason="The calls were counted late.")

    assert changed_lines(close(opened(FILES), "delight", verdict))[PATH][2:] == [
        "+  outcome: achieved",
        "+  grade: 0.7",
        "+  scores: {reply-time: 1, calls: 0.33}",
        "+  reason: The calls were counted late.",
    ]


def test_another_grade_without_a_reason_is_refused() -> None:
    with pytest.raises(OkrError) as error:
        close(opened(FILES), "delight", Verdict(grade=Decimal("0.9")))

    assert error.value.message == "the results of `2026-Q4/delight` come to 0.56, and 0.9 is another grade"
    assert error.value.help == ('say why: `okr close 2026-Q4/delight --grade 0.9 --reason "…"`, or leave --grade out')


def test_the_proposed_grade_needs_no_reason() -> None:
    assert "+  grade: 0.56" in changed_lines(close(opened(FILES), "delight", Verdict(grade=Decimal("0.560"))))[PATH][3]


def test_nothing_counts() -> None:
    files = FILES | {PATH: "title: T\nowner: me\nkey_results: []\n"}

    with pytest.raises(OkrError, match="nothing of `2026-Q4/delight` counts in a grade"):
        close(opened(files), "delight")
    given = Verdict(grade=Decimal("0.5"), reason="It was done.")
    assert changed_lines(close(opened(files), "delight", given))[PATH] == [
        "+closed:",
        "+  date: 2026-11-20",
        "+  outcome: missed",
        "+  grade: 0.5",
        "+  reason: It was done.",
    ]


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("steady-service", "`2026-Q3/steady-service` was closed on 2026-10-05, and that froze its file (OKR910)"),
        ("2026-Q3", "all 5 objectives of 2026-Q3 are closed"),
        ("2026-Q1", "2026-Q1 has no objectives"),
        ("delight-custmers", "no objective is named `delight-custmers`"),
        ("csat", "no objective is named `csat`"),
    ],
)
def test_what_cannot_be_closed(ref: str, message: str) -> None:
    with pytest.raises(OkrError) as error:
        objectives_to_close(northwind(), ref)

    assert error.value.message == message


@pytest.mark.parametrize(
    ("text", "grade"), [("0.7", "0.7"), ("1", "1"), ("70%", "0.7"), ("0", "0"), (" 0.74 ", "0.74")]
)
def test_grades(text: str, grade: str) -> None:
    assert read_grade(text) == Decimal(grade)


@pytest.mark.parametrize("text", ["", "7", "-0.1", "good", "nan", "inf", "101%", "0,7"])
def test_no_grades(text: str) -> None:
    with pytest.raises(OkrError, match=r"is no grade \(OKR104\)"):
        read_grade(text)


def verdicts(session: Session, ref: str) -> Mapping[ObjectiveId, Verdict]:
    return dict(_named(walk(session, objectives_to_close(session, ref), lambda _: Verdict())))


def test_an_objective_counts_with_the_grade_that_it_got_in_the_same_call() -> None:
    """A contributor that is rounded or regraded counts so in what it contributes to, as it will on every later day."""
    session = northwind()
    regraded = {name: Verdict() for name in verdicts(session, "2026-Q4")}
    calm = next(name for name in regraded if name.endswith("calm-desk"))
    change = plan_close(session, "2026-Q4", regraded | {calm: Verdict(grade=Decimal(1), reason="It was calm.")})
    closed = after(session, change)

    assert [file.path for file in change.files].index("objectives/2026-Q4/calm-desk.yaml") < [
        file.path for file in change.files
    ].index("objectives/2026-Q4/delight-customers.yaml")
    above = closed.workspace.objectives[next(name for name in regraded if name.endswith("delight-customers"))]
    assert above.definition.closed is not None
    parts = [*above.definition.closed.scores.values(), Decimal(1)]
    weights = [Decimal(1), Decimal(2), Decimal(1), Decimal(1), Decimal(1)]
    weighted = [part * weight for part, weight in zip(parts, weights, strict=True)]
    mean = sum(weighted, Decimal(0)) / sum(weights, Decimal(0))
    assert abs(above.definition.closed.grade - mean) < Decimal("0.01")


@pytest.mark.parametrize("cycle", ["2026-Q4", "2026", "holiday", "2027-Q1"])
def test_a_closed_cycle_validates_and_keeps_what_was_proposed(cycle: str) -> None:
    session = northwind()
    proposed: dict[ObjectiveId, Fraction | None] = {}

    def take(closing: Closing) -> Verdict:
        proposed[closing.objective.id] = closing.grade
        return Verdict()

    change = plan_close(session, cycle, dict(_named(walk(session, objectives_to_close(session, cycle), take))))
    closed = after(session, change)

    assert errors(closed) == []
    for name, grade in proposed.items():
        frozen = closed.scorecard.objectives[name].grade
        assert frozen is not None
        assert grade is not None
        assert abs(Fraction(frozen) - grade) <= Fraction(1, 200)


def _named(found: Iterable[tuple[PlacedObjective, Verdict]]) -> Iterator[tuple[ObjectiveId, Verdict]]:
    yield from ((objective.id, verdict) for objective, verdict in found)
