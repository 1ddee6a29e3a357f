"""Changes of goals over the whole example: what was meant changes, and no other line and no other number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.app.close.plan import plan_close
from okrcli.app.close.verdict import Verdict
from okrcli.app.drop.plan import plan_drop
from okrcli.app.revise.plan import plan_revise
from okrcli.model.measure import Way
from okrcli.scoring.scorecard import Status
from tests.app.opened import northwind
from tests.app.planned import after, changed_lines, errors

if TYPE_CHECKING:
    from okrcli.model.ids import KeyResultId, ObjectiveId
    from okrcli.scoring.scorecard import KeyResultScore, Scorecard

EXAMPLE = northwind()
RESULTS = [
    result.id
    for result in EXAMPLE.workspace.key_results.values()
    if result.objective.definition.closed is None and result.definition.dropped is None
]
MOVING = [name for name in RESULTS if EXAMPLE.workspace.key_results[name].definition.target is not None]
OBJECTIVES = [item.id for item in EXAMPLE.workspace.objectives.values() if item.definition.closed is None]

FEWER = settings(max_examples=max(10, settings().max_examples // 3))
"""Each example loads the whole company anew."""


def others(card: Scorecard, changed: KeyResultId) -> dict[KeyResultId, KeyResultScore]:
    """Return what is measured by itself, in objectives other than that of a key result."""
    own = EXAMPLE.workspace.key_results[changed].objective.id
    return {
        name: score
        for name, score in card.key_results.items()
        if score.key_result.objective.id != own and score.key_result.definition.way is not Way.ROLLUP
    }


@FEWER
@given(st.sampled_from(RESULTS), st.booleans())
def test_dropping_takes_one_part_out_of_one_mean(name: KeyResultId, exclude: bool) -> None:  # noqa: FBT001
    change = plan_drop(EXAMPLE, name, "It lost its point.", exclude=exclude)
    dropped = after(EXAMPLE, change)
    objective = EXAMPLE.workspace.key_results[name].objective.id
    (lines,) = changed_lines(change).values()

    assert dropped.scorecard.key_results[name].status in {Status.DROPPED, Status.UPCOMING}
    assert dropped.scorecard.objectives[objective].parts == EXAMPLE.scorecard.objectives[objective].parts - 1
    assert others(dropped.scorecard, name) == others(EXAMPLE.scorecard, name)
    assert all(line.startswith("+") for line in lines) or len(lines) == 2
    assert errors(dropped) == []


@FEWER
@given(st.sampled_from(MOVING), st.integers(3, 9), st.sampled_from(["weight", "target"]))
def test_revising_changes_one_number_and_says_so(name: KeyResultId, factor: int, field: str) -> None:
    score = EXAMPLE.scorecard.key_results[name]
    assert score.baseline is not None
    assert score.target is not None
    assert isinstance(score.baseline, Decimal)
    assert isinstance(score.target, Decimal)
    target = score.baseline + (score.target - score.baseline) / factor
    text = str(factor) if field == "weight" else f"{target:f}"
    change = plan_revise(EXAMPLE, name, [f"{field}={text}"], "The plan was another.")
    revised = after(EXAMPLE, change)
    found = revised.scorecard.key_results[name]
    home = revised.workspace.key_results[name].objective.definition

    assert others(revised.scorecard, name) == others(EXAMPLE.scorecard, name)
    assert home.revised[-1].because == "The plan was another."
    assert field in home.revised[-1].what
    if field == "weight":
        assert (found.raw, found.key_result.definition.weight) == (score.raw, factor)
    elif score.raw is not None:
        expected = score.raw * Fraction(score.target - score.baseline) / Fraction(target - score.baseline)
        assert found.raw == expected


@FEWER
@given(
    st.sampled_from(OBJECTIVES),
    st.sampled_from(["achieved", "missed", "abandoned", None]),
    st.text("ab: #'\n", max_size=30),
)
def test_closing_appends_and_freezes(name: ObjectiveId, outcome: str | None, retro: str) -> None:
    verdict = Verdict(outcome=outcome, retro=retro.strip() or None)  # type: ignore[arg-type]
    change = plan_close(EXAMPLE, name, {name: verdict})
    closed = after(EXAMPLE, change)
    (file,) = change.files
    assert file.before is not None
    assert file.after is not None

    assert file.after.startswith(file.before)
    block = closed.workspace.objectives[name].definition.closed
    assert block is not None
    assert block.retro == verdict.retro
    assert closed.scorecard.objectives[name].grade == block.grade
    assert errors(closed) == []
