"""JSON Schema of what `okr diff` shows besides findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.diff.changeset import Kind, Thing
from okrcli.render.as_json.changes import thing_word
from okrcli.render.as_json.shapes import day, many, maybe, number, record, share, switch, text, whole, word

if TYPE_CHECKING:
    from okrcli.render.as_json.shapes import Shape

REVISION = record({"name": maybe(text("What it was called; null for the files on disk.")), "commit": maybe(text())})
_PLACE = record({"file": text("Relative to the workspace."), "line": whole(), "column": whole()})
_VALUE: Shape = {"description": "As the field holds it; null where there is none."}
_CHANGE = record(
    {
        "kind": word(Kind),
        "thing": word(map(thing_word, Thing)),
        "subject": text("The id in the head; of what is gone, in the base."),
        "field": maybe(text("Null where the thing itself came, went or got another id.")),
        "base": _VALUE,
        "head": _VALUE,
        "base_place": maybe(_PLACE),
        "head_place": maybe(_PLACE),
        "id": text("Stays the same from push to push."),
    }
)
_EFFECT = record(
    {
        "id": text(),
        "base": maybe(share()),
        "head": maybe(share()),
        "from_observations": maybe(number("What was earned, -1 to 1.")),
        "from_definitions": maybe(number("What was moved, -1 to 1.")),
    }
)
_COUNTS: dict[str, Shape] = {word.value: whole() for words in (Kind, Severity) for word in words}

DIFF: dict[str, Shape] = {
    "as_of": day("The day that both sides are seen from."),
    "base": REVISION,
    "head": REVISION,
    "changes": many(_CHANGE, "Of definitions, in order of subject."),
    "effects": many(_EFFECT, "Of objectives and key results whose progress differs."),
}
"""The first keys of the document."""

DIFF_SUMMARY = record(
    {
        "definitions": switch("Whether any definition changed; where not, there are at most observations."),
        **_COUNTS,
        "observations": whole(),
    }
)
