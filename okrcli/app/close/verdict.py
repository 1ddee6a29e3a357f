"""How an objective ends: what the one who closes it says, and what follows where they say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, get_args

from okrcli.app.editing.amounts import write_share
from okrcli.errors import OkrError
from okrcli.model.objective import Outcome

if TYPE_CHECKING:
    from datetime import date

    from okrcli.node import Node
    from okrcli.results.closing import Closing

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""The words for how an objective ends."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of an end; None takes what follows from the results."""

    outcome: Outcome | None = None
    grade: Decimal | None = None
    reason: str | None = None
    retro: str | None = None


class GradeWithoutReasonError(OkrError):
    """A grade that differs from what the results come to has no reason."""

    def __init__(self, closing: Closing, grade: Decimal) -> None:
        name = closing.objective.id
        found = "come to no grade" if closing.grade is None else f"come to {write_share(closing.grade)}"
        help_text = f'say why: `okr close {name} --grade {grade} --reason "…"`'
        if closing.grade is not None:
            help_text += ", or leave --grade out"
        super().__init__(f"the results of `{name}` {found}, and {grade} is another grade", help_text)


def read_grade(text: str) -> Decimal:
    """Read a grade from 0 to 1, or in percent; raises an `OkrError` for anything else."""
    bare, is_percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        grade = Decimal(bare)
    except InvalidOperation:
        grade = Decimal("NaN")
    if is_percent and grade.is_finite():
        grade = grade / 100
    if grade.is_nan() or not 0 <= grade <= 1:
        raise OkrError(f"`{text}` is no grade (OKR104)", "write a number from 0 to 1, such as 0.7")
    return grade


def closed_block(closing: Closing, verdict: Verdict, day: date, carried_to: str | None = None) -> dict[str, Node]:
    """Return the `closed:` block of an objective's file, its keys in the order in which they are read."""
    block: dict[str, Node] = {
        "date": day.isoformat(),
        "outcome": verdict.outcome or closing.outcome,
        "grade": _grade(closing, verdict),
    }
    scores = {final.score.key_result.definition.id: final.progress for final in closing.results}
    if known := {name: write_share(progress) for name, progress in scores.items() if progress is not None}:
        block["scores"] = dict(known)
    said = (("reason", verdict.reason), ("retro", verdict.retro), ("carried_to", carried_to))
    return block | {key: text for key, text in said if text}


def proposed(closing: Closing) -> Decimal | None:
    """Return the grade that follows from the results, as it is written: with two decimals."""
    return None if closing.grade is None else Decimal(write_share(closing.grade))


def read_outcome(text: str, name: str) -> Outcome:
    """Read how the objective of that name ends; raises an `OkrError` for another word."""
    if text == "carried":
        raise OkrError("what is carried goes on in another cycle", f"run `okr carry {name} CYCLE`")
    found = next((outcome for outcome in OUTCOMES if outcome == text.lower()), None)
    if found is None:
        raise OkrError(f"`{text}` is no outcome (OKR104)", "write achieved, missed or abandoned")
    return found


def _grade(closing: Closing, verdict: Verdict) -> str:
    usual = proposed(closing)
    grade = usual if verdict.grade is None else verdict.grade
    if grade is None:
        help_text = f'give one: `okr close {closing.objective.id} --grade 0.5 --reason "…"`'
        raise OkrError(f"nothing of `{closing.objective.id}` counts in a grade", help_text)
    if grade != usual and not verdict.reason:
        raise GradeWithoutReasonError(closing, grade)
    return write_share(grade)


def read_verdict(name: str, outcome: str | None, grade: str | None, reason: str | None, retro: str | None) -> Verdict:
    """Read what was typed of the end of the objective of that name."""
    return Verdict(
        outcome=None if outcome is None else read_outcome(outcome, name),
        grade=None if grade is None else read_grade(grade),
        reason=reason or None,
        retro=retro or None,
    )
