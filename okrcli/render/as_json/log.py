"""`okr log` as JSON: `okr.log/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.identity import plain_value
from okrcli.render.as_json.values import day, revision, to_text

if TYPE_CHECKING:
    from okrcli.diff.changeset import Change, ObservationChange, Side
    from okrcli.history.timeline import Stamp
    from okrcli.render.as_json.values import Json
    from okrcli.results.log import LogEntry, LogResult


def render_log(result: LogResult) -> str:
    """Write the commits, newest first, a line each."""
    return to_text(
        {
            "format": "okr.log/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "goal": result.goal,
            "since": result.since,
            "cut": None if result.cut is None else {"commit": result.cut.commit, "date": day(result.cut.day)},
            "commits": [_entry(entry) for entry in result.entries],
        }
    )


def _entry(entry: LogEntry) -> Json:
    return {
        **_stamp(entry.stamp),
        "by": entry.by,
        "changes": [_change(change) for goal in entry.goals for change in goal.changes],
        "observations": [_observation(seen) for view in entry.observed for seen in view.observations],
        "unreadable": list(entry.unreadable),
    }


def _stamp(stamp: Stamp) -> dict[str, Json]:
    return {
        "commit": stamp.commit,
        "date": day(stamp.day),
        "author": stamp.author,
        "subject": stamp.subject,
        "merge": stamp.is_merge,
    }


def _change(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "thing": change.thing.value.replace(" ", "_").lower(),
        "subject": change.subject,
        "field": change.field,
        "base": _value(change.base),
        "head": _value(change.head),
    }


def _observation(seen: ObservationChange) -> Json:
    return {
        "kind": seen.kind.value,
        "subject": seen.subject,
        "date": day(seen.at),
        "by": seen.by,
        "base": _value(seen.base),
        "head": _value(seen.head),
    }


def _value(side: Side | None) -> Json:
    return None if side is None else plain_value(side.value)
