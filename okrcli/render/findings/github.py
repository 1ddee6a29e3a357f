"""`--format github`: annotations of GitHub Actions, which are lines on stdout that its runner takes for commands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.diagnostics import WHOLE_FILE, Severity
from okrcli.render.numbers import count
from okrcli.render.places import INSIDE
from okrcli.render.safe import one_line, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.render.places import Viewpoint

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = 10
"""How many annotations of one level GitHub takes from a step; the rest would be in the log only."""


def render_github(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write at most ten annotations a level, the others as lines of the log, and a count of all."""
    lines = list(_lines(result.findings, seen))
    lines.append(_summary(result))
    return "".join(f"{line}\n" for line in lines)


def _lines(findings: Iterable[Diagnostic], seen: Viewpoint) -> Iterator[str]:
    ranked = sorted(findings, key=lambda finding: finding.severity.rank)
    for severity, group in groupby(ranked, key=lambda finding: finding.severity):
        listed = list(group)
        yield from (_annotation(finding, seen) for finding in listed[:_MOST])
        for finding in listed[_MOST:]:
            text = f"{seen.place(finding.location)}: {severity.value} {finding.code} {finding.name}: {finding.message}"
            yield without_commands(one_line(text))


def _annotation(finding: Diagnostic, seen: Viewpoint) -> str:
    """Write one command. Columns are left out where the stretch has several lines: GitHub wants that."""
    span = finding.location.span
    properties = {"file": seen.name(finding.location.path), "title": f"{finding.code} {finding.name}"}
    if span != WHOLE_FILE:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line and span.end_column > span.column:
            properties |= {"col": str(span.column), "endColumn": str(span.end_column - 1)}
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{one_line(finding.message)}\n{one_line(finding.help)}")
    return f"::{_COMMANDS[finding.severity]} {given}::{message}"


def _data(text: str) -> str:
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(result: CheckResult) -> str:
    found = [count(result.count(severity), severity.value) for severity in Severity if result.count(severity)]
    hidden = sum(max(result.count(severity) - _MOST, 0) for severity in Severity)
    more = f"; {hidden} of them only here, since GitHub shows {_MOST} of a level" if hidden else ""
    return f"{', '.join(found) or 'No findings'} in {count(result.files, 'file')}{more}"
