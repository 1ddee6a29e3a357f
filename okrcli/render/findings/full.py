"""`okr validate --format full`: each finding with the line that it is about, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.findings.excerpt import LONGEST, excerpt, lines_of
from okrcli.render.numbers import count
from okrcli.render.places import INSIDE
from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import CheckResult, Diagnostic, Location
    from okrcli.render.paint import Paint
    from okrcli.render.places import Viewpoint

_NARROWEST = 20
_MARGIN = 8
"""Cells that the line number and the bar beside it may take."""


def render_full(result: CheckResult, paint: Paint, seen: Viewpoint = INSIDE, width: int | None = None) -> str:
    """Write every finding with its excerpt, and a line that counts them."""
    return f"{render_excerpts(result, paint, seen, width)}{render_summary(result, paint)}\n"


def render_excerpts(result: CheckResult, paint: Paint, seen: Viewpoint = INSIDE, width: int | None = None) -> str:
    """Write every finding with its excerpt, and a blank line after each."""
    longest = LONGEST if width is None else max(_NARROWEST, min(LONGEST, width - _MARGIN))
    page = _Page(result, paint, seen, longest)
    return "".join(f"{line}\n" for finding in result.findings for line in page.finding(finding))


def render_summary(result: CheckResult, paint: Paint) -> str:
    """Count what was found, in which files, and what was silenced."""
    counted = [(severity, result.count(severity)) for severity in Severity]
    found = ", ".join(paint.severity(severity, count(many, severity.value)) for severity, many in counted if many)
    silenced = f"; {result.suppressed} silenced" if result.suppressed else ""
    return f"{found or 'No findings'} in {count(result.files, 'file')}{silenced}"


class _Page:
    """What all findings of one page share; the lines of the last file that was shown are kept."""

    def __init__(self, result: CheckResult, paint: Paint, seen: Viewpoint, longest: int) -> None:
        self._sources = result.sources
        self._paint = paint
        self._seen = seen
        self._longest = longest
        self._path: str | None = None
        self._lines: list[str] = []

    def finding(self, finding: Diagnostic) -> Iterator[str]:
        """Write one finding, with a blank line after it."""
        paint = self._paint
        head = paint.severity(finding.severity, finding.severity.value)
        yield f"{head} {finding.code} {finding.name}: {paint.strong(one_line(finding.message))}"
        yield from self._place(finding.location, finding.severity)
        for related in finding.related:
            yield f"  {one_line(related.message)}:"
            yield from self._place(related.location, Severity.INFO)
        yield f"  help: {one_line(finding.help)}"
        yield ""

    def _place(self, location: Location, severity: Severity) -> Iterator[str]:
        paint = self._paint
        yield f"  {paint.faint('-->')} {self._seen.place(location)}"
        shown = excerpt(self._lines_of(location.path), location.span, self._longest)
        if shown is not None:
            number = str(location.span.line)
            yield f"  {paint.faint(f'{number} |')} {shown.text}"
            caret = " " * shown.offset + paint.severity(severity, "^" * shown.width)
            yield f"  {paint.faint(' ' * len(number) + ' |')} {caret}"

    def _lines_of(self, path: str) -> list[str]:
        if path != self._path:
            self._path, self._lines = path, lines_of(self._sources.get(path, ""))
        return self._lines
