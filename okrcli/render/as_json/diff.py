"""`okr diff` as JSON: `okr.diff/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.diff.changeset import Kind
from okrcli.diff.identity import plain_value
from okrcli.render.as_json.validate import finding_shape
from okrcli.render.as_json.values import number, to_text

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.diagnostics import Location
    from okrcli.diff.changeset import Effect, Side
    from okrcli.render.as_json.values import Json
    from okrcli.results.diff import ChangeView, DiffResult, GitRevision


def render_diff(result: DiffResult) -> str:
    """Write every change, effect and finding, a line each."""
    return to_text(
        {
            "format": "okr.diff/1",
            "as_of": result.as_of.isoformat(),
            "base": _revision(result.base),
            "head": _revision(result.head),
            "changes": [_change(view) for view in result.changes],
            "effects": [_effect(effect) for effect in result.effects],
            "findings": [finding_shape(finding) for finding in result.findings.findings],
            "unread": list(result.unread),
            "suppressed": result.findings.suppressed,
            "summary": _summary(result),
        }
    )


def _revision(revision: GitRevision) -> Json:
    return {"name": revision.name, "commit": revision.commit}


def _change(view: ChangeView) -> Json:
    change = view.change
    return {
        "kind": change.kind.value,
        "thing": change.thing.value.replace(" ", "_").lower(),
        "subject": change.subject,
        "field": change.field,
        "base": _value(change.base),
        "head": _value(change.head),
        "base_place": _place(view.base),
        "head_place": _place(view.head),
        "id": view.id,
    }


def _value(side: Side | None) -> Json:
    return None if side is None else plain_value(side.value)


def _place(location: Location | None) -> Json:
    if location is None:
        return None
    return {"file": location.path, "line": location.span.line, "column": location.span.column}


def _effect(effect: Effect) -> Json:
    return {
        "id": effect.id,
        "base": _share(effect.base),
        "head": _share(effect.head),
        "from_observations": _share(effect.from_observations),
        "from_definitions": _share(effect.from_definitions),
    }


def _share(share: Fraction | None) -> Json:
    return None if share is None else number(share)


def _summary(result: DiffResult) -> Json:
    """Count changes by kind; `definitions` says whether there are any at all."""
    kinds = {kind.value: sum(view.change.kind is kind for view in result.changes) for kind in Kind}
    severities = {severity.value: result.findings.count(severity) for severity in Severity}
    return {"definitions": bool(result.changes), **kinds, "observations": result.observations, **severities}
