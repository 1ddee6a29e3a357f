"""The words of a walk through what a person owes: what stands, what is aimed at, and what each answer means."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, assert_never, get_args

from okrcli.model.measure import Way
from okrcli.model.objective import Progressing
from okrcli.render.numbers import count, show_percent, show_quantity, show_range, show_share
from okrcli.render.safe import one_line
from okrcli.render.words import with_flags
from okrcli.results.checkin import OwedInitiative, OwedKeyResult, OwedKpi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.paint import Paint
    from okrcli.results.checkin import Owed, OwedGoal
    from okrcli.scoring.scorecard import KeyResultScore, KpiScore, Observation

_NARROWEST = 40
_WIDEST = 100
_INDENT = "  "
_OBJECTION = "    "

KEYS = "Enter keeps what stands, s skips a goal, q stops and keeps what was given, Ctrl-C gives it all up."
"""What the keys do in a walk."""

KEYS_OF_ONE = "Enter keeps what stands, q keeps what was given and stops, Ctrl-C gives it up."
"""What they do where one goal is asked about."""


def render_owed(owed: Owed, paint: Paint, width: int | None) -> str:
    """Write how many goals a person is asked about, or that there are none."""
    if owed.goals:
        verb = "waits" if len(owed.goals) == 1 else "wait"
        said, then = f"{owed.person}, {owed.day}: {_counted(owed)} {verb} for a word.", KEYS
    elif owed.owns:
        said = f"Nothing is owed by {owed.person} on {owed.day}."
        then = "`okr checkin REF VALUE` records a value at any time."
    else:
        said = f"{owed.person} has no open key result and no KPI to report on."
        then = "`okr checkin --owner PERSON` asks for what somebody else owes."
    head = [paint.strong(line) for line in wrap(said, _room(width))]
    return "\n".join([*head, *wrap(then, _room(width))]) + "\n"


def _counted(owed: Owed) -> str:
    """Count goals and initiatives, each where there are some."""
    initiatives = sum(isinstance(goal, OwedInitiative) for goal in owed.goals)
    counts = ((len(owed.goals) - initiatives, "goal"), (initiatives, "initiative"))
    return " and ".join(count(many, name) for many, name in counts if many)


def _room(width: int | None) -> int:
    return max(_NARROWEST, min(_WIDEST, width or _WIDEST))


def render_goal(goal: OwedGoal, place: str, paint: Paint, width: int | None) -> str:
    """Write a goal before it is asked about; `place` says which of how many it is, if there are several."""
    title, said = _told(goal)
    head = wrap(f"{place}  {one_line(title)}" if place else one_line(title), _room(width), subsequent_indent=_INDENT)
    keys = [] if place else wrap(KEYS_OF_ONE, _room(width))
    lines = [
        part for line in said for part in wrap(line, _room(width), initial_indent=_INDENT, subsequent_indent=_INDENT)
    ]
    return "\n".join([*keys, "", *map(paint.strong, head), *lines]) + "\n"


def _told(goal: OwedGoal) -> tuple[str, list[str]]:
    """Return a title, and what stands below it."""
    match goal:
        case OwedKpi():
            return _kpi(goal)
        case OwedKeyResult():
            return _key_result(goal)
        case OwedInitiative():
            return _initiative(goal)
        case _:
            assert_never(goal)


def _initiative(goal: OwedInitiative) -> tuple[str, list[str]]:
    definition = goal.initiative.definition
    was = "was due" if goal.overdue else "due"
    due = [] if definition.due is None else [f"{was} {definition.due}"]
    silent = [f"{count(goal.days, 'day')} without a word"] if goal.days else []
    return definition.title, [goal.initiative.id, ", ".join([goal.status, *due, *silent])]


def _key_result(goal: OwedKeyResult) -> tuple[str, list[str]]:
    score = goal.score
    known = [*_last(goal.last, score.key_result.measure.unit, goal.days), *_aims(score)]
    kpi = score.key_result.kpi
    measured = "" if kpi is None else f", measured by the KPI {kpi.id} of {kpi.definition.owner}"
    return score.key_result.definition.title, [f"{score.key_result.id}{measured}", ", ".join(known), _standing(score)]


def _kpi(goal: OwedKpi) -> tuple[str, list[str]]:
    kpi = goal.score.kpi
    aim = [] if goal.score.target is None else [f"target {show_range(goal.score.target.limit, kpi.unit)}"]
    known = [*_last(goal.last, kpi.unit, goal.days), *aim]
    lines = [f"{kpi.id}, {kpi.definition.cadence.value}", ", ".join(known) or "no value yet"]
    if goal.key_result is not None:
        lines.append(f"measures {goal.key_result.key_result.id}: {_standing(goal.key_result)}")
    return kpi.definition.name, lines


def _last(last: Observation | None, unit: str | None, days: int | None) -> Iterator[str]:
    """Say the last value with its day, and for how long nothing was heard where that is another time."""
    if last is not None:
        yield f"last {show_quantity(last.value, unit)} on {last.at}"
    if days:
        yield f"{count(days, 'day')} without a word"


def _aims(score: KeyResultScore) -> Iterator[str]:
    measure = score.key_result.measure
    if score.planned is not None:
        yield f"plan {show_quantity(score.planned, measure.unit)}"
    if score.target is not None:
        yield f"target {show_quantity(score.target, measure.unit)}"
    if measure.keep is not None:
        yield f"to keep {show_range(measure.keep, measure.unit)}"


def _standing(score: KeyResultScore) -> str:
    progress = show_percent(score.progress if score.raw is None else score.raw)
    plan = f", plan {show_percent(score.plan)}" if score.plan is not None else ""
    return f"progress {progress}{plan}, {with_flags(score.status, 'stale' if score.stale else '')}"


def render_objection(message: str, help_text: str, width: int | None) -> str:
    """Write what is wrong or odd about an answer, and what to type instead where that can be said."""
    lines = [part for text in (message, help_text) for part in _folded(one_line(text), width)]
    return "".join(f"{_OBJECTION}{line}\n" for line in lines)


def _folded(text: str, width: int | None) -> list[str]:
    return wrap(text, _room(width) - len(_OBJECTION), break_on_hyphens=False)


def number_question(goal: OwedGoal) -> str:
    """Say what an answer means that is typed now, and what it was."""
    if isinstance(goal, OwedInitiative):
        return f"status (was {goal.status}; {', '.join(get_args(Progressing))}): "
    if isinstance(goal, OwedKpi):
        return _measured(goal.score, goal.last)
    score = goal.score
    unit = score.key_result.measure.unit
    before = "none yet" if goal.last is None else f"was {show_quantity(goal.last.value, unit)}"
    match score.key_result.definition.way:
        case Way.MOVE if score.key_result.counts_up:
            was = "0" if goal.last is None else show_quantity(goal.last.value, None)
            return f"total so far (was {was} of {show_quantity(score.target, unit)}): "
        case Way.MOVE:
            return f"value now ({before}, target {show_quantity(score.target, unit)}): "
        case Way.KEEP:
            return f"value now ({before}, to keep {show_range(score.key_result.measure.keep, unit)}): "
        case Way.MILESTONES:
            return _milestones(score)
        case Way.ROLLUP:
            return ""
        case way:
            assert_never(way)


def _measured(score: KpiScore, last: Observation | None) -> str:
    unit = score.kpi.unit
    before = "none yet" if last is None else f"was {show_quantity(last.value, unit)}"
    if score.kpi.definition.is_flow:
        return f"amount of this time, not a total ({before}): "
    aim = "" if score.target is None else f", target {show_range(score.target.limit, unit)}"
    return f"value now ({before}{aim}): "


def _milestones(score: KeyResultScore) -> str:
    still_open = [milestone.milestone.id for milestone in score.milestones if milestone.reached is None]
    if len(still_open) == 1:
        return f"{still_open[0]} yet? (y, or Enter for no): "
    return f"reached by now (open: {', '.join(still_open)}): "


def confidence_question(score: KeyResultScore) -> str:
    """Ask how likely it is that a key result will be reached."""
    was = "none yet" if score.confidence is None else f"was {show_share(score.confidence)}"
    return f"confidence, 0 to 1 ({was}): "
