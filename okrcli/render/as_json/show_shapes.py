"""JSON Schema of the goals that `okr show` prints."""

from __future__ import annotations

from typing import get_args

from okrcli.model.objective import Progressing
from okrcli.render.as_json.forecast_shapes import KEY_RESULT_AHEAD
from okrcli.render.as_json.goal_shapes import KEY_RESULT, KPI, OBJECTIVE, SERIES
from okrcli.render.as_json.shapes import PLACE, day, many, maybe, number, record, share, switch, text, word
from okrcli.results.links import Relation
from okrcli.scoring.scorecard import Status

_ENTRY = record(
    {
        "date": day(),
        "by": maybe(text()),
        "value": maybe(number()),
        "text": text("What was reported besides a value."),
        "confidence": maybe(share()),
        "note": maybe(text()),
        **PLACE,
    }
)
_REVISION = record({"date": day(), "what": text(), "because": text()})
_NAMED = record(
    {
        "id": text(),
        "title": text(),
        "owner": text(),
        "progress": maybe(share()),
        "status": word(Status),
        "grade": maybe(share()),
    }
)
_INITIATIVE = record(
    {
        "id": maybe(text()),
        "title": text(),
        "for": many(text()),
        "owner": text(),
        "due": maybe(day()),
        "status": word(get_args(Progressing), "The last one that a check-in states, else its file's."),
        "link": maybe(text()),
        "overdue": switch("Due before the day, and neither done nor dropped."),
        "stated": maybe(record({"by": text(), "date": day(), **PLACE}, "The check-in that states its status.")),
    }
)
_CLOSED = record(
    {
        "date": day(),
        "outcome": text(),
        "grade": share(),
        "scores": {"type": "object", "additionalProperties": share()},
        "reason": maybe(text()),
        "retro": maybe(text()),
        "carried_to": maybe(text()),
    }
)
SHOWN_OBJECTIVE = record(
    OBJECTIVE
    | {
        "why": maybe(text()),
        "link": maybe(text()),
        "tags": many(text()),
        "visibility": text(),
        "weight": number(),
        "contributors": many(_NAMED),
        "supporters": many(record({"id": text(), "title": text(), "owner": text()})),
        "initiatives": many(_INITIATIVE),
        "revised": many(_REVISION),
        "closed": maybe(_CLOSED),
    }
)
"""An objective with all that its file says."""

_PERIOD = record({"start": day(), "end": day(), "value": maybe(number()), "met": switch()})
SHOWN_KEY_RESULT = record(
    KEY_RESULT
    | {
        "stretch": maybe(number()),
        "planned": maybe(number("The value that was meant for the day.")),
        "note": maybe(text()),
        "dropped": maybe(record({"date": day(), "because": text()})),
        "objective": _NAMED,
        "contributors": many(_NAMED, "Of a rollup: the objectives that count in it."),
        "file": text(),
        "periods": many(_PERIOD, "Of a guardrail: the periods that are due."),
        "observations": many(record({"date": day(), "value": number()}), "The values in the cycle, corrected."),
        "forecast": maybe(KEY_RESULT_AHEAD),
        "history": many(_ENTRY, "What was reported, newest first."),
    }
)
"""A key result with its history and what may come of it."""

_KPI_NAME = record({"id": text(), "name": text()})
_LINK = record(
    {
        "id": text(),
        "title": text(),
        "relation": word(get_args(Relation)),
        "open": switch(),
        "progress": maybe(share()),
        "status": word(Status),
        "grade": maybe(share("Its score, once its objective is closed.")),
    }
)
SHOWN_KPI = record(
    KPI
    | {
        "what": maybe(text()),
        "why": maybe(text()),
        "how": maybe(text()),
        "tier": text(),
        "indicator": maybe(text()),
        "nature": text(),
        "perspective": maybe(text()),
        "visibility": text(),
        "link": maybe(text()),
        "revised": many(_REVISION),
        "retired": maybe(record({"date": day(), "because": text(), "replaced_by": maybe(text())})),
        "parent": maybe(_KPI_NAME),
        "children": many(_KPI_NAME),
        **PLACE,
        "pending": maybe(text("Why there is no series.")),
        "links": many(_LINK, "Every key result that it is tied to, past ones too."),
        "inputs": many(_KPI_NAME, "What it is computed from."),
        "gaps": many(record({"start": day(), "end": day(), "reason": text()}), "Periods without a point."),
        "series": SERIES,
        "history": many(_ENTRY),
    }
)
"""A KPI with its charter, its series and its history."""
