"""`okr validate --format full`: each finding with the line that it is about, and what to do."""

from __future__ import annotations

from textwrap import wrap
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
    page = _Page(result, paint, seen, width)
    return "".join(f"{line}\n" for finding in result.findings for line in page.finding(finding))


def render_summary(result: CheckResult, paint: Paint) -> str:
    """Count what was found, in which files, and what was silenced."""
    counted = [(severity, result.count(severity)) for severity in Severity]
    found = ", ".join(paint.severity(severity, count(many, severity.value)) for severity, many in counted if many)
    silenced = f"; {result.suppressed} silenced" if result.suppressed else ""
    return f"{found or 'No findings'} in {count(result.files, 'file')}{silenced}"


class _Page:
    """What all findings of one page share; the lines of the last file that was shown are kept."""

    def __init__(self, result: CheckResult, paint: Paint, seen: Viewpoint, width: int | None) -> None:
        self._sources = result.sources
        self._paint = paint
        self._seen = seen
        self._width = width
        self._longest = LONGEST if width is None else max(_NARROWEST, min(LONGEST, width - _MARGIN))
        self._path: str | None = None
        self._lines: list[str] = []

    def finding(self, finding: Diagnostic) -> Iterator[str]:
        """Write one finding, with a blank line after it."""
        yield from self._head(finding)
        yield from self._place(finding.location, finding.severity)
        for related in finding.related:
            yield from self._folded(f"{one_line(related.message)}:", "  ")
            yield from self._place(related.location, Severity.INFO)
        yield from self._folded(f"help: {one_line(finding.help)}", "  ")
        yield ""

    def _head(self, finding: Diagnostic) -> Iterator[str]:
        """Write what is wrong; what follows on further lines is set off from the places below."""
        severity = finding.severity
        mark = f"{severity.value} {finding.code} {finding.name}: "
        first, *more = self._folded(f"{mark}{one_line(finding.message)}", "")
        painted = self._paint.severity(severity, severity.value)
        yield f"{painted}{mark.removeprefix(severity.value)}{self._paint.strong(first[len(mark) :])}".rstrip()
        yield from (f"    {self._paint.strong(line.strip())}" for line in more)

    def _folded(self, text: str, indent: str) -> list[str]:
        """Break a sentence between words where the page has an end."""
        if self._width is None or len(text) + len(indent) <= self._width:
            return [f"{indent}{text}"]
        room, more = max(_NARROWEST, self._width), f"{indent}    "
        return wrap(
            text, room, initial_indent=indent, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
        )

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
