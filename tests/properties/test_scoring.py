"""What holds of scoring whatever the numbers are, and two small models of it to compare with."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import assume, example, given
from hypothesis import strategies as st

from okrcli.calendar import Cadence, Cycle, window_periods
from okrcli.model.placed import Range
from okrcli.scoring.arithmetic import clamp, weighted_mean
from okrcli.scoring.keep import due_periods
from okrcli.scoring.move import raw_progress
from okrcli.scoring.plan import elapsed, plan_on_path, planned_path, s_curve
from okrcli.scoring.scorecard import Observation, Status
from tests.scoring.goals import objective, score_kpi, scorecard_of

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

START = date(2026, 10, 1)
YEAR = Cycle("2026", date(2026, 1, 1), date(2026, 12, 31))

numbers = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3)
shares = st.fractions(min_value=0, max_value=1, max_denominator=1_000)
weights = st.decimals(min_value=0, max_value=20, allow_nan=False, places=1)
days = st.integers(min_value=-20, max_value=120).map(lambda offset: START + timedelta(days=offset))


@given(current=numbers, baseline=numbers, target=numbers)
def test_progress_is_from_0_to_1_and_the_same_up_and_down(current: Decimal, baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)

    raw = raw_progress(current, baseline, target)
    mirrored = raw_progress(-current, -baseline, -target)

    assert raw is not None
    assert raw == mirrored == (Fraction(current) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))
    assert 0 <= clamp(raw) <= 1


@given(first=numbers, second=numbers, baseline=numbers, target=numbers)
def test_progress_grows_towards_the_target(first: Decimal, second: Decimal, baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)
    low, high = sorted([first, second], reverse=target < baseline)

    behind, ahead = raw_progress(low, baseline, target), raw_progress(high, baseline, target)

    assert behind is not None
    assert ahead is not None
    assert behind <= ahead
    assert clamp(behind) <= clamp(ahead)


@given(parts=st.lists(st.tuples(weights, shares), max_size=6))
def test_a_mean_is_what_the_definition_says_and_lies_between_its_parts(parts: list[tuple[Decimal, Fraction]]) -> None:
    mean = weighted_mean(parts)

    if sum(weight for weight, _ in parts) == 0:
        assert mean is None
    else:
        counting = [(Fraction(weight), value) for weight, value in parts if weight]
        assert mean == sum(w * v for w, v in counting) / sum(w for w, _ in counting)
        assert min(value for _, value in counting) <= mean <= max(value for _, value in counting)


@given(parts=st.lists(st.tuples(weights, shares), max_size=6), shuffled=st.randoms())
def test_the_order_of_parts_is_irrelevant(parts: list[tuple[Decimal, Fraction]], shuffled: random.Random) -> None:
    other = list(parts)
    shuffled.shuffle(other)

    assert weighted_mean(parts) == weighted_mean(other)


@given(due=days, one=days, two=days)
@example(due=START, one=START, two=START)
def test_elapsed_time_never_runs_back(due: date, one: date, two: date) -> None:
    earlier, later = sorted([one, two])

    assert 0 <= elapsed(START, due, earlier) <= elapsed(START, due, later) <= 1
    assert s_curve(elapsed(START, due, earlier)) <= s_curve(elapsed(START, due, later))


@given(values=st.lists(numbers, min_size=2, max_size=6), points=st.data(), one=days, two=days)
def test_a_plan_that_only_rises_never_falls(values: list[Decimal], points: st.DataObject, one: date, two: date) -> None:
    low, *between, high = sorted(values)
    assume(low != high)
    offsets = points.draw(st.lists(st.integers(1, 99), min_size=len(between), max_size=len(between), unique=True))
    corners = [(START + timedelta(days=day), value) for day, value in zip(sorted(offsets), between, strict=True)]
    path = planned_path((START, low), corners, (START + timedelta(days=100), high))
    earlier, later = sorted([one, two])

    before, after = plan_on_path(path, earlier), plan_on_path(path, later)

    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 1
    assert [plan_on_path(path, day) for day, _ in path] == [
        (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low)) for _, value in path
    ]


def model_health(values: Sequence[int], limit: int, edge: int, breach: int, recover: int) -> list[str]:
    """Read the table of health as it stands, looking at the whole series again for each point."""
    words: list[str] = []
    for index, value in enumerate(values):
        outside = [item > limit for item in values[: index + 1]]
        was = words[-1] if words else "healthy"
        ill = was in {"breached", "recovering"}
        if not ill:
            ill = len(outside) >= breach and all(outside[-breach:])
        elif len(outside) >= recover and not any(outside[-recover:]):
            ill = False
        if ill:
            words.append("breached" if outside[-1] else "recovering")
        else:
            words.append("healthy" if value <= edge else "watch")
    return words


@given(
    values=st.lists(st.integers(26, 33), max_size=40), edge=st.integers(26, 30), breach=st.integers(1, 4),
    recover=st.integers(1, 4),
)  # fmt: skip
@example(values=[28, 31, 29, 31, 33, 34, 29, 31, 29, 28, 27], edge=30, breach=2, recover=2)
def test_health_is_what_the_table_says(values: list[int], edge: int, breach: int, recover: int) -> None:
    alarm = f"alarm: {{breach_after: {breach}, recover_after: {recover}}}"
    csv = " ".join(f"{START + timedelta(days=at)}:{value}" for at, value in enumerate(values))

    score = score_kpi(f"targets: {{2026: {{at_most: 30, watch: {edge}}}}}\n{alarm}", csv, "2026-12-31")

    healths = [point.health.value for point in score.series if point.health is not None]
    assert healths == model_health(values, 30, edge, breach, recover)


@given(
    seen=st.dictionaries(st.integers(0, 91), st.integers(25, 35), max_size=20),
    cadence=st.sampled_from(Cadence), over=st.booleans(),
)  # fmt: skip
def test_periods_are_met_where_their_last_value_is_inside(seen: dict[int, int], cadence: Cadence, over: bool) -> None:  # noqa: FBT001 - drawn
    end = START + timedelta(days=91)
    series = [Observation(START + timedelta(days=day), Decimal(seen[day]), "x") for day in sorted(seen)]
    window = window_periods(START, end, cadence)

    scored = due_periods(Range(high=Decimal(30)), window, series, over=over)

    last = max((START + timedelta(days=day) for day in seen), default=None)
    due = [period for period in window if over or (last is not None and period[0] <= last)]
    assert [(period.start, period.end) for period in scored] == due
    for period in scored:
        inside = [item.value for item in series if period.start <= item.at <= period.end]
        assert period.met == bool(inside and inside[-1] <= 30)


goals = st.lists(
    st.tuples(st.integers(1, 3), st.none() | st.integers(-50, 150), st.integers(1, 11)), min_size=1, max_size=4
)


def company(goals: list[tuple[int, int | None, int]]) -> dict[str, str]:
    """Write a key result of a weight for each goal, its value and the day of that; each is said by another person."""
    key_results = [
        f"{{id: k{index}, title: T, baseline: 0, target: 100, weight: {weight}}}"
        for index, (weight, _, _) in enumerate(goals)
    ]
    said = {
        f"checkins/sprint/2026-10-{day:02}-p{index}.yaml": f"updates: {{goal/k{index}: {value}}}\n"
        for index, (_, value, day) in enumerate(goals)
        if value is not None
    }
    return {"objectives/sprint/goal.yaml": objective(*key_results)} | said


@given(goals=goals, as_of=st.integers(1, 15), shuffled=st.randoms())
def test_an_objective_against_a_model_of_it_in_any_order_of_files(
    goals: list[tuple[int, int | None, int]], as_of: int, shuffled: random.Random
) -> None:
    files = list(company(goals).items())
    known = [
        (weight, min(max(Fraction(value, 100), Fraction(0)), Fraction(1)))
        for weight, value, day in goals
        if value is not None and day <= as_of
    ]
    total = sum(weight for weight, _ in known)
    expected = sum((weight * share for weight, share in known), Fraction(0)) / total if total else None

    card = scorecard_of(dict(files), f"{as_of}")
    shuffled.shuffle(files)

    (score,) = card.objectives.values()
    assert (score.progress, score.known, score.parts) == (expected, len(known), len(goals))
    assert scorecard_of(dict(files), f"{as_of}") == card


@given(goals=goals)
def test_as_of_before_everything_there_is_no_data(goals: list[tuple[int, int | None, int]]) -> None:
    card = scorecard_of(company(goals), "2026-09-30")

    assert {(score.progress, score.current, score.status) for score in card.key_results.values()} == {
        (None, None, Status.UPCOMING)
    }
