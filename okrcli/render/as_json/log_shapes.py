"""The shapes of `okr.log/1` and `okr.trend/1`."""

from __future__ import annotations

from okrcli.diff.changeset import Kind, Thing
from okrcli.render.as_json.changes import thing_word
from okrcli.render.as_json.diff_shapes import REVISION
from okrcli.render.as_json.shapes import Shape, day, document, many, maybe, number, record, switch, text, word
from okrcli.scoring.scorecard import Health, Status

_LIMITS = ("at_least", "at_most", "between")
_ANY: Shape = {"description": "A number, a text, a list or a mapping; null where there is nothing."}
_CHANGE = record(
    {
        "kind": word(Kind),
        "thing": word(map(thing_word, Thing)),
        "subject": text("The id that it has after the commit; of what is gone, the one before it."),
        "field": maybe(text("Null where the thing itself came or went.")),
        "base": _ANY,
        "head": _ANY,
    }
)
_OBSERVATION = record(
    {
        "kind": word(Kind),
        "subject": text(),
        "date": day("The day that it is true of."),
        "by": maybe(text()),
        "base": _ANY,
        "head": _ANY,
    }
)
_COMMIT = record(
    {
        "commit": text(),
        "date": day("The day on which it was committed."),
        "author": text("As git says it."),
        "subject": text("The first line of its message."),
        "merge": switch("Merges tell only what differs from each of their parents."),
        "by": maybe(text("The person of okr.yaml with the author's address.")),
        "changes": many(_CHANGE),
        "observations": many(_OBSERVATION),
        "unreadable": many(text(), "Files that could not be read as the commit left them."),
    }
)

LOG = document(
    "log",
    {
        "as_of": day(),
        "organization": maybe(text()),
        "revision": maybe(REVISION),
        "goal": maybe(text("The id that was asked for.")),
        "since": maybe(text("As it was typed.")),
        "cut": maybe(record({"commit": text(), "date": day()}, "Where the history of a shallow clone begins.")),
        "commits": many(_COMMIT, "Newest first."),
    },
    "What `okr log --format json` prints.",
)

_POINT = record(
    {
        "date": day(),
        "value": maybe(number("Progress, 0 to 1; of a KPI what was measured on that day, in its unit.")),
        "plan": maybe(number()),
        "target": maybe(
            record({"at_least": number(), "at_most": number(), "between": many(number())}, optional=_LIMITS)
        ),
    }
)
_MARK = record(
    {
        "date": day(),
        "commit": text(),
        "author": text(),
        "kind": word(Kind),
        "subject": text(),
        "field": maybe(text()),
        "base": _ANY,
        "head": _ANY,
    }
)
_LINE = record(
    {
        "id": text(),
        "kind": word(["objective", "key_result", "kpi"]),
        "title": text(),
        "cycle": text(),
        "start": day(),
        "end": day(),
        "unit": maybe(text("Of a KPI; progress is a share of 1.")),
        "value": maybe(number("The last one known.")),
        "plan": maybe(number()),
        "week_change": maybe(number("How far progress moved in seven days.")),
        "status": word([*(status.value for status in Status), *(health.value for health in Health)]),
        "points": many(_POINT, "By the definitions of today: each day is scored as of that day."),
        "changes": many(_MARK, "Commits of the cycle that changed what is measured, oldest first."),
    }
)

TREND = document(
    "trend",
    {
        "as_of": day(),
        "organization": maybe(text()),
        "revision": maybe(REVISION),
        "goals": many(_LINE),
        "note": maybe(text("Why changes of definitions are missing, where they are.")),
    },
    "What `okr trend --format json` prints.",
)
