"""`--format markdown`: a table of findings, for a comment or a job's summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.as_markdown.markup import code, document, sentence, table, text
from okrcli.render.numbers import count
from okrcli.render.places import INSIDE

if TYPE_CHECKING:
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.render.places import Viewpoint

LONGEST = 65_000
"""The characters that a comment may have; GitHub takes 65,536."""


def render_markdown(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write a count and a row for each finding, as many as a comment holds."""
    rows = [_row(finding, seen) for finding in result.findings]
    kept = len(rows)
    while len(whole := _document(result, rows[:kept])) > LONGEST:
        kept = kept * 9 // 10
    return whole


def _document(result: CheckResult, rows: list[list[str]]) -> str:
    left = len(result.findings) - len(rows)
    more = f"{count(left, 'more finding')}: a comment holds no more. `okr validate` lists all." if left else ""
    return document(
        [
            f"**{_summary(result)}**",
            table(["Place", "", "Rule", "Finding", "What to do"], rows) if rows else "",
            more,
        ]
    )


def _summary(result: CheckResult) -> str:
    found = [count(result.count(severity), severity.value) for severity in Severity if result.count(severity)]
    return f"{', '.join(found) or 'No findings'} in {count(result.files, 'file')}"


def _row(finding: Diagnostic, seen: Viewpoint) -> list[str]:
    place, rule = code(seen.place(finding.location)), f"{finding.code} {text(finding.name)}"
    return [place, finding.severity.value, rule, sentence(finding.message), sentence(finding.help)]
