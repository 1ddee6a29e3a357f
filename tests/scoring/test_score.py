"""The whole scorecard of a small company, from two sides: what is in it, and what does not change it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrcli.scoring.scorecard import Health, Loop, Status
from tests.scoring.goals import day, scorecard_of

COMPANY = {
    "okr.yaml": "version: 1\norganization: Northwind Traders\n",
    "objectives/2026-Q4/delight-customers.yaml": """
        title: Delight external customers
        owner: support-lead
        because: csat
        key_results:
          - {id: csat, title: Raise CSAT from 40% to 80%, kpi: csat, baseline: 40%, target: 80%}
          - id: accounts
            title: Sign 5 of the 20 tier-one accounts
            unit: accounts
            baseline: 0
            target: 5
          - id: road-show
            title: Take the road show to three cities
            milestones:
              - {id: chicago, due: 2026-10-30}
              - {id: omaha, due: 2026-11-20}
              - {id: detroit, due: 2026-12-11, weight: 2}
    """,
    "kpis/csat.yaml": """
        name: Customer satisfaction
        owner: support-lead
        cadence: monthly
        unit: "%"
        targets:
          2026: {at_least: 80, watch: 85}
    """,
    "kpis/csat.csv": "date,value\n2026-09-30,40\n2026-10-31,52\n2026-11-20,55\n",
    "checkins/2026-Q4/2026-11-20-support-lead.yaml": """
        updates:
          delight-customers/accounts: 2
          delight-customers/road-show: {reached: {chicago: 2026-10-28}, note: 140 guests}
          delight-customers/csat: {confidence: 0.6, note: The survey ran late.}
    """,
}


def test_the_numbers_of_the_documentation() -> None:
    card = scorecard_of(COMPANY, "2026-11-22")

    assert card.as_of == day("2026-11-22")
    csat, accounts, road_show = card.key_results.values()
    elapsed = Fraction(52, 91)
    assert (csat.raw, csat.progress, csat.plan, csat.status) == (
        Fraction(3, 8), Fraction(3, 8), elapsed, Status.AT_RISK,
    )  # fmt: skip
    assert (csat.planned, csat.confidence, csat.bar) == (40 + 40 * elapsed, Decimal("0.6"), Decimal("0.7"))
    assert (accounts.raw, accounts.status) == (Fraction(2, 5), Status.AT_RISK)
    assert (road_show.raw, road_show.plan, road_show.status) == (Fraction(1, 4), Fraction(1, 2), Status.AT_RISK)
    (objective,) = card.objectives.values()
    assert objective.progress == (Fraction(3, 8) + Fraction(2, 5) + Fraction(1, 4)) / 3
    assert objective.plan == (2 * elapsed + Fraction(1, 2)) / 3
    assert (objective.status, objective.elapsed, objective.confidence) == (Status.AT_RISK, elapsed, Fraction(6, 10))
    assert objective.key_results == (csat, accounts, road_show)
    (kpi,) = card.kpis.values()
    assert (kpi.health, kpi.loop, kpi.moved_by) == (Health.BREACHED, Loop.BEING_MOVED, (csat.key_result.id,))
    assert [point.health for point in kpi.series] == [Health.BREACHED] * 3


def test_before_everything_there_is_no_data() -> None:
    card = scorecard_of(COMPANY, "2026-01-01")

    assert {score.status for score in card.key_results.values()} == {Status.UPCOMING}
    assert [(score.progress, score.plan) for score in card.key_results.values()] == [(None, Fraction(0))] * 3
    assert [(score.status, score.progress, score.known) for score in card.objectives.values()] == [
        (Status.UPCOMING, None, 0)
    ]
    assert [(score.health, score.series) for score in card.kpis.values()] == [(Health.NO_DATA, ())]


def test_an_empty_workspace_has_an_empty_scorecard() -> None:
    card = scorecard_of({}, "5")

    assert (dict(card.objectives), dict(card.key_results), dict(card.kpis)) == ({}, {}, {})


def test_objectives_come_in_order_of_id_whatever_contributes_to_what() -> None:
    text = "title: T\nowner: lead\nkey_results: []\n"
    files = {
        "objectives/sprint/a.yaml": text + "contributes_to: c\n",
        "objectives/sprint/b.yaml": text,
        "objectives/sprint/c.yaml": text + "contributes_to: b\n",
    }

    assert list(scorecard_of(files, "5").objectives) == ["sprint/a", "sprint/b", "sprint/c"]
