"""JSON Schema of objectives, key results and KPIs in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from okrcli.calendar import Cadence
from okrcli.diagnostics import Severity
from okrcli.model.measure import Way
from okrcli.render.as_json.shapes import (
    counted,
    day,
    many,
    maybe,
    number,
    record,
    share,
    switch,
    text,
    whole,
    word,
)
from okrcli.scoring.scorecard import Health, Loop, Status
from okrcli.scoring.signal import Certainty, What

if TYPE_CHECKING:
    from okrcli.render.as_json.shapes import Shape

_PAIR = many(number())
_ID = text("A whole id.")

LIMIT = {"at_least": number(), "at_most": number(), "between": _PAIR}
"""The keys of a limit, of which one is there."""

SUMMARY = {"kpis": counted(Health), "loop": counted(Loop), "findings": counted(Severity)}
"""How many there are of each word, zero too."""

_MILESTONE = record(
    {"id": text(), "title": maybe(text()), "due": maybe(day()), "weight": number(), "reached": maybe(day())}
)

KEY_RESULT = {
    "id": _ID,
    "title": text(),
    "way": word(Way),
    "kpi": maybe(text("The KPI that measures it.")),
    "unit": maybe(text("An ISO 4217 code for money.")),
    "baseline": maybe(number()),
    "target": maybe(number()),
    "current": maybe(number("The last value in the cycle.")),
    "current_date": maybe(day()),
    "raw": maybe(number("Progress before it is kept from 0 to 1.")),
    "progress": maybe(share()),
    "plan": maybe(share("How far it was meant to be by the day.")),
    "status": word(Status),
    "confidence": maybe(share("What the owner said last.")),
    "stale": switch(),
    "late": switch("Reached after it was due."),
    "keep": maybe(
        record(
            LIMIT | {"met": whole("Periods in which it was kept."), "due": whole()},
            "The limit of a guardrail.",
            optional=LIMIT,
        )
    ),
    "milestones": maybe(many(_MILESTONE)),
    "weight": number(),
    "owner": text(),
    "due": day(),
    "influences": many(text(), "KPIs that it should move without being measured by them."),
    "line": maybe(whole("Where it begins in its objective's file.")),
}

OBJECTIVE = {
    "id": _ID,
    "title": text(),
    "owner": text(),
    "teams": many(text()),
    "ambition": word(["aspirational", "committed"]),
    "progress": maybe(share("The weighted mean over its parts.")),
    "plan": maybe(share()),
    "status": word(Status),
    "worst": maybe(record({"id": _ID, "status": word(Status)}, "Its part in the worst state.")),
    "confidence": maybe(share()),
    "stale": switch(),
    "known": whole("How many of its parts have a known progress."),
    "parts": whole(),
    "grade": maybe(share("Once it is closed.")),
    "contributes_to": maybe(text("An objective, or a rollup key result.")),
    "supports": maybe(text()),
    "because": maybe(text("The KPI whose breach called for it.")),
    "file": text("Relative to the workspace."),
    "line": whole(),
    "key_results": many(record(KEY_RESULT)),
}

_SIGNAL = record(
    {
        "points": whole("The length of the series."),
        "certainty": word(Certainty, "How far the limits can be trusted: firm from 17 points."),
        "centre": number("The mean."),
        "lower": number("The lower natural limit."),
        "upper": number("The upper natural limit."),
        "mean_range": number("The mean of the moving ranges."),
        "range_limit": number("The upper limit of the ranges."),
        "signals": many(
            record(
                {
                    "rule": whole("1 outside the limits, 2 three of four near a limit, 3 eight on one side."),
                    "what": word(get_args(What)),
                    "dates": many(day()),
                }
            )
        ),
        "trend": maybe(
            record(
                {
                    "slope": number("A point, by Theil and Sen."),
                    "p": share("That noise alone looks like it, by Mann and Kendall."),
                    "good": maybe(switch("Whether it goes towards the target.")),
                }
            )
        ),
    },
    "From six points, in `okr kpis` and `okr show`: what is natural, and what is a signal.",
)

KPI: dict[str, Shape] = {
    "id": _ID,
    "name": text(),
    "owner": text(),
    "team": maybe(text()),
    "unit": maybe(text("An ISO 4217 code for money.")),
    "cadence": word(Cadence),
    "value": maybe(number()),
    "date": maybe(day("The day that the value is true of.")),
    "target": maybe(
        record(
            LIMIT | {"watch": maybe({"anyOf": [number(), _PAIR], "description": "The edge of the watch band."})},
            "The target in force on the day.",
            optional=LIMIT,
        )
    ),
    "health": word(Health),
    "stale": switch(),
    "loop": word(Loop),
    "moved_by": many(text()),
    "guarded_by": many(text()),
    "influenced_by": many(text()),
    "previous": maybe(number("The value before.")),
    "running": maybe(
        record(
            {"start": day(), "end": day(), "value": maybe(number()), "reason": maybe(text("Why there is no value."))},
            "The period that is not over; it is never judged.",
        )
    ),
    "signal": maybe(_SIGNAL),
}

SERIES = many(record({"date": day(), "value": number(), "health": word(Health, "The health after this point.")}))
"""The points of a KPI."""

STATUSES: Shape = {
    "type": "object",
    "additionalProperties": word(Status),
    "description": "The status of each open key result that a KPI is tied to, by its id.",
}
"""What stands beside the ids of key results on the dashboard."""
