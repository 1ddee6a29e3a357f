"""`okr log` as JSON: `okr.log/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.changes import change_keys, side_value
from okrcli.render.as_json.values import day, revision, to_text

if TYPE_CHECKING:
    from okrcli.diff.changeset import ObservationChange
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
        "changes": [change_keys(change) for goal in entry.goals for change in goal.changes],
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


def _observation(seen: ObservationChange) -> Json:
    return {
        "kind": seen.kind.value,
        "subject": seen.subject,
        "date": day(seen.at),
        "by": seen.by,
        "base": side_value(seen.base),
        "head": side_value(seen.head),
    }
