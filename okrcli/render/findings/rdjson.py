"""`--format rdjson`: the diagnostics of reviewdog, whose columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from okrcli.render.places import INSIDE
from okrcli.render.safe import json_escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from okrcli.diagnostics import CheckResult, Diagnostic, Location
    from okrcli.render.places import Viewpoint


def render_rdjson(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write one document with every finding; ends are exclusive."""
    lines = {path: text.split("\n") for path, text in result.sources.items()}
    document = {
        "source": {"name": "okr"},
        "diagnostics": [_diagnostic(finding, lines, seen) for finding in result.findings],
    }
    return json_escape(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _diagnostic(finding: Diagnostic, lines: Mapping[str, Sequence[str]], seen: Viewpoint) -> dict[str, object]:
    related = [{"message": item.message, "location": _location(item.location, lines, seen)} for item in finding.related]
    return {
        "message": f"{finding.message}\n{finding.help}",
        "location": _location(finding.location, lines, seen),
        "severity": finding.severity.value.upper(),
        "code": {"value": f"{finding.code} {finding.name}"},
        **({"related_locations": related} if related else {}),
    }


def _location(location: Location, lines: Mapping[str, Sequence[str]], seen: Viewpoint) -> dict[str, object]:
    span, text = location.span, lines.get(location.path, ())
    return {
        "path": seen.name(location.path),
        "range": {"start": _point(text, span.line, span.column), "end": _point(text, span.end_line, span.end_column)},
    }


def _point(lines: Sequence[str], line: int, column: int) -> dict[str, int]:
    """Return a place with its column in bytes; a text that is not at hand is taken for ASCII."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    missing = column - 1 - len(before)
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + missing + 1}
