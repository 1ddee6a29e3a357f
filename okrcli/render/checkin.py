"""What a check-in changed, in a few lines: progress, status and health before and after."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

from okrcli.model.measure import Way
from okrcli.render.numbers import UNKNOWN, show_percent, show_quantity, show_range, show_share
from okrcli.render.safe import one_line
from okrcli.render.words import with_flags, words
from okrcli.results.checkin import ChangedInitiative, ChangedKeyResult, ChangedKpi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.paint import Paint
    from okrcli.results.checkin import ChangedGoal, CheckedIn
    from okrcli.scoring.scorecard import KeyResultScore, Observation

_NARROWEST = 40
_WIDEST = 100


def render_checked_in(result: CheckedIn, paint: Paint, width: int | None) -> str:
    """Write the goals that were checked in to; empty where there are none."""
    room = max(_NARROWEST, min(_WIDEST, width or _WIDEST))
    return "".join(f"{line}\n" for goal in result.goals for line in _goal(goal, paint, room))


def _goal(goal: ChangedGoal, paint: Paint, room: int) -> Iterator[str]:
    match goal:
        case ChangedInitiative():
            moved = _arrow(goal.before, goal.after)
            yield from _lines(goal.id.partition("/")[2], f"{moved}: {one_line(goal.title)}", paint, room)
        case ChangedKeyResult():
            yield from _lines(_short(goal.after), f"{_values(goal)}; {_standing(goal)}", paint, room)
        case ChangedKpi():
            yield from _lines(goal.after.kpi.id, _gauge(goal), paint, room)
            for result in goal.key_results:
                yield from _lines(_short(result.after), _standing(result), paint, room, indent=4)
        case _:
            assert_never(goal)


def _lines(name: str, said: str, paint: Paint, room: int, indent: int = 2) -> Iterator[str]:
    """Write a name and what is said of it, in as many lines as it takes."""
    first, *more = wrap(f"{name}  {said}", room - indent, subsequent_indent="  ", break_on_hyphens=False)
    yield " " * indent + paint.strong(first[: len(name)]) + first[len(name) :]
    yield from (" " * indent + line for line in more)


def _short(score: KeyResultScore) -> str:
    return score.key_result.id.partition("/")[2]


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _values(changed: ChangedKeyResult) -> str:
    """Say the number, the milestones, or that there is none."""
    before, after = changed.before, changed.after
    measure = after.key_result.measure
    match after.key_result.definition.way:
        case Way.MOVE:
            target = show_quantity(after.target, measure.unit)
            moved = _from_to(before.current, after.current, measure.unit)
            return f"{moved.removesuffix(f' {measure.unit}')} of {target}"
        case Way.KEEP:
            limit = show_range(measure.keep, measure.unit)
            return f"{_from_to(before.current, after.current, measure.unit)}, to keep {limit}"
        case Way.MILESTONES:
            many = len(after.milestones)
            return f"{_arrow(_reached(before), _reached(after))} of {many} reached"
        case Way.ROLLUP:
            return "rolled up"
        case way:
            assert_never(way)


def _reached(score: KeyResultScore) -> str:
    return str(sum(milestone.reached is not None for milestone in score.milestones))


def _from_to(before: Observation | None, after: Observation | None, unit: str | None) -> str:
    end = show_quantity(None if after is None else after.value, unit)
    if before is None or after is None or before.value == after.value:
        return end
    start = show_quantity(before.value, unit)
    return f"{start if unit is None else start.removesuffix(f' {unit}')} → {end}"


def _standing(changed: ChangedKeyResult) -> str:
    """Say progress, plan, status and confidence, each with what it was before where that differs."""
    before, after = changed.before, changed.after
    flags = [word for word, raised in (("stale", after.stale), ("late", after.late)) if raised]
    status = with_flags(after.status, *flags)
    was = f" (was {words(before.status)})" if before.status is not after.status else ""
    said = [f"progress {_arrow(_progress(before), _progress(after))}"]
    said += [f"plan {show_percent(after.plan)}"] if after.plan is not None else []
    said += [f"{status}{was}"]
    if after.confidence is not None:
        said.append(f"confidence {_arrow(show_share(before.confidence), show_share(after.confidence))}")
    return ", ".join(said)


def _progress(score: KeyResultScore) -> str:
    return show_percent(score.progress if score.raw is None else score.raw)


def _gauge(changed: ChangedKpi) -> str:
    """Say a KPI's last value, its target and its health."""
    before, after = changed.before, changed.after
    unit = after.kpi.unit
    target = "no target" if after.target is None else show_range(after.target.limit, unit)
    health = with_flags(after.health, "stale" if after.stale else "")
    was = f" (was {words(before.health)})" if before.health is not after.health else ""
    value = _amount(changed) if after.kpi.definition.is_flow else _value(changed)
    if after.target is None:
        return f"{value}, {target}"
    return f"{value}, target {target}, {health}{was}"


def _value(changed: ChangedKpi) -> str:
    return UNKNOWN if changed.last[1] is None else _from_to(*changed.last, changed.after.kpi.unit)


def _amount(changed: ChangedKpi) -> str:
    """Say the last amount of a flow, and what the period that is not over comes to; amounts of other days stay."""
    (before, after), unit, running = changed.last, changed.after.kpi.unit, changed.after.running
    if after is None:
        return UNKNOWN
    amount = _from_to(before if before is not None and before.at == after.at else None, after, unit)
    if running is None or running.value is None:
        return amount
    return f"{amount} ({show_quantity(running.value, unit)} so far, until {running.end})"
