from __future__ import annotations

import pytest

from tests.rules.findings import findings, objective

PATH = "checkins/2026-Q4/2026-11-20-sales-lead.yaml"
SHOPS = "{id: shops, title: Win 30 shops, baseline: 0, target: 30}"


def said(value: int, confidence: str, key_result: str = SHOPS, more: str = "") -> dict[str, str]:
    update = f"updates:\n  record-sales/shops: {{value: {value}, confidence: {confidence}}}\n"
    return {"objectives/2026-Q4/record-sales.yaml": objective(key_result, more=more), PATH: update}


@pytest.mark.parametrize(
    ("value", "confidence", "stand"),
    [
        (3, "0.8", "at risk"),
        (3, "1", "at risk"),
        (3, "0.79", None),
        (14, "0.9", None),
        (30, "0.2", "achieved"),
        (30, "0", "achieved"),
        (30, "0.21", None),
        (14, "0.1", None),
    ],
)
def test_hope_against_a_risk_and_doubt_against_a_success(value: int, confidence: str, stand: str | None) -> None:
    column = 23 + len(f"{{value: {value}, confidence: ")
    message = f"a confidence of `{confidence}` is stated for `2026-Q4/record-sales/shops`, and its numbers say {stand}"

    assert findings("OKR704", said(value, confidence)) == ([f"{PATH}:2:{column} warning {message}"] if stand else [])


@pytest.mark.parametrize("ended", ["dropped", "closed", "over"])
def test_what_is_over_is_not_argued_about(ended: str) -> None:
    dropped = SHOPS.replace("}", ", dropped: {date: 2026-11-20, because: No hands.}}")
    closed = "closed: {date: 2026-11-20, outcome: achieved, grade: 1}"
    files = {"dropped": said(30, "0.1", dropped), "closed": said(30, "0.1", more=closed), "over": said(30, "0.1")}

    assert findings("OKR704", files[ended], "2027-02-01" if ended == "over" else "2026-11-20") == []


def test_the_last_statement_counts() -> None:
    later = {"checkins/2026-Q4/2026-11-21-sales-lead.yaml": "updates: {record-sales/shops: {confidence: 0.4}}\n"}

    assert findings("OKR704", said(3, "0.9") | later, "2026-11-21") == []
