"""The shape of `okr.log/1`."""

from __future__ import annotations

from okrcli.diff.changeset import Kind, Thing
from okrcli.render.as_json.shapes import Shape, day, document, many, maybe, nothing, record, switch, text, word

_ANY: Shape = {"description": "A number, a text, a list or a mapping; null where there is nothing."}
_CHANGE = record(
    {
        "kind": word(Kind),
        "thing": word([thing.value.replace(" ", "_").lower() for thing in Thing]),
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
        "revision": nothing(),
        "goal": maybe(text("The id that was asked for.")),
        "since": maybe(text("As it was typed.")),
        "cut": maybe(record({"commit": text(), "date": day()}, "Where the history of a shallow clone begins.")),
        "commits": many(_COMMIT, "Newest first."),
    },
    "What `okr log --format json` prints.",
)
