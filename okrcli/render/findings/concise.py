"""`okr validate --format concise`: one line a finding, for pipes, editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.places import INSIDE
from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.render.paint import Paint
    from okrcli.render.places import Viewpoint


def render_concise(result: CheckResult, paint: Paint, seen: Viewpoint = INSIDE) -> str:
    """Write `file:line:column: severity CODE name: message`."""
    return "".join(f"{_line(finding, paint, seen)}\n" for finding in result.findings)


def _line(finding: Diagnostic, paint: Paint, seen: Viewpoint) -> str:
    place = paint.faint(seen.place(finding.location))
    severity = paint.severity(finding.severity, finding.severity.value)
    return f"{place}: {severity} {finding.code} {finding.name}: {one_line(finding.message)}"
