"""Findings for machines: each format by the rules of what reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from okrcli.diagnostics import WHOLE_FILE, CheckResult, Diagnostic, Location, Related, Severity, Span
from okrcli.render.findings.github import render_github
from okrcli.render.findings.gitlab import render_gitlab
from okrcli.render.findings.junit import render_junit
from okrcli.render.findings.markdown import LONGEST, render_markdown
from okrcli.render.findings.rdjson import render_rdjson
from okrcli.render.findings.sarif import render_sarif

PATH = "objectives/2026-Q4/x.yaml"
TEXT = "title: T\nkey_results:\n  - id: a\n    kpi: é repl-time\n  - id: a\n"
HOSTILE = "::error::x\r\n##[group]y % @chief #1 | `code` <b>bold</b> [a](b) \x1b[31m \u202e"
KPI = Diagnostic(
    "OKR201",
    "unknown-kpi",
    Severity.ERROR,
    "no KPI is named `repl-time`",
    "write reply-time",
    Location(PATH, Span(4, 12, 4, 21)),
    subject="2026-Q4/x/a",
    related=(Related(Location(PATH, Span(3, 9, 3, 10)), "first used here"),),
)


def result(*findings: Diagnostic) -> CheckResult:
    return CheckResult(findings, 12, 0, {PATH: TEXT})


def test_github_escapes_properties_and_messages() -> None:
    assert render_github(result(KPI)) == (
        f"::error file={PATH},title=OKR201 unknown-kpi,line=4,endLine=4,col=12,endColumn=20"
        "::no KPI is named `repl-time`%0Awrite reply-time\n1 error in 12 files\n"
    )


def test_nothing_from_a_file_starts_a_command_of_github() -> None:
    path = "objectives/2026-Q4/a,b:c%\n::error::.yaml"
    hostile = replace(KPI, message=HOSTILE, help=HOSTILE, location=Location(path, WHOLE_FILE), related=())

    lines = render_github(result(*[hostile] * 12)).split("\n")

    assert [line[:12] for line in lines[:10]] == ["::error file"] * 10
    assert lines[0].startswith("::error file=objectives/2026-Q4/a%2Cb%3Ac%25 %3A%3Aerror%3A%3A.yaml,title=OKR201")
    assert not any(line.lstrip().startswith("::") for line in lines[10:])
    assert all("##[" not in line and "\x1b" not in line and "\u202e" not in line for line in lines)


def test_github_shows_ten_of_a_level_and_the_rest_in_the_log() -> None:
    many = [replace(KPI, severity=severity) for severity in Severity for _ in range(12)]

    lines = render_github(result(*many)).splitlines()

    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert sum(line.startswith("::notice ") for line in lines) == 10
    assert len(lines) == 37
    assert (
        lines[-1]
        == "12 errors, 12 warnings, 12 infos in 12 files; 6 of them only here, since GitHub shows 10 of a level"
    )


def test_github_gets_columns_only_within_one_line() -> None:
    long = replace(KPI, location=Location(PATH, Span(2, 1, 5, 4)))

    assert "line=2,endLine=5::" in render_github(result(long))


def test_gitlab_has_a_fingerprint_for_each_finding_that_stays_when_lines_move() -> None:
    twice = [KPI, replace(KPI, location=Location(PATH, Span(9, 1, 9, 4)))]
    moved = [replace(finding, location=Location(PATH, Span(20, 1, 20, 4))) for finding in twice]

    issues, later = (json.loads(render_gitlab(result(*listed))) for listed in (twice, moved))

    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert [issue["fingerprint"] for issue in issues] == [issue["fingerprint"] for issue in later]
    assert issues[0] == {
        "description": "OKR201 unknown-kpi: no KPI is named `repl-time`; write reply-time",
        "check_name": "unknown-kpi",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {
            "path": PATH,
            "positions": {"begin": {"line": 4, "column": 12}, "end": {"line": 4, "column": 21}},
        },
    }
    assert json.loads(render_gitlab(result())) == []


def test_sarif_has_all_that_code_scanning_requires() -> None:
    log = json.loads(render_sarif(result(KPI)))

    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (log["version"], run["tool"]["driver"]["name"], run["columnKind"]) == ("2.1.0", "okr", "unicodeCodePoints")
    assert {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"} == {*rule}
    assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription", "help"))
    (found,) = run["results"]
    assert (found["ruleId"], found["ruleIndex"], found["level"]) == ("OKR201", 0, "error")
    assert found["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": PATH},
                "region": {"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 21},
            }
        }
    ]
    assert found["relatedLocations"][0]["message"] == {"text": "first used here"}


def test_junit_has_a_case_a_finding_and_one_that_passed_without_any() -> None:
    suites = ET.fromstring(render_junit(result(KPI, KPI)))  # noqa: S314 - our own text

    assert suites.attrib == {"name": "okr", "tests": "2", "failures": "2", "errors": "0"}
    assert [case.get("name") for case in suites.iter("testcase")] == [
        "OKR201 unknown-kpi 4:12",
        "OKR201 unknown-kpi 4:12 (2)",
    ]
    assert [failure.text for failure in suites.iter("failure")] == [
        f"{PATH}:4:12: no KPI is named `repl-time`\nhelp: write reply-time"
    ] * 2
    clean = ET.fromstring(render_junit(result()))  # noqa: S314 - our own text
    assert [case.get("name") for case in clean.iter("testcase")] == ["no findings"]


def test_rdjson_counts_columns_in_bytes() -> None:
    (diagnostic,) = json.loads(render_rdjson(result(KPI)))["diagnostics"]

    assert diagnostic["location"] == {
        "path": PATH,
        "range": {"start": {"line": 4, "column": 13}, "end": {"line": 4, "column": 22}},
    }
    assert (diagnostic["severity"], diagnostic["code"]) == ("ERROR", {"value": "OKR201 unknown-kpi"})


def test_markdown_escapes_what_comes_from_files_and_ends_where_a_comment_does() -> None:
    hostile = replace(KPI, message=HOSTILE)
    few, many = render_markdown(result(hostile)), render_markdown(result(*[hostile] * 3000))

    assert "| ---" in few
    assert "<b>" not in few.replace("\\<b\\>", "")
    assert len(many) <= LONGEST
    assert "more findings: a comment holds no more. `okr validate` lists all." in many


@pytest.mark.parametrize("render", [render_gitlab, render_sarif, render_rdjson])
def test_json_holds_no_character_that_hides(render: object) -> None:
    text = render(result(replace(KPI, message=HOSTILE, help=HOSTILE)))  # type: ignore[operator]

    assert json.loads(text)
    assert not {"\x1b", "\u202e"} & {*text}


def test_junit_is_xml_whatever_the_text() -> None:
    text = render_junit(result(replace(KPI, message=HOSTILE + "\0\ufffe", help="]]>")))

    assert ET.fromstring(text).get("failures") == "1"  # noqa: S314 - our own text
