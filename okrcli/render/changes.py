"""Changes of goals in sentences, the same in every output for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.diff.changeset import Amount, Kind, Record, Thing
from okrcli.percent import points_by_way
from okrcli.render.numbers import count, show_percent, show_quantity

if TYPE_CHECKING:
    from okrcli.diagnostics import Diagnostic
    from okrcli.diff.changeset import Change, Effect, ObservationChange, Side, Value
    from okrcli.render.places import Viewpoint
    from okrcli.results.diff import DiffResult, GitRevision, GoalChanges, ObservedView
    from okrcli.results.log import LoggedGoal

_PROSE = frozenset({"why", "what", "how"})
"""Fields of which only the new text is told: two long ones side by side are no help."""

_TITLES = frozenset({"title", "name"})
"""Fields whose text is set off from the sentence around it."""

_WAYS = {"move": "a target", "keep": "a limit", "milestones": "milestones", "rollup": "what contributes to it"}
"""By what a key result is measured, by the word for that way."""

_MANY_PARTS = 3
"""From how many parts on of a value only those are told that differ."""

_NOTED = (Severity.ERROR, Severity.WARNING)
_SHOWN = 3
"""How many observations of one person, and findings of one rule on one goal, are told one by one."""


def headline(result: DiffResult) -> str:
    """Say how much changed and how much of it deserves a second look: `2 goals changed, 1 deserves a second look`."""
    if not result.goals:
        return f"No goal changed{_and_observed(result)}"
    looked = sum(any(finding.severity in _NOTED for finding in goal.findings) for goal in result.goals)
    verb = "deserves" if looked == 1 else "deserve"
    second = f"{looked} {verb} a second look" if looked else "none deserves a second look"
    return f"{_what_changed(result)} changed, {second}{_and_observed(result)}"


def _what_changed(result: DiffResult) -> str:
    """Count goals; `okr.yaml` is none."""
    goals = sum(goal.thing is not Thing.WORKSPACE for goal in result.goals)
    settings = [] if goals == len(result.goals) else ["okr.yaml"]
    return " and ".join([*([count(goals, "goal")] if goals else []), *settings])


def unread_text(result: DiffResult, seen: Viewpoint) -> str:
    """Say which files are left out because one side cannot read them; empty where all are read."""
    if not result.unread:
        return ""
    named = ", ".join(seen.name(path) for path in result.unread[:_SHOWN]) + (
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


def few_findings(goal: GoalChanges) -> tuple[list[Diagnostic], list[str]]:
    """Return the first findings of each rule, and how many more there are of which: a series may break a hundred."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for finding in goal.findings:
        by_rule.setdefault(f"{finding.code} {finding.name}", []).append(finding)
    shown = [finding for found in by_rule.values() for finding in found[:_SHOWN]]
    more = [
        f"{len(found) - _SHOWN} more of {rule}; `okr diff --format concise` lists all"
        for rule, found in by_rule.items()
        if len(found) > _SHOWN
    ]
    return shown, more


def goal_title(goal: GoalChanges | LoggedGoal) -> str:
    """Name a goal; what is no objective says what it is."""
    return f"KPI {goal.title}" if goal.thing is Thing.KPI else goal.title


def part_text(part: str, title: str) -> str:
    """Say what a goal that is new or gone holds."""
    return f"key result `{part}`: {title}"


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
            old, new = (_said(side).removeprefix(f"{goal}/") for side in (change.base, change.head))
            return f"{_thing(change)}renamed from `{old}` to `{new}`"
        case Kind.CHANGED:
            return _changed(change, name)


def _titled(side: Side | None, name: str) -> str:
    """Add the title of a thing where its name is another."""
    title = _said(side)
    return "" if name.strip("`").rpartition("/")[2] == title else f": {title}"


def _thing(change: Change) -> str:
    return "" if change.thing in {Thing.OBJECTIVE, Thing.KPI, Thing.WORKSPACE} else f"{change.thing.value} "


def _name(change: Change, goal: str) -> str:
    """Name a part of a goal by the end of its id; empty for the goal itself."""
    inner = change.subject.removeprefix(goal).strip("/")
    return f"`{inner}`" if inner else ""


def _changed(change: Change, name: str) -> str:
    """Say a change of a field, of the part of a goal that goes by `name`."""
    noun = "initiative " if change.thing is Thing.INITIATIVE else ""
    what = f"`{change.field}`{f' of {noun}{name}' if name else ''}"
    if change.field == "way":
        return f"{name} is measured by {_way(change.head)} and was by {_way(change.base)}"
    if change.field == "revised" and (added := _added(change)):
        return f"{what} says: {added}"
    old, new = (_field_text(change.field, side) for side in (change.base, change.head))
    if change.head is None or change.head.value in (None, ()):
        return f"{what} taken out, was {old}"
    if change.base is None or change.base.value in (None, ()):
        return f"{what} set to {new}"
    if change.field in _PROSE:
        return f"{what} now reads {new}"
    if parts := _differing(change.base.value, change.head.value):
        return f"{what} changed: {parts}"
    return f"{what} changed from {old} to {new}"


def _differing(old: Value, new: Value) -> str:
    """Say what differs between two values of many parts; empty for others, which are told whole."""
    if not (isinstance(old, Record) and isinstance(new, Record)) or max(len(old.parts), len(new.parts)) < _MANY_PARTS:
        return ""
    before, after = dict(old.parts), dict(new.parts)
    differing = (name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name))
    return ", ".join(
        f"{name.replace('_', ' ')} from {_part_text(before.get(name))} to {_part_text(after.get(name))}"
        for name in differing
    )


def _way(side: Side | None) -> str:
    return _WAYS.get(_said(side), "another way")


def _added(change: Change) -> str:
    """Say the entries of a list that the base has not."""
    old, new = (side.value if side is not None and isinstance(side.value, tuple) else () for side in _sides(change))
    return "; ".join(_reason(entry) for entry in new if entry not in old)


def _sides(change: Change) -> tuple[Side | None, Side | None]:
    return change.base, change.head


def _reason(entry: Value) -> str:
    """Say what moved and why, as an entry under `revised` does."""
    parts = dict(entry.parts) if isinstance(entry, Record) else {}
    what, because = (value_text(parts.get(name)) for name in ("what", "because"))
    return f"{what}, because {_quoted(because)}"


def _field_text(field: str | None, side: Side | None) -> str:
    """Say the value of a field; free text is set off."""
    if field == "bounds" and side is not None and isinstance(side.value, tuple):
        return _bounds(*(None if end is None else value_text(end) for end in side.value))
    is_free = field in _TITLES or field in _PROSE
    return _quoted(_said(side)) if is_free else _said(side)


def _bounds(low: str | None, high: str | None) -> str:
    if low is None or high is None:
        return "no bounds" if low is high else (f"{low} or more" if high is None else f"{high} or less")
    return f"between {low} and {high}"


def _quoted(text: str) -> str:
    """Set a text off in backticks; one that holds some itself stays as it is."""
    return text if "`" in text else f"`{text}`"


def _said(side: Side | None) -> str:
    return "nothing" if side is None else value_text(side.value)


def value_text(value: Value) -> str:
    """Say a value as views show it."""
    match value:
        case Amount(number, unit):
            return show_quantity(number, unit)
        case Record(parts):
            return ", ".join(f"{name.replace('_', ' ')} {_part_text(part)}" for name, part in parts) or "nothing"
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


def _part_text(part: Value) -> str:
    """Say a part of a value; one with parts of its own in brackets."""
    return f"({value_text(part)})" if isinstance(part, Record) else value_text(part)


def effect_text(effect: Effect) -> str:
    """Say how progress moved, and by what: `progress 25% to 80%: 15 points earned, 40 points by redefinition`."""
    moved = f"progress {show_percent(effect.base)} to {show_percent(effect.head)}"
    if effect.base is None or effect.observed is None or effect.head is None:
        return moved
    earned, shifted = points_by_way(effect.base, effect.observed, effect.head)
    return f"{moved}: {count(earned, 'point')} earned, {count(shifted, 'point')} by redefinition"


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
