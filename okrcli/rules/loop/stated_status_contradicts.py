"""What the owner says of a key result contradicts its numbers.

What it does
    Compares the last confidence that was stated for an open key result with its status: a confidence of 0.8 or more on
    one that is at risk, and of 0.2 or less on one that is achieved.

Why it matters
    One of the two is wrong. Either the owner knows something that the number does not show, then the note should say
    what; or hope has taken the place of the measurement, and the week in which help could have come goes by.

Bad
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - {id: accounts, title: Sign 5 of the 20 tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-11-20-marketing-lead.yaml
    updates:
      midwest-brand/accounts: {value: 1, confidence: 0.9}

Good
    # okr.yaml
    version: 1
    as_of: 2026-11-20
    # objectives/2026-Q4/midwest-brand.yaml
    title: Increase brand awareness in the Midwest
    owner: marketing-lead
    key_results:
      - {id: accounts, title: Sign 5 of the 20 tier-one accounts, unit: accounts, baseline: 0, target: 5}
    # checkins/2026-Q4/2026-11-20-marketing-lead.yaml
    updates:
      midwest-brand/accounts: {value: 1, confidence: 0.4, note: Two contracts are with the lawyers.}

How to fix
    State the confidence that the numbers allow, with a note on what they do not show. Where most of the way was always
    meant for the end of the cycle, say so: `plan: s-curve`, or points under `plan`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.diagnostics import Problem, Severity
from okrcli.rules.calls import short_reference
from okrcli.rules.rule import Rule, Scope
from okrcli.scoring.lifecycle import is_open
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.model.placed import PlacedKeyResult
    from okrcli.rules.rule import Context

SURE = Decimal("0.8")
"""The confidence from which somebody expects to succeed."""

DOUBTFUL = Decimal("0.2")
"""The confidence up to which somebody expects to fail."""


def check(key_result: PlacedKeyResult, context: Context) -> Iterator[Problem]:
    """Yield the statement of an owner that the numbers do not bear out."""
    score = context.scorecard.key_results[key_result.id]
    said, report = score.confidence, score.confidence_report
    if said is None or report is None or not is_open(key_result, context.as_of):
        return
    hopes = said >= SURE and score.status is Status.AT_RISK
    doubts = said <= DOUBTFUL and score.status is Status.ACHIEVED
    if hopes or doubts:
        stand = "at risk" if hopes else "achieved"
        message = f"a confidence of `{said}` is stated for `{key_result.id}`, and its numbers say {stand}"
        name = short_reference(key_result, context.as_of)
        help_text = f"run `okr checkin {name} VALUE --confidence NUMBER` and say in a note what the numbers do not show"
        yield Problem("OKR704", report.place("confidence"), message, help_text, subject=key_result.id)


RULE = Rule("OKR704", "stated-status-contradicts", Severity.WARNING, Scope.KEY_RESULT, __name__, check)
