"""`okr validate` as JSON: `okr.validate/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.as_json.values import to_text

if TYPE_CHECKING:
    from okrcli.diagnostics import CheckResult, Diagnostic, Related
    from okrcli.render.as_json.values import Json


def render_findings(result: CheckResult) -> str:
    """Write every finding, a line each."""
    return to_text(
        {
            "format": "okr.validate/1",
            "files": result.files,
            "findings": [finding_shape(finding) for finding in result.findings],
            "suppressed": result.suppressed,
            "summary": {severity.value: result.count(severity) for severity in Severity},
        }
    )


def finding_shape(finding: Diagnostic) -> Json:
    """Return a finding as it stands in every JSON output."""
    span = finding.location.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "file": finding.location.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "subject": finding.subject,
        "related": [_related(related) for related in finding.related],
    }


def _related(related: Related) -> Json:
    span = related.location.span
    return {"file": related.location.path, "line": span.line, "column": span.column, "message": related.message}
