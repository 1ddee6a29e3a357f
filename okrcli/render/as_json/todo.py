"""`okr todo` as JSON: `okr.todo/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.values import counts, day, revision, to_text

if TYPE_CHECKING:
    from okrcli.render.as_json.values import Json
    from okrcli.results.todo import TodoItem, TodoResult


def render_todo(result: TodoResult) -> str:
    """Write what is owed, a line each."""
    return to_text(
        {
            "format": "okr.todo/1",
            "as_of": day(result.as_of),
            "organization": result.organization,
            "revision": revision(result.revision),
            "items": [_item(item) for item in result.items],
            "summary": counts(result.summary),
        }
    )


def _item(item: TodoItem) -> Json:
    return {
        "task": item.task.value,
        "urgency": item.urgency.value,
        "owner": item.owner,
        "subject": item.subject,
        "message": item.message,
        "call": item.call,
        "days": item.days,
        "file": item.source.path,
        "line": item.source.line,
    }
