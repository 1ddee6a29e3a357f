"""What is said of a history, the same in every output for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.changeset import Kind, Thing
from okrcli.render.changes import sentence
from okrcli.render.numbers import count, show_percent, show_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrcli.history.timeline import Stamp
    from okrcli.results.log import LoggedGoal, LogResult
    from okrcli.results.trend import DefinitionMark, TrendLine

_MANY = 6
"""From how many new goals of one commit on they are counted."""

_NAMED = 3


def history_line(result: LogResult) -> str:
    """Say how many commits are told, of what: `3 commits changed 2026-Q4/delight since 2026-10-01`."""
    what = "the goals" if result.goal is None else result.goal
    since = "" if result.since is None else f" since {result.since}"
    if not result.entries:
        return f"No commit changed {what}{since}"
    return f"{count(len(result.entries), 'commit')} changed {what}{since}"


def cut_text(cut: Stamp) -> str:
    """Say where a shallow clone has no more history, and how to get it."""
    return (
        f"History is cut at {cut.commit[:10]} of {cut.day}: this clone is shallow. "
        "`git fetch --unshallow` brings the rest, in CI `fetch-depth: 0`."
    )


def new_goals(goals: Sequence[LoggedGoal]) -> tuple[list[LoggedGoal], str]:
    """Part many new goals from the rest, and say how many of what they are; few are told like all others."""
    new = [goal for goal in goals if goal.kind is Kind.ADDED and not goal.inner]
    if len(new) < _MANY:
        return list(goals), ""
    parts = [_counted(new, thing, noun) for thing, noun in ((Thing.OBJECTIVE, "objective"), (Thing.KPI, "KPI"))]
    return [goal for goal in goals if goal not in new], f"{' and '.join(filter(None, parts))} are new"


def _counted(goals: Iterable[LoggedGoal], thing: Thing, noun: str) -> str:
    found = [goal.id for goal in goals if goal.thing is thing]
    if not found:
        return ""
    more = ", …" if len(found) > _NAMED else ""
    return f"{count(len(found), noun)} ({', '.join(found[:_NAMED])}{more})"


def trend_value(line: TrendLine) -> str:
    """Say where a goal stands: its progress, or the value of a KPI in its unit."""
    return show_quantity(line.value, line.unit) if line.thing is Thing.KPI else show_percent(line.value)


def change_in_week(line: TrendLine) -> str:
    """Say how many points of a hundred progress moved in seven days: `+5`; empty where that is unknown."""
    if line.week_change is None:
        return ""
    points = show_percent(line.week_change).removesuffix("%")
    return f"+{points}" if line.week_change > 0 and points != "0" else points


def mark_text(mark: DefinitionMark) -> str:
    """Say what changed in a definition, within the objective or KPI that it was then."""
    subject = mark.change.subject
    return sentence(mark.change, "/".join(subject.split("/")[:2]))
