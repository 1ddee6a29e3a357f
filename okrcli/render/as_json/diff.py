"""`okr diff` as JSON: `okr.diff/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.diff.changeset import Kind
from okrcli.render.as_json.changes import change_keys
from okrcli.render.as_json.validate import finding_shape
from okrcli.render.as_json.values import number, revision, to_text

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.diagnostics import Location
    from okrcli.diff.changeset import Effect
    from okrcli.render.as_json.values import Json
    from okrcli.results.diff import ChangeView, DiffResult


def render_diff(result: DiffResult) -> str:
    """Write every change, effect and finding, a line each."""
    return to_text(
        {
            "format": "okr.diff/1",
            "as_of": result.as_of.isoformat(),
            "base": revision(result.base),
            "head": revision(result.head),
            "changes": [_change(view) for view in result.changes],
            "effects": [_effect(effect) for effect in result.effects],
            "findings": [finding_shape(finding) for finding in result.findings.findings],
            "unread": list(result.unread),
            "suppressed": result.findings.suppressed,
            "summary": _summary(result),
        }
    )


def _change(view: ChangeView) -> Json:
    return {
        **change_keys(view.change),
        "base_place": _place(view.base),
        "head_place": _place(view.head),
        "id": view.id,
    }


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
