"""`okr diff` as it is typed: sides, formats, exit codes, and what it says where it cannot compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from okrcli.render.as_json.schemas import OUTPUT_SCHEMAS
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import dedented

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

GOAL = "objectives/2026-Q4/delight.yaml"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    GOAL: """
        title: Delight customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
          - {id: calls, title: Call back, baseline: 0, target: 10}
          - {id: guides, title: Publish guides, milestones: [setup]}
        """,
    "checkins/2026-Q4/2026-11-13-support-lead.yaml": "updates: {delight/csat: 50%}\n",
}
LOWERED = """
    title: Delight customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT, baseline: 40%, target: 60%}
      - {id: calls, title: Call back, baseline: 0, target: 10}
      - {id: guides, title: Publish guides, milestones: [setup]}
    """
SAID = "target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4; progress rises from 25% to 50% by that alone"


def texts(files: dict[str, str]) -> dict[str, str]:
    """Return files without the indent of the test's source."""
    return {path: str(text) for path, text in dedented(files).items()}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Begin a repository with goals on `main`, and stand in it on the branch `work`."""
    isolate(monkeypatch)
    for name in ("GITHUB_BASE_REF", "GITHUB_ACTIONS", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.delenv(name, raising=False)
    made = begin(tmp_path / "repository")
    made.commit(texts(FILES))
    made.git("switch", "--quiet", "--create", "work")
    monkeypatch.chdir(made.top)
    return made


def test_nothing_changed(okr: Call, checkout: Checkout) -> None:
    ran = okr("diff", "--format", "full")

    short = checkout.git("rev-parse", "HEAD")[:10]
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == f"No goal changed\nmain ({short}) to the working tree · as of 2026-11-20\n"


def test_a_warning_is_shown_and_fails_only_where_that_is_asked_for(okr: Call, checkout: Checkout) -> None:
    checkout.write(texts({GOAL: LOWERED}))

    ran = okr("diff", "--format", "full")

    assert ran.code == 0
    assert ran.stdout.startswith("1 goal changed, 1 deserves a second look\n")
    assert SAID in ran.stdout
    assert okr("diff", "--fail-on", "warning").code == 1
    assert okr("diff", "--fail-on", "warning", "--ignore", "901,915").code == 0
    assert okr("diff", "--fail-on", "never").code == 0


def test_a_pipe_gets_a_line_a_finding_and_the_headline_apart(okr: Call, checkout: Checkout) -> None:
    checkout.write(texts({GOAL: LOWERED}))

    ran = okr("diff", "--ignore", "915")

    assert ran.stdout == f"{GOAL}:4:58: warning OKR901 target-lowered: {SAID}\n"
    assert ran.stderr == "1 goal changed, 1 deserves a second look\n"


def test_people_get_files_named_from_where_they_stand_and_comments_from_the_top(
    okr: Call, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout.top / "goals").mkdir()
    checkout.git("mv", "okr.yaml", "checkins", "objectives", "goals")
    checkout.commit({}, "into a folder")
    checkout.write(texts({f"goals/{GOAL}": LOWERED, "goals/kpis/broken.yaml": "name: [\n"}))
    monkeypatch.chdir(checkout.top / "goals/objectives")

    shown = okr("diff", "HEAD", "--format", "full").stdout
    comment = okr("diff", "HEAD", "--format", "markdown").stdout

    assert "\n    2026-Q4/delight.yaml:4:58 · OKR901" in shown
    assert "left out: ../kpis/broken.yaml" in shown
    assert f"`goals/{GOAL}:4`" in comment
    assert "left out\\: goals/kpis/broken.yaml" in comment


def test_json_holds_both_sides_by_name_and_commit(okr: Call, checkout: Checkout) -> None:
    base = checkout.git("rev-parse", "main")
    checkout.commit(texts({GOAL: LOWERED}), "lower")
    head = checkout.git("rev-parse", "HEAD")

    shown = json.loads(okr("diff", "main", "work", "--format", "json").stdout)

    Draft202012Validator(OUTPUT_SCHEMAS["diff"]).validate(shown)
    assert (shown["base"], shown["head"]) == ({"name": "main", "commit": base}, {"name": "work", "commit": head})
    assert [(change["subject"], change["field"], change["base"], change["head"]) for change in shown["changes"]] == [
        ("2026-Q4/delight/csat", "target", 80, 60)
    ]
    assert shown["summary"] == {
        "definitions": True,
        "added": 0,
        "removed": 0,
        "changed": 1,
        "renamed": 0,
        "observations": 0,
        "error": 0,
        "warning": 2,
        "info": 0,
    }
    assert json.loads(okr("diff", "--format", "json").stdout)["head"] == {"name": None, "commit": None}


def test_a_check_in_is_no_change_of_definitions(okr: Call, checkout: Checkout) -> None:
    checkout.write({"checkins/2026-Q4/2026-11-20-support-lead.yaml": "updates: {delight/csat: 60%}\n"})

    shown = json.loads(okr("diff", "--format", "json").stdout)

    assert (shown["changes"], shown["summary"]["definitions"], shown["summary"]["observations"]) == ([], False, 1)
    assert [effect["from_observations"] for effect in shown["effects"] if effect["id"].endswith("csat")] == [0.25]
    assert [effect["from_definitions"] for effect in shown["effects"]] == [0, 0]


@pytest.mark.parametrize("format", ["github", "gitlab", "sarif", "junit", "rdjson", "concise"])
def test_formats_of_findings_hold_those_of_the_review(okr: Call, checkout: Checkout, format: str) -> None:
    checkout.write(texts({GOAL: LOWERED}))

    ran = okr("diff", "--format", format)

    assert "OKR901" in ran.stdout
    assert "from 80" in ran.stdout


def test_markdown_for_a_comment_and_for_the_summary_of_a_job(
    okr: Call, checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.write(texts({GOAL: LOWERED}))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    ran = okr("diff", "--format", "markdown", "--summary", "--output", tmp_path / "comment.md")

    comment = (tmp_path / "comment.md").read_text("utf-8")
    assert ran.stdout == ""
    assert comment.startswith("<!-- okr diff -->\n")
    assert (tmp_path / "summary.md").read_text("utf-8") == comment


def test_the_base_is_where_the_lines_of_history_part(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "main")
    checkout.commit(texts({GOAL: LOWERED}), "lower on main")
    checkout.git("switch", "--quiet", "work")

    assert okr("diff", "--format", "full").stdout.startswith("No goal changed\n")
    assert okr("diff", "main", "--format", "full").stdout.startswith("No goal changed\n")
    assert "target of `csat` raised from 60% to 80%" in okr("diff", "main", "--exact", "--format", "full").stdout


def test_two_commits_are_seen_from_the_day_of_the_later(
    okr: Call, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-12-01T09:30:00+00:00")
    checkout.commit(texts({GOAL: LOWERED}), "lower")

    assert "as of 2026-12-01" in okr("diff", "main", "work", "--format", "full").stdout
    assert "as of 2026-11-20" in okr("diff", "main", "--format", "full").stdout
    assert "as of 2026-11-27" in okr("diff", "main", "work", "--format", "full", "--as-of", "2026-11-27").stdout


def test_the_first_goals_are_all_new(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--orphan", "empty")
    checkout.commit({"README.md": "no goals\n"})
    checkout.git("switch", "--quiet", "--create", "first")
    checkout.commit(texts(FILES), "goals")

    ran = okr("diff", "empty", "--format", "full", "--ignore", "late-objective")

    assert ran.code == 0
    assert ran.stdout.startswith("1 goal changed, none deserves a second look; 1 observation\n")
    assert "Delight customers · 2026-Q4/delight · new\n" in ran.stdout


def test_a_head_without_goals_is_an_error(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--orphan", "empty")
    checkout.commit({"README.md": "no goals\n"})
    checkout.git("switch", "--quiet", "work")

    ran = okr("diff", "main", "empty", "--exact")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: there is no okr.yaml in `empty`, in the folder of this workspace\n"
        "help: name a later commit: `git log -- okr.yaml` shows those that have one\n"
    )


def test_an_okr_yaml_that_cannot_be_read_is_an_error(okr: Call, checkout: Checkout) -> None:
    checkout.write({"okr.yaml": "version: [1\n"})

    ran = okr("diff")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: okr.yaml here has errors, and nothing can be compared with it\nhelp: run `okr validate` there\n"
    )


@pytest.mark.parametrize("name", ["nosuch", "--output=x", "HEAD~99", ":okr.yaml", "a\nb", "\x1b[31mred"])
def test_a_revision_that_is_not_there_says_how_to_get_it(okr: Call, checkout: Checkout, name: str) -> None:
    ran = okr("diff", "--", name)

    assert (ran.code, ran.stdout) == (2, "")
    assert "git fetch" in ran.stderr
    assert "\x1b" not in ran.stderr
    assert not (checkout.top / "x").exists()


def test_a_rule_that_is_softened_in_the_change_holds(okr: Call, checkout: Checkout) -> None:
    softened = "version: 1\nas_of: 2026-11-20\nrules: {ignore: [target-lowered, '915']}\n"
    checkout.write(texts({GOAL: LOWERED, "okr.yaml": softened}))

    found = json.loads(okr("diff", "--format", "json").stdout)["findings"]

    assert sorted(finding["code"] for finding in found) == ["OKR901", "OKR914", "OKR914", "OKR915"]


def test_a_file_that_cannot_be_read_is_neither_gone_nor_new(okr: Call, checkout: Checkout) -> None:
    checkout.write({GOAL: "title: [\n", "objectives/2026-Q4/new.yaml": "title: [\n"})

    ran = okr("diff", "--format", "full")

    short = checkout.git("rev-parse", "HEAD")[:10]
    assert ran.code == 0
    assert ran.stdout == (
        "No goal changed\n"
        f"main ({short}) to the working tree · as of 2026-11-20\n"
        f"! 2 files cannot be read and are left out: {GOAL}, objectives/2026-Q4/new.yaml\n"
    )
    assert json.loads(okr("diff", "--format", "json").stdout)["unread"] == [GOAL, "objectives/2026-Q4/new.yaml"]


def test_a_file_that_is_mended_is_left_out_too(okr: Call, checkout: Checkout) -> None:
    checkout.commit({GOAL: "title: [\n"}, "break it")
    checkout.write(texts({GOAL: LOWERED}))

    shown = json.loads(okr("diff", "HEAD", "--format", "json").stdout)

    assert (shown["changes"], shown["unread"]) == ([], [GOAL])
