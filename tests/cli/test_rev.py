"""`--rev`: every reading command shows the goals of a commit; `--changed-since` keeps to what a branch touches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Checkout, begin, isolate
from tests.workspaces import dedented

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

GOAL = "objectives/2026-Q4/delight.yaml"
CHECKIN = "checkins/2026-Q4/2026-11-13-support-lead.yaml"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-12-24\n",
    GOAL: """
        title: Delight customers
        owner: support-lead
        key_results:
          - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}
          - {id: calls, title: Call back, baseline: 0, target: 10}
        """,
    CHECKIN: "updates: {delight/csat: 50%}\n",
    "kpis/csat.yaml": "{name: CSAT, owner: support-lead, cadence: weekly, unit: '%', targets: {2026: {at_least: 80}}}",
    "kpis/csat.csv": "date,value\n2026-11-06,50\n",
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Begin a repository with goals, tag it, and go on: what stands there later must not be seen."""
    isolate(monkeypatch)
    made = begin(tmp_path / "repository")
    made.commit({path: str(text) for path, text in dedented(FILES).items()})
    made.git("tag", "then")
    made.write(
        {CHECKIN: "updates: {delight/csat: 70%}\n", "kpis/new.yaml": "name: [\n", "kpis/csat.csv": "date,value\n"}
    )
    made.commit({GOAL: "title: Another\n"}, "go on")
    monkeypatch.chdir(made.top)
    return made


READ = [
    ["status"],
    ["status", "delight"],
    ["kpis"],
    ["show", "delight"],
    ["show", "delight/csat"],
    ["show", "csat"],
    ["todo"],
]


@pytest.mark.parametrize("arguments", [*READ, ["links"], ["forecast"], ["forecast", "--calibration"]], ids=" ".join)
def test_json_names_the_commit_and_the_day_is_the_commits(okr: Call, checkout: Checkout, arguments: list[str]) -> None:
    ran = okr(*arguments, "--rev", "then", "--format", "json")

    shown = json.loads(ran.stdout)
    assert (ran.code, ran.stderr) == (0, "")
    assert shown["revision"] == {"name": "then", "commit": checkout.git("rev-parse", "then")}
    assert shown["as_of"] == "2026-11-20"


@pytest.mark.parametrize("format", ["table", "json", "markdown", "csv"])
@pytest.mark.parametrize("arguments", READ[:-1], ids=" ".join)
def test_what_is_shown_is_what_a_checkout_of_the_commit_shows(
    okr: Call, checkout: Checkout, tmp_path: Path, arguments: list[str], format: str
) -> None:
    checkout.git("worktree", "add", "--quiet", str(tmp_path / "there"), "then")

    past = okr(*arguments, "--rev", "then", "--format", format)
    there = okr("-C", tmp_path / "there", *arguments, "--as-of", "2026-11-20", "--format", format)

    assert (past.code, past.stderr) == (there.code, there.stderr)
    assert without_commit(past.stdout, checkout, arguments) == there.stdout.replace(" --as-of 2026-11-20", "")


def without_commit(text: str, checkout: Checkout, arguments: list[str]) -> str:
    """Take out what only says which commit is looked at."""
    commit = checkout.git("rev-parse", "then")
    alone = [f"2026-11-20 · at then ({commit[:10]})\n", f"On 2026-11-20, at then \\({commit[:10]}\\).\n\n"]
    said = [
        *(alone if arguments[0] == "show" else []),
        f" · at then ({commit[:10]})",
        f", at then \\({commit[:10]}\\)",
        " --rev then",
    ]
    for words in said:
        text = text.replace(words, "")
    return text.replace(f'{{"name": "then", "commit": "{commit}"}}', "null")


PICTURES = [*READ, ["links"], ["forecast"], ["forecast", "--calibration"], ["explain", "delight"], ["log"], ["trend"]]


@pytest.mark.parametrize("arguments", PICTURES, ids=" ".join)
def test_every_picture_names_the_commit_in_one_way(okr: Call, checkout: Checkout, arguments: list[str]) -> None:
    commit = checkout.git("rev-parse", "then")[:10]

    picture = okr(*arguments, "--rev", "then").stdout

    assert f"2026-11-20 · at then ({commit})" in picture.split("\n\n")[0]
    if arguments != ["links"]:
        page = okr(*arguments, "--rev", "then", "--format", "markdown").stdout
        assert f"2026-11-20, at then \\({commit}\\)" in page


@pytest.mark.usefixtures("checkout")
def test_the_day_that_is_asked_for_comes_first(okr: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2026-11-10" in okr("kpis", "--rev", "then", "--as-of", "2026-11-10").stdout
    monkeypatch.setenv("OKR_AS_OF", "2026-11-11")
    assert "2026-11-11" in okr("kpis", "--rev", "then").stdout


@pytest.mark.usefixtures("checkout")
def test_explain_names_the_number_of_the_commit(okr: Call) -> None:
    assert "50%" in okr("explain", "delight/csat", "--rev", "then").stdout
    assert okr("explain", "unknown-kpi", "--rev", "then").code == 0


def test_validate_finds_what_was_wrong_then(okr: Call, checkout: Checkout) -> None:
    now = okr("validate", "--ignore", "6")
    then = okr("validate", "--ignore", "6", "--rev", "then")

    assert (now.code, then.code, then.stdout) == (1, 0, "")
    assert then.stderr == f"at then ({checkout.git('rev-parse', 'then')[:10]})\n"
    assert okr("validate", "kpis", "--rev", "then", "--select", "6").stdout.startswith("kpis/csat.yaml:1:2: ")
    gone = okr("validate", "kpis/new.yaml", "--rev", "then")
    assert (gone.code, gone.stderr) == (
        2,
        "error: there is no kpis/new.yaml in `then`\nhelp: give files and folders that it has\n",
    )


@pytest.mark.parametrize("name", ["nosuch", "--output=x", "HEAD~99", "a\nb"])
def test_a_revision_that_is_not_there(okr: Call, checkout: Checkout, name: str) -> None:
    ran = okr("status", f"--rev={name}")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: there is no commit `")
    assert not (checkout.top / "x").exists()


def test_a_commit_from_before_the_goals(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--orphan", "before")
    checkout.commit({"README.md": "no goals\n"})
    checkout.git("switch", "--quiet", "main")

    ran = okr("status", "--rev", "before")

    assert (ran.code, ran.stderr.splitlines()[0]) == (
        2,
        "error: there is no okr.yaml in `before`, in the folder of this workspace",
    )


def test_without_git_there_is_no_past(okr: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    (tmp_path / "okr.yaml").write_text("version: 1\n")

    ran = okr("-C", tmp_path, "status", "--rev", "HEAD")

    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"error: {tmp_path} is in no git repository, so there is no earlier state\nhelp: `git init` begins one\n"
    )


def test_only_findings_of_files_that_the_branch_touches_are_listed(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--create", "work")
    checkout.write({"kpis/later.yaml": "name: [\n", "kpis/csat.yaml": "name: 1\n"})

    ran = okr("validate", "--changed-since", "main", "--ignore", "6")

    assert ran.code == 1
    assert {line.split(":")[0] for line in ran.stdout.splitlines()} == {"kpis/later.yaml", "kpis/csat.yaml"}
    assert ran.stderr == "3 findings in files that are as they were in main: not shown\n"


def test_line_breaks_of_a_checkout_are_no_change(okr: Call, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--create", "work")
    checkout.write({"kpis/new.yaml": "name: [\r\n"})

    assert okr("validate", "--changed-since", "main", "--ignore", "6").stdout == ""
