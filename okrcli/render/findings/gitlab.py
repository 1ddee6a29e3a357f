"""`--format gitlab`: a report of GitLab Code Quality."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.places import INSIDE
from okrcli.render.safe import json_escape, one_line

if TYPE_CHECKING:
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.render.places import Viewpoint

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write a list of issues. A fingerprint stays when a finding moves to another line, and there are no two alike."""
    taken: set[str] = set()
    issues = [_issue(finding, seen, taken) for finding in result.findings]
    return json_escape(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"


def _issue(finding: Diagnostic, seen: Viewpoint, taken: set[str]) -> dict[str, object]:
    path = seen.name(finding.location.path)
    span = finding.location.span
    return {
        "description": f"{finding.code} {finding.name}: {one_line(finding.message)}; {one_line(finding.help)}",
        "check_name": finding.name,
        "fingerprint": _fingerprint(f"{finding.code}\0{path}\0{finding.subject}", taken),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }


def _fingerprint(identity: str, taken: set[str]) -> str:
    """Hash what a finding is about, and hash again while another has that hash already."""
    found = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    while found in taken:
        found = sha256(found.encode()).hexdigest()
    taken.add(found)
    return found
