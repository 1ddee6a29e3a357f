"""`--format junit`: a report of tests, a suite a file and a case a finding."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from okrcli.render.places import INSIDE
from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.render.places import Viewpoint


def render_junit(result: CheckResult, seen: Viewpoint = INSIDE) -> str:
    """Write every finding as a failure; without any, one test that passed."""
    total = len(result.findings)
    suites = Element("testsuites", name="okr", tests=str(total or 1), failures=str(total), errors="0")
    for path, findings in groupby(result.findings, key=lambda finding: finding.location.path):
        _add_suite(suites, seen.name(path), list(findings), seen)
    if not total:
        passed = SubElement(suites, "testsuite", name="okr", tests="1", failures="0", errors="0")
        SubElement(passed, "testcase", name="no findings", classname="okr")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _add_suite(suites: Element, path: str, findings: Iterable[Diagnostic], seen: Viewpoint) -> None:
    listed = list(findings)
    counted = str(len(listed))
    suite = SubElement(suites, "testsuite", name=path, tests=counted, failures=counted, errors="0")
    taken: set[str] = set()
    for finding in listed:
        case = SubElement(suite, "testcase", name=_name(finding, taken), classname=path, file=path)
        message = one_line(finding.message)
        kind = f"{finding.severity.value} {finding.code}"
        failure = SubElement(case, "failure", message=message, type=kind)
        failure.text = f"{seen.place(finding.location)}: {message}\nhelp: {one_line(finding.help)}"


def _name(finding: Diagnostic, taken: set[str]) -> str:
    """Name a case; of two with one name, GitLab keeps the first only."""
    span = finding.location.span
    name = base = f"{finding.code} {finding.name} {span.line}:{span.column}"
    number = 1
    while name in taken:
        number += 1
        name = f"{base} ({number})"
    taken.add(name)
    return name
