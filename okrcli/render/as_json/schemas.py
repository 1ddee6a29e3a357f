"""JSON Schema of each output, by the name that `okr schema output` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from okrcli.diagnostics import Severity
from okrcli.render.as_json.diff_shapes import DIFF, DIFF_SUMMARY, REVISION
from okrcli.render.as_json.forecast_shapes import CALIBRATION, FORECAST
from okrcli.render.as_json.goal_shapes import KPI, OBJECTIVE, SERIES, STATUSES, SUMMARY
from okrcli.render.as_json.log_shapes import LOG, TREND
from okrcli.render.as_json.shapes import (
    PLACE,
    constant,
    counted,
    day,
    document,
    many,
    maybe,
    record,
    share,
    switch,
    text,
    whole,
    word,
)
from okrcli.render.as_json.show_shapes import SHOWN_KEY_RESULT, SHOWN_KPI, SHOWN_OBJECTIVE
from okrcli.results.links import Relation
from okrcli.results.todo import Task, Urgency
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from okrcli.render.as_json.shapes import Shape

_SEEN = {"as_of": day("The day that it was looked from."), "organization": maybe(text()), "revision": maybe(REVISION)}
_CYCLE = record({"name": text(), "start": day(), "end": day(), "elapsed": share()})
_ATTENTION = record(
    {
        "severity": word(Severity),
        "subject": text("The id of the goal that it is about, else a file."),
        "message": text(),
        "call": maybe(text("The command that settles it.")),
    }
)
_TIED_OBJECTIVE = record(
    {
        "id": text(),
        "title": text(),
        "owner": text(),
        "teams": many(text()),
        "progress": maybe(share()),
        "status": word(Status),
        "moves_a_kpi": switch("Whether one of its key results has a KPI that it moves."),
    }
)
_TIE = record(
    {
        "kpi": text(),
        "relation": word(get_args(Relation)),
        "objective": text(),
        "key_result": text(),
        "title": text("The key result's."),
        "progress": maybe(share()),
        "status": word(Status),
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
        **PLACE,
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
    "revision": maybe(REVISION),
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
    "links": document(
        "links",
        _SEEN
        | {
            "cycles": many(text(), "Those that were looked at, longest first."),
            "objectives": many(_TIED_OBJECTIVE),
            "kpis": many(record(KPI | {"moved": switch("Whether an open key result of this view moves it.")})),
            "links": many(_TIE, "In the order of the objectives and their files."),
        },
        "What `okr links --format json` prints.",
    ),
    "forecast": document("forecast", _SEEN | FORECAST, "What `okr forecast --format json` prints."),
    "calibration": document(
        "calibration", _SEEN | CALIBRATION, "What `okr forecast --calibration --format json` prints."
    ),
    "show": _either(
        "show",
        [
            _shown("objective", SHOWN_OBJECTIVE),
            _shown("key_result", SHOWN_KEY_RESULT),
            _shown("kpi", SHOWN_KPI),
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
        [
            {"kind": constant("rule"), "rule": record(_RULE | {"documentation": text()})},
            {"kind": constant("topic"), "topic": record({"name": text(), "documentation": text()})},
            _NUMBER,
        ],
        "What `okr explain --format json` prints.",
    ),
}
"""What `okr schema output NAME` prints."""
