"""`--format sarif`: SARIF 2.1.0, as code scanning on GitHub reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from okrcli import __version__
from okrcli.diagnostics import Severity
from okrcli.render.places import INSIDE
from okrcli.render.safe import json_escape
from okrcli.rules.registry import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.diagnostics import CheckResult, Diagnostic, Location, Related
    from okrcli.render.places import Viewpoint
    from okrcli.rules.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST = 1024
"""The characters that code scanning takes of a rule's description."""


def render_sarif(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write one run with the rules that found something. `primaryLocationLineHash` is left to the upload action."""
    codes = sorted({finding.code for finding in result.findings})
    driver = {
        "name": "okr",
        "semanticVersion": __version__,
        "rules": [_rule(BY_CODE[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes, seen) for finding in result.findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json_escape(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.documentation[:_LONGEST]},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Diagnostic, codes: Sequence[str], seen: Viewpoint) -> dict[str, object]:
    related = [_related(item, number, seen) for number, item in enumerate(finding.related, 1)]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.help}"},
        "locations": [{"physicalLocation": _physical(finding.location, seen)}],
        **({"relatedLocations": related} if related else {}),
    }


def _related(related: Related, number: int, seen: Viewpoint) -> dict[str, object]:
    place = _physical(related.location, seen)
    return {"id": number, "physicalLocation": place, "message": {"text": related.message}}


def _physical(location: Location, seen: Viewpoint) -> dict[str, object]:
    span = location.span
    return {
        "artifactLocation": {"uri": quote(seen.name(location.path), safe="/")},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
