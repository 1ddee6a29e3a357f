"""The engine runs the rules that were chosen, where they apply, and lists what they find once and in order."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from okrcli.diagnostics import CheckResult, Diagnostic, Location, Related, Severity, Span
from okrcli.rules.engine import check, of_paths
from okrcli.rules.registry import DAY_GROUPS, DEFAULT_GROUPS
from okrcli.rules.rule import Context
from okrcli.rules.settings import RuleOptions, UnknownRuleError
from okrcli.store.load import load
from okrcli.tree import MemoryTree
from tests.rules.checking import DAY, OBJECTIVE, PATH, check_files, codes, findings
from tests.rules.sampling import concise
from tests.workspaces import make_tree

CHECK_IN = "checkins/2026-Q4/2026-11-20-ann.yaml"
MEASURED = """
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}
"""


def test_a_finding_has_all_that_a_reader_needs() -> None:
    twice = """
        title: Delight external customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}
          - {id: csat, title: Raise it again, baseline: 80%, target: 90%}
    """

    assert check_files({PATH: twice}) == CheckResult(
        findings=(
            Diagnostic(
                code="OKR107",
                name="duplicate-id",
                severity=Severity.ERROR,
                message="`csat` is an id that is taken",
                help="give one of them another id",
                location=Location(PATH, Span(5, 10, 5, 14)),
                related=(Related(Location(PATH, Span(4, 10, 4, 14)), "first used here"),),
            ),
        ),
        files=2,
        suppressed=0,
        sources={PATH: dedent(twice.removeprefix("\n"))},
    )


def test_what_is_right_has_no_findings_and_brings_no_text() -> None:
    assert check_files({PATH: MEASURED}) == CheckResult((), 2, 0, {})


def test_findings_are_sorted_by_file_line_and_column_and_each_is_there_once() -> None:
    reported = "checkins/2026-Q4/2026-11-20-support-lead.yaml"

    assert findings(
        {
            PATH: OBJECTIVE.replace("owner", "because: nps\n    owner"),
            reported: """
                updates:
                  csat: 40%
                  delight/csat: {value: 3, at: 2026-12-01}
            """,
            "kpis/cost.yaml": """
                name: Cost
                owner: chief
                cadence: monthly
                formula: price - price - profit
            """,
        }
    ) == [
        f"{reported}:2:3: error OKR201 unknown-kpi",
        f"{reported}:3:3: error OKR203 unknown-key-result",
        f"{reported}:3:32: error OKR402 future-date",
        "kpis/cost.yaml:4:10: error OKR201 unknown-kpi",
        "kpis/cost.yaml:4:10: error OKR201 unknown-kpi",
        f"{PATH}:2:10: error OKR201 unknown-kpi",
        f"{PATH}:7:10: error OKR201 unknown-kpi",
    ]


def test_two_equal_findings_are_one() -> None:
    files = {PATH: OBJECTIVE}
    files["kpis/ratio.yaml"] = "name: R\nowner: b\ncadence: weekly\nnumerator: x\ndenominator: x\n"

    assert findings(files) == [
        "kpis/ratio.yaml:4:12: error OKR201 unknown-kpi",
        "kpis/ratio.yaml:5:14: error OKR201 unknown-kpi",
        f"{PATH}:6:10: error OKR201 unknown-kpi",
    ]


def test_only_texts_of_files_with_findings_are_kept_and_of_those_that_they_relate_to() -> None:
    result = check_files(
        {
            "objectives/2026-Q4/retention.yaml": MEASURED,
            "objectives/2026-Q4/other.yaml": MEASURED,
            "kpis/retention.yaml": "name: Retention\nowner: chief\ncadence: monthly\n",
        }
    )

    assert codes(result) == ["OKR108"]
    assert sorted(result.sources) == ["kpis/retention.yaml", "objectives/2026-Q4/retention.yaml"]


@pytest.mark.parametrize("broken", ["title: [", "title: x\ntitle: y\n", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_gets_one_finding_and_what_refers_into_it_none(broken: str | bytes) -> None:
    result = check_files(
        {
            PATH: broken,
            "objectives/2026-Q4/calm-desk.yaml": MEASURED + "    contributes_to: delight-customers\n",
            "objectives/2026/year.yaml": MEASURED + "    supports: 2026-Q4/delight-customers\n",
            "checkins/2026-Q4/2026-11-20-support-lead.yaml": "updates: {delight-customers/csat: 40%}\n",
            "checkins/2026/2026-11-20-support-lead.yaml": "updates: {delight-customers/csat: 40%}\n",
        }
    )

    assert [finding.location.path for finding in result.findings] == [PATH]
    assert result.findings[0].code[3] == "0"


def test_a_kpi_that_cannot_be_read_is_not_unknown() -> None:
    assert codes(check_files({PATH: OBJECTIVE, "kpis/desk/repy-time.yaml": "name: ["})) == ["OKR002"]


def test_a_large_file_is_a_warning_and_gets_its_other_findings() -> None:
    assert codes(check_files({PATH: OBJECTIVE + "    # minutes of the meeting\n" * 12_000})) == ["OKR013", "OKR201"]


@pytest.mark.parametrize("settings", ["version: [", "version: 2\n", "name: Northwind\n"])
def test_with_a_broken_okr_yaml_only_shape_is_judged(settings: str) -> None:
    files = {"okr.yaml": settings, PATH: OBJECTIVE, "kpis/cost.yaml": "name: Cost\nowner: chief\n"}

    assert {code[3] for code in codes(check_files(files))} <= {"0", "1"}
    assert ("kpis/cost.yaml", "OKR101") in {(f.location.path, f.code) for f in check_files(files).findings}


def test_with_a_broken_okr_yaml_no_ignore_comment_is_called_unused() -> None:
    ignored = OBJECTIVE.replace("kpi: repy-time", "kpi: repy-time # okr: ignore[unknown-kpi] comes in December")

    assert codes(check_files({"okr.yaml": "version: 2\n", PATH: ignored})) == ["OKR104"]


CLOSED = """
    title: TODO
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, kpi: cast, baseline: 40%, target: 80%}
    closed: {date: 2026-11-02, outcome: missed, grade: 0.2}
"""


def test_a_closed_objective_is_held_to_its_files_and_not_to_neglect_craft_and_the_loop() -> None:
    groups = DEFAULT_GROUPS | DAY_GROUPS

    assert codes(check_files({PATH: CLOSED}, groups=groups)) == ["OKR201"]


def test_what_is_closed_later_is_open_on_the_day() -> None:
    result = check_files({PATH: CLOSED}, groups=DEFAULT_GROUPS | DAY_GROUPS, as_of=date(2026, 11, 1))

    assert {"2", "6"} <= {code[3] for code in codes(result)}


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["objectives"], ["OKR201"]),
        (["objectives/2026-Q4/"], ["OKR201"]),
        (["objectives/2026-Q"], []),
        (["kpis"], ["OKR101"]),
        (["kpis/cost.yaml", PATH], ["OKR101", "OKR201"]),
        (["."], ["OKR101", "OKR201"]),
        ([], []),
    ],
)
def test_a_result_is_narrowed_to_files_and_folders(paths: list[str], found: list[str]) -> None:
    result = check_files({PATH: OBJECTIVE, "kpis/cost.yaml": "name: Cost\nowner: chief\n"})

    narrowed = of_paths(result, paths)

    assert codes(narrowed) == found
    assert sorted(narrowed.sources) == sorted({finding.location.path for finding in narrowed.findings})


def test_scores_that_are_brought_along_are_those_that_rules_look_at() -> None:
    loaded, options = load(make_tree({PATH: MEASURED})), RuleOptions(groups=DAY_GROUPS)
    assert loaded.workspace is not None
    early = Context(loaded.workspace, date(2026, 10, 2), DAY)

    assert codes(check(loaded, options, DAY, DAY)) == ["OKR501"]
    assert codes(check(loaded, options, DAY, DAY, early)) == []


def test_a_missing_okr_yaml_is_a_finding() -> None:
    result = check(load(MemoryTree({PATH: MEASURED})), RuleOptions(), DAY, DAY)

    assert [concise(finding) for finding in result.findings] == ["okr.yaml:1:1: error OKR007 not-a-regular-file"]


def test_an_option_that_names_no_rule_stops_the_check() -> None:
    with pytest.raises(UnknownRuleError) as caught:
        check_files({}, select=("unknown-kpis",))

    assert caught.value.message == "there is no rule `unknown-kpis`"
    assert caught.value.help.startswith("write unknown-kpi; ")


def test_what_refers_to_a_file_that_is_not_read_is_told_of_nothing() -> None:
    """A goal with the wrong suffix or in the wrong place is one finding, whatever leads to it."""
    files = {
        "objectives/2026-Q4/called.yml": MEASURED,
        "objectives/strayed.yaml": MEASURED,
        "kpis/cost.yml": "name: Cost\nowner: ann\ncadence: weekly\n",
        "kpis/cost.csv": "date,value\n2026-11-13,4\n",
        "kpis/time.yaml": "name: Time\nowner: ann\ncadence: weekly\nformula: cost * 2\nparent: cost\n",
        PATH: """
            title: Delight
            owner: ann
            contributes_to: called
            because: cost
            key_results:
              - {id: a, title: A, kpi: cost, baseline: 4, target: 2, influences: [cost]}
        """,
        CHECK_IN: "updates: {called/a: 3, strayed/a: 4, strayed/b: {note: x}, cost: 4, lost/a: 1}\n",
    }

    assert findings(files) == [
        f"{CHECK_IN}:1:69: error OKR203 unknown-key-result",
        "kpis/cost.yml:1:1: error OKR008 wrong-suffix",
        "objectives/2026-Q4/called.yml:1:1: error OKR008 wrong-suffix",
        "objectives/strayed.yaml:1:1: error OKR008 wrong-suffix",
    ]


@pytest.mark.parametrize("folder", ["2026-Q4", "2026-11"])
def test_an_id_that_two_parts_share_is_the_only_finding(folder: str) -> None:
    """Nobody can tell which of the two is meant, by units, milestones or a status."""
    files = {
        PATH: """
            title: Delight
            owner: ann
            key_results:
              - {id: a, title: A, unit: min, baseline: 48, target: 30}
              - {id: a, title: B, milestones: [x, y]}
              - {id: b, title: C, baseline: 1, target: 3}
            initiatives: [{id: b, title: D, for: [a]}]
        """,
        f"checkins/{folder}/2026-11-18-ann.yaml": "updates: {delight-customers/a: 40 min}\n",
        f"checkins/{folder}/2026-11-19-ann.yaml": "updates: {delight-customers/a: {reached: [z]}}\n",
        f"checkins/{folder}/2026-11-20-ann.yaml": "updates: {delight-customers/b: done}\n",
    }

    assert findings(files) == [
        f"{PATH}:5:10: error OKR107 duplicate-id",
        f"{PATH}:7:20: error OKR107 duplicate-id",
    ]
