"""What other tools publish about their numbers; okr gives the same."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from okrcli.scoring.arithmetic import weighted_mean
from tests.scoring.goals import kpi_files, score_key_result, score_kpi

ORACLES = Path(__file__).with_name("oracles")
SCORING = json.loads((ORACLES / "scoring.json").read_text(encoding="utf-8"), parse_float=Decimal)
HEALTH = json.loads((ORACLES / "health.json").read_text(encoding="utf-8"))
TO_TWELVE_DIGITS = Fraction(1, 10**12)


def of_kind(key: str) -> list[dict[str, object]]:
    return [oracle for oracle in SCORING if key in oracle]


@pytest.mark.parametrize("oracle", of_kind("current"), ids=lambda oracle: f"{oracle['source']} {oracle['raw']}")
def test_progress_of_a_move(oracle: dict[str, Decimal]) -> None:
    score = score_key_result(
        f"baseline: {oracle['baseline']}, target: {oracle['target']}", "5", {"5": f"{oracle['current']}"}
    )

    assert score.raw == Fraction(oracle["raw"])


@pytest.mark.parametrize("oracle", of_kind("values"), ids=lambda oracle: oracle["source"])
def test_periods_kept_by_their_values(oracle: dict[str, Any]) -> None:
    low, high = oracle["between"]
    rows = "\n".join(f"2026-{4 + i:02}-15,{v}" for i, v in enumerate(oracle["values"][:9]) if v is not None)
    rest = "\n".join(f"2027-{1 + i:02}-15,{v}" for i, v in enumerate(oracle["values"][9:]) if v is not None)
    files = kpi_files("cadence: monthly") | {
        "kpis/gauge.csv": f"date,value\n{rows}\n{rest}\n",
        "okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-04-01, end: 2027-04-30}\n",
    }

    score = score_key_result(f"kpi: gauge, keep: {{between: [{low}, {high}]}}", "2027-04-30", files=files)

    assert [period.met for period in score.periods].count(True) == oracle["met"]
    assert len(score.periods) == oracle["due"]
    assert score.raw is not None
    assert abs(score.raw - Fraction(str(oracle["raw"]))) < TO_TWELVE_DIGITS


@pytest.mark.parametrize("oracle", of_kind("weights"), ids=lambda oracle: oracle["source"])
def test_weighted_mean(oracle: dict[str, list[Decimal]]) -> None:
    pairs = zip(oracle["weights"], oracle["parts"], strict=True)

    mean = weighted_mean((Decimal(weight), Fraction(part)) for weight, part in pairs)

    assert mean == Fraction(str(oracle["progress"]))


def test_months_of_uptime() -> None:
    (oracle,) = (item for item in of_kind("keep") if "values" not in item)
    values = ["98.4", "98", "99", "97.9", *["98.1"] * 8]
    rows = "".join(f"2026-{month:02}-28,{value}\n" for month, value in enumerate(values, 1))
    files = kpi_files("cadence: monthly") | {
        "kpis/gauge.csv": f"date,value\n{rows}",
        "okr.yaml": "version: 1\ncycles:\n  sprint: {start: 2026-01-01, end: 2026-12-31}\n",
    }

    score = score_key_result("kpi: gauge, keep: {at_least: 98}", "2026-12-31", files=files)

    assert (sum(period.met for period in score.periods), len(score.periods)) == (oracle["met"], oracle["due"])
    assert score.raw is not None
    assert abs(score.raw - Fraction(str(oracle["raw"]))) < TO_TWELVE_DIGITS


@pytest.mark.parametrize("oracle", HEALTH, ids=lambda oracle: str(oracle["limit"]))
def test_health_after_each_point(oracle: dict[str, object]) -> None:
    limit = json.dumps(oracle["limit"]).replace('"', "")
    alarm = f"alarm: {{breach_after: {oracle['breach_after']}, recover_after: {oracle['recover_after']}}}"
    series = oracle["series"]
    assert isinstance(series, list)
    csv = " ".join(f"{at}:{value}" for at, value in enumerate(series, 1))

    score = score_kpi(f"targets: {{2026: {limit}}}\n{alarm}", csv, "31")

    assert [point.health.value for point in score.series if point.health] == oracle["health"]
