"""What other systems read, read by code that is not ours: findings of all kinds, at once and without any."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from junitparser import Failure, JUnitXml
from pydantic import BaseModel
from sarif_pydantic import Sarif

from okrcli.app.session import Clock, open_session
from okrcli.app.validate import validate
from okrcli.diagnostics import CheckResult, Severity
from okrcli.render.findings.gitlab import render_gitlab
from okrcli.render.findings.junit import render_junit
from okrcli.render.findings.rdjson import render_rdjson
from okrcli.render.findings.sarif import render_sarif
from okrcli.render.places import Viewpoint
from okrcli.rules.settings import RuleOptions
from tests.process import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTY = ROOT / "examples" / "malformed"
SEEN = Viewpoint(FAULTY, ROOT)
"""As CI systems want files named: from the top of the repository."""
TODAY = date(2026, 11, 22)
HOSTILE = "</failure>]]>&#0; \x1b[31m\x00\u202e \ud800 {{0}} %0A \\u0000 \r\n::error::x"


@cache
def faulty() -> CheckResult:
    """Check the example that has one of each fault, with a message on top that is none."""
    found = validate(open_session(FAULTY, Clock(TODAY, TODAY)), RuleOptions(select=("5", "7")))
    hostile = replace(found.findings[0], message=HOSTILE, help=HOSTILE)
    return replace(found, findings=(hostile, *found.findings))


NOTHING = CheckResult((), 3, 0, {})


def schema(name: str) -> Draft202012Validator:
    """Return the validator of a format's written rules."""
    text = (ROOT / "tests" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)


def unknown(model: BaseModel, at: str = "") -> Iterator[str]:
    """Iterate over the keys that a reader did not know, at any depth."""
    yield from (f"{at}.{key}" for key in model.model_extra or ())
    for name in type(model).model_fields:
        value = getattr(model, name)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, BaseModel):
                yield from unknown(inner, f"{at}.{name}")


def test_sarif_is_read_by_another_with_no_key_that_it_does_not_know() -> None:
    log = Sarif.model_validate_json(render_sarif(faulty(), SEEN))

    assert set(unknown(log)) == {".runs.columnKind"}  # of SARIF 2.1.0 all the same: 3.14.17
    (run,) = log.runs
    results = run.results or []
    assert len(results) == len(faulty().findings)
    levels = Counter(
        {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}[f.severity]
        for f in faulty().findings
    )
    assert Counter(str(result.level.value) for result in results if result.level) == levels
    rules = run.tool.driver.rules or []
    assert all(rules[result.rule_index or 0].id == result.rule_id for result in results)


def test_sarif_regions_begin_before_they_end_and_files_are_relative() -> None:
    log = Sarif.model_validate_json(render_sarif(faulty(), SEEN))

    for result in log.runs[0].results or []:
        place = (result.locations or [])[0].physical_location
        assert place is not None
        assert place.artifact_location is not None
        assert place.region is not None
        assert str(place.artifact_location.uri).startswith("examples/malformed/")
        region = place.region
        start, end = (region.start_line, region.start_column), (region.end_line, region.end_column)
        assert (1, 1) <= start <= end, result


def test_sarif_of_nothing_is_read_too() -> None:
    log = Sarif.model_validate_json(render_sarif(NOTHING))

    assert (log.version, log.runs[0].results) == ("2.1.0", [])


def test_junit_is_read_by_another_with_a_failure_for_each_finding() -> None:
    suites = JUnitXml.fromstring(render_junit(faulty(), SEEN).encode())

    cases = [case for suite in suites for case in suite]
    assert suites.failures == len(cases) == len(faulty().findings)
    assert all(isinstance(result, Failure) for case in cases for result in case.result)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    for suite in suites:
        assert (suite.tests, suite.failures, suite.errors) == (len(list(suite)), len(list(suite)), 0)
    clean = JUnitXml.fromstring(render_junit(NOTHING).encode())
    assert (clean.tests, clean.failures) == (1, 0)


@pytest.mark.parametrize("result", [faulty(), NOTHING], ids=["faults", "nothing"])
def test_rdjson_follows_the_rules_of_reviewdog(result: CheckResult) -> None:
    written = json.loads(render_rdjson(result, SEEN))

    schema("rdjson").validate(written)
    assert len(written["diagnostics"]) == len(result.findings)


@pytest.mark.parametrize("result", [faulty(), NOTHING], ids=["faults", "nothing"])
def test_code_quality_follows_the_rules_of_gitlab(result: CheckResult) -> None:
    text = render_gitlab(result, SEEN)
    issues: list[dict[str, Any]] = json.loads(text)

    schema("code-quality").validate(issues)
    assert not text.startswith("\ufeff")
    assert len({issue["fingerprint"] for issue in issues}) == len(result.findings)


@pytest.mark.parametrize(
    ("name", "instance"),
    [
        ("rdjson", {"diagnostics": [{"message": "m", "location": {"path": "p", "range": {"start": {"line": 0}}}}]}),
        ("rdjson", {"diagnostics": [{"message": "m", "location": {"path": "p"}, "severity": "error"}]}),
        ("code-quality", [{"description": "d", "check_name": "c", "severity": "major", "location": {"path": "p"}}]),
    ],
)
def test_the_rules_refuse_what_breaks_them(name: str, instance: object) -> None:
    with pytest.raises(ValidationError):
        schema(name).validate(instance)
