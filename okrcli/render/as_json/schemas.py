"""JSON Schema of each output, by the name that `okr schema output` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from okrcli.diagnostics import Severity
from okrcli.model.objective import Progressing
from okrcli.render.as_json.diff_shapes import DIFF, DIFF_SUMMARY, REVISION
from okrcli.render.as_json.goal_shapes import KEY_RESULT, KPI, OBJECTIVE, SERIES, STATUSES, SUMMARY
from okrcli.render.as_json.log_shapes import LOG, TREND
from okrcli.render.as_json.shapes import (
    constant,
    counted,
    day,
    document,
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
from okrcli.results.todo import Task, Urgency
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from okrcli.render.as_json.shapes import Shape

_PLACE = {"file": text("Relative to the workspace."), "line": whole()}
_SEEN = {"as_of": day("The day that it was looked from."), "organization": maybe(text()), "revision": maybe(REVISION)}
_CYCLE = record({"name": text(), "start": day(), "end": day(), "elapsed": share()})
_ENTRY = record(
    {
        "date": day(),
        "by": maybe(text()),
        "value": maybe(number()),
        "text": text("What was reported besides a value."),
        "confidence": maybe(share()),
        "note": maybe(text()),
        **_PLACE,
    }
)
_ATTENTION = record(
    {
        "severity": word(Severity),
        "subject": text("The id of the goal that it is about, else a file."),
        "message": text(),
        "call": maybe(text("The command that settles it.")),
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
        "stated": maybe(record({"by": text(), "date": day(), **_PLACE}, "The check-in that states its status.")),
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
_SHOWN_OBJECTIVE = record(
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
_PERIOD = record({"start": day(), "end": day(), "value": maybe(number()), "met": switch()})
_SHOWN_KEY_RESULT = record(
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
        "history": many(_ENTRY, "What was reported, newest first."),
    }
)
_KPI_NAME = record({"id": text(), "name": text()})
_LINK = record(
    {
        "id": text(),
        "title": text(),
        "relation": word(["moves", "guards", "influences"]),
        "open": switch(),
        "progress": maybe(share()),
        "status": word(Status),
    }
)
_SHOWN_KPI = record(
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
        **_PLACE,
        "pending": maybe(text("Why there is no series.")),
        "links": many(_LINK, "Every key result that it is tied to, past ones too."),
        "series": SERIES,
        "history": many(_ENTRY),
    }
)
_SPAN = {
    "file": text("Relative to the workspace."),
    "line": whole("From 1."),
    "column": whole("From 1, in characters."),
}
_FINDING = record(
    {
        "code": text("OKR and three digits."),
        "name": text(),
        "severity": word(Severity),
        "message": text(),
        "help": text(),
        **_SPAN,
        "end_line": whole(),
        "end_column": whole("Exclusive."),
        "subject": maybe(text("The id of the goal that it is about.")),
        "related": many(record(_SPAN | {"message": text()})),
    }
)
_ITEM = record(
    {
        "task": word(Task, "What is to be done."),
        "urgency": word(Urgency),
        "owner": maybe(text("Who owes it; null where nobody can be named.")),
        "subject": text("The id of the goal that it is about."),
        "message": text(),
        "call": text("What settles it, with words in capitals to fill in."),
        "days": maybe(whole("For how many days it has waited.")),
        **_PLACE,
    }
)
_RULE = {
    "code": text(),
    "name": text(),
    "severity": word(Severity),
    "group": whole(),
    "default": switch("Whether `okr validate` checks it unasked."),
    "summary": text(),
}
_VALUE: Shape = {"type": ["number", "string", "null"]}
_INPUT = record({"name": text(), "value": _VALUE, "unit": maybe(text()), "file": maybe(text()), "line": maybe(whole())})
_STEP = record({"name": text(), "formula": text(), "worked": text("With the numbers put in."), "result": _VALUE})
_NUMBER = {
    "kind": constant("number"),
    "id": text(),
    "title": text(),
    "as_of": day(),
    "inputs": many(_INPUT),
    "thresholds": many(_INPUT),
    "steps": many(_STEP),
    "conclusion": text(),
}


def _either(name: str, shapes: list[dict[str, Shape]], description: str) -> Shape:
    """Describe an output that has several shapes."""
    whole_ones = [document(name, shape, "") for shape in shapes]
    bare = [{key: value for key, value in shape.items() if key not in {"$schema", "title"}} for shape in whole_ones]
    head = {key: whole_ones[0][key] for key in ("$schema", "title")}
    return {**head, "description": description, "anyOf": bare}


def _shown(kind: str, shape: Shape) -> dict[str, Shape]:
    return {"as_of": day(), "revision": maybe(REVISION), "kind": constant(kind), kind: shape}


OUTPUT_SCHEMAS: dict[str, Shape] = {
    "status": document(
        "status",
        _SEEN
        | {
            "cycles": many(_CYCLE, "Those that hold the day and have an objective, longest first."),
            "objectives": many(record(OBJECTIVE)),
            "kpis": many(record(KPI), "All but inputs and retired ones."),
            "attention": many(_ATTENTION, "What calls for a hand, worst first."),
            "summary": record({"objectives": counted(Status), **SUMMARY}),
        },
        "What `okr status --format json` prints.",
    ),
    "kpis": document(
        "kpis",
        _SEEN | {"kpis": many(record(KPI | {"statuses": STATUSES, "series": SERIES})), "summary": record(SUMMARY)},
        "What `okr kpis --format json` prints.",
    ),
    "show": _either(
        "show",
        [
            _shown("objective", _SHOWN_OBJECTIVE),
            _shown("key_result", _SHOWN_KEY_RESULT),
            _shown("kpi", _SHOWN_KPI),
        ],
        "What `okr show REF --format json` prints.",
    ),
    "todo": document(
        "todo",
        _SEEN | {"items": many(_ITEM, "By owner, the most urgent first."), "summary": counted(Urgency)},
        "What `okr todo --format json` prints.",
    ),
    "validate": document(
        "validate",
        {
            "files": whole("How many were read."),
            "findings": many(_FINDING),
            "suppressed": whole("How many findings comments silenced."),
            "summary": counted(Severity),
        },
        "What `okr validate --format json` prints.",
    ),
    "diff": document(
        "diff",
        DIFF
        | {
            "findings": many(_FINDING),
            "unread": many(text(), "The files that one side cannot read; they are left out."),
            "suppressed": whole("How many findings comments silenced."),
            "summary": DIFF_SUMMARY,
        },
        "What `okr diff --format json` prints.",
    ),
    "log": LOG,
    "trend": TREND,
    "rules": document("rules", {"rules": many(record(_RULE))}, "What `okr rules --format json` prints."),
    "explain": _either(
        "explain",
        [{"kind": constant("rule"), "rule": record(_RULE | {"documentation": text()})}, _NUMBER],
        "What `okr explain --format json` prints.",
    ),
}
"""What `okr schema output NAME` prints."""
