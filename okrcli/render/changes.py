"""Changes of goals in sentences, the same in every output for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.diff.changeset import Amount, Kind, Record, Thing
from okrcli.render.numbers import count, show_percent, show_quantity
from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.diff.changeset import Change, Effect, ObservationChange, Side, Value
    from okrcli.results.diff import DiffResult, GitRevision, GoalChanges, ObservedView
    from okrcli.results.log import LoggedGoal

_PROSE = frozenset({"why", "what", "how", "revised"})
"""Fields whose text is too long to be set against another."""

_NOTED = (Severity.ERROR, Severity.WARNING)
_SHOWN = 3
"""How many observations of one person are told one by one."""


def headline(result: DiffResult) -> str:
    """Say how much changed and how much of it deserves a second look: `2 goals changed, 1 deserves a second look`."""
    if not result.goals:
        return f"No goal changed{_and_observed(result)}"
    looked = sum(any(finding.severity in _NOTED for finding in goal.findings) for goal in result.goals)
    verb = "deserves" if looked == 1 else "deserve"
    second = f"{looked} {verb} a second look" if looked else "none deserves a second look"
    return f"{count(len(result.goals), 'goal')} changed, {second}{_and_observed(result)}"


def unread_text(result: DiffResult) -> str:
    """Say which files are left out because one side cannot read them; empty where all are read."""
    if not result.unread:
        return ""
    named = ", ".join(one_line(path) for path in result.unread[:_SHOWN]) + (
        " and others" if len(result.unread) > _SHOWN else ""
    )
    files = count(len(result.unread), "file")
    return f"{files} cannot be read and {'is' if len(result.unread) == 1 else 'are'} left out: {named}"


def _and_observed(result: DiffResult) -> str:
    return f"; {count(result.observations, 'observation')}" if result.observations else ""


def revision_name(revision: GitRevision) -> str:
    """Name a side: its name with the commit, or the working tree."""
    if revision.name is None:
        return "the working tree" if revision.commit is None else revision.commit[:10]
    short = (revision.commit or "")[:10]
    return revision.name if not short or revision.name.startswith(short) else f"{revision.name} ({short})"


def goal_line(goal: GoalChanges | LoggedGoal) -> str:
    """Say what happened to a goal as a whole; empty where it is only changed."""
    match goal.kind:
        case Kind.ADDED:
            return "new"
        case Kind.REMOVED:
            return "gone"
        case Kind.RENAMED | Kind.CHANGED:
            return ""


def sentence(change: Change, goal: str) -> str:
    """Say a change, within the goal that it is about."""
    name = _name(change, goal)
    match change.kind:
        case Kind.ADDED:
            return f"{_thing(change)}{name} is new{_titled(change.head, name)}"
        case Kind.REMOVED:
            return f"{_thing(change)}{name} is gone{_titled(change.base, name)}"
        case Kind.RENAMED:
            return f"{_thing(change)}renamed from `{_said(change.base)}` to `{_said(change.head)}`"
        case Kind.CHANGED:
            return _changed(change, f"`{change.field}`{' of ' + name.strip() if name else ''}")


def _titled(side: Side | None, name: str) -> str:
    """Add the title of a thing where its name is another."""
    title = _said(side)
    return "" if name == f"`{title}`" else f": {title}"


def _thing(change: Change) -> str:
    return "" if change.thing in {Thing.OBJECTIVE, Thing.KPI, Thing.WORKSPACE} else f"{change.thing.value} "


def _name(change: Change, goal: str) -> str:
    """Name a part of a goal by the end of its id; empty for the goal itself."""
    inner = change.subject.removeprefix(goal).strip("/")
    return f"`{inner}`" if inner else ""


def _changed(change: Change, what: str) -> str:
    if change.field in _PROSE:
        return f"{what} reads otherwise" if change.base and change.base.value else f"{what} was added"
    if change.base is None or change.base.value in (None, ()):
        return f"{what} set to {_said(change.head)}"
    if change.head is None or change.head.value in (None, ()):
        return f"{what} taken out, was {_said(change.base)}"
    return f"{what} changed from {_said(change.base)} to {_said(change.head)}"


def _said(side: Side | None) -> str:
    return "nothing" if side is None else value_text(side.value)


def value_text(value: Value) -> str:
    """Say a value as views show it."""
    match value:
        case Amount(number, unit):
            return show_quantity(number, unit)
        case Record(parts):
            return ", ".join(f"{name.replace('_', ' ')} {value_text(part)}" for name, part in parts) or "nothing"
        case tuple():
            return ", ".join("open" if part is None else value_text(part) for part in value) or "none"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return show_quantity(value, None)
        case date():
            return value.isoformat()
        case None:
            return "nothing"
        case str():
            return value


def effect_text(effect: Effect) -> str:
    """Say how progress moved, and which part of that was earned: `progress 25% to 80%: 15 points earned, 40 moved`."""
    moved = f"progress {show_percent(effect.base)} to {show_percent(effect.head)}"
    earned, shifted = effect.from_observations, effect.from_definitions
    if earned is None or shifted is None:
        return moved
    return f"{moved}: {_points(earned)} earned, {_points(shifted)} moved"


def _points(share: Fraction) -> str:
    return show_percent(share).replace("%", " points")


def observed_text(view: ObservedView) -> str:
    """Say what one person, or the files of measurements, saw."""
    told = "; ".join(_observation(observation) for observation in view.observations[:_SHOWN])
    more = len(view.observations) - _SHOWN
    return f"{told}; and {more} more" if more > 0 else told


def _observation(observation: ObservationChange) -> str:
    subject = f"`{observation.subject}`"
    match observation.kind:
        case Kind.ADDED:
            return f"{subject} {_seen(observation.head)}"
        case Kind.REMOVED:
            return f"{subject} of {observation.at} taken out"
        case Kind.CHANGED | Kind.RENAMED if not observation.counts:
            return f"{subject} of {observation.at} has another note"
        case Kind.CHANGED | Kind.RENAMED:
            return f"{subject} of {observation.at} from {_seen(observation.base)} to {_seen(observation.head)}"


def _seen(side: Side | None) -> str:
    """Say an observation by its number, else by what it is."""
    if side is None:
        return "nothing"
    parts = dict(side.value.parts) if isinstance(side.value, Record) else {"value": side.value}
    for name in ("value", "add", "reached", "unreached", "status", "confidence", "withdraw"):
        if (part := parts.get(name)) is not None:
            return value_text(part) if name == "value" else _other(name, part)
    return "a note"


def _other(name: str, value: Value) -> str:
    match (name, value):
        case ("reached", Record(parts)):
            return f"reached {', '.join(milestone for milestone, _ in parts)}"
        case ("withdraw", _):
            return "taken back"
        case _:
            return f"{name} {value_text(value)}"
