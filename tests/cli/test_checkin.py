"""`okr checkin` with all that it is told: what it writes, says and refuses without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.repositories import begin, isolate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Call

HOME = "checkins/2026-Q4/2026-11-20-support-lead.yaml"
SECOND = "checkins/2026-Q4/2026-11-20-support-lead-2.yaml"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests is not who checks in."""
    monkeypatch.setenv("OKR_USER", "support-lead")


def test_values_are_written_and_what_they_change_is_said(okr: Call, workspace: Path) -> None:
    ran = okr("checkin", "csat", "60", "reply-time", "42", "--done", "Called ten", "--done", "Called two")

    assert ran.code == 0, ran.stderr
    assert ran.stdout == (
        "Check in: csat 55% → 60%, reply time 43 → 42 min\n"
        f"  new     {SECOND}\n"
        "  delight/csat  55% → 60% of 80%; progress 38% → 50%, plan 55%, behind (was at risk)\n"
        "  reply-time  43 → 42 min, target at most 30 min, breached\n"
    )
    assert (workspace / SECOND).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../.okr/schema/checkin.json\n"
        "updates:\n"
        "  delight/csat: 60  # was 55%, target 80%\n"
        "  reply-time: 42  # was 43, target at most 30 min\n"
        "done:\n"
        "  - Called ten\n"
        "  - Called two\n"
    )


def test_a_dry_run_shows_the_diff_and_writes_nothing(okr: Call, workspace: Path) -> None:
    ran = okr("checkin", "reply-time", "42", "--dry-run")

    assert ran.code == 0
    assert "+  reply-time: 42  # was 43, target at most 30 min" in ran.stdout
    assert not (workspace / SECOND).exists()


def test_alone_without_a_terminal_it_says_what_to_type(okr: Call, workspace: Path) -> None:
    ran = okr("checkin")

    assert ran.code == 2
    assert ran.stdout == ""
    assert ran.stderr == (
        "error: there is nobody to ask: this is no terminal\n"
        "help: write `okr checkin REF VALUE`; alone, and at a terminal, it asks for each value that is owed\n"
    )
    assert [path.name for path in workspace.glob("checkins/*/*")] == ["2026-11-20-support-lead.yaml"]


def test_a_jump_wants_a_yes(okr: Call, workspace: Path) -> None:
    refused = okr("checkin", "reply-time", "20")

    assert refused.code == 2
    assert refused.stderr == (
        "error: `reply-time` was 43 min on 2026-11-20 and would be 20 min, and its largest move so far is 1 min\n"
        "help: correct it, or say with `--yes` that it is right\n"
    )
    assert not (workspace / SECOND).exists()
    assert okr("checkin", "reply-time", "20", "--yes").code == 0
    assert (workspace / SECOND).exists()


@pytest.mark.parametrize(
    ("words", "message", "help_text"),
    [
        (["csat"], "nothing is said of `csat`", "write `okr checkin csat VALUE`, or `okr checkin -h`"),
        (["reply-time", "43", "min"], "`min` stands alone", "`okr checkin reply-time '43 min'`"),
        (
            ["csat", "60", "calls", "1", "guard"],
            "`guard` stands alone",
            "write `okr checkin csat 60 calls 1 guard VALUE`",
        ),
        (["reply-time", "43", "csat"], "`csat` stands alone", "write `okr checkin reply-time 43 csat VALUE`"),
        (["reply-time"], "nothing is said of `reply-time`", "write `okr checkin reply-time VALUE`, or "),
        (["csst"], "OKR201 unknown-kpi: no key result, KPI or initiative is named `csst`", "write csat"),
        (["csat", "60", "calls", "1", "--note", "x"], "2 goals are named", "check in to that one by itself"),
        (["--note", "x"], "nothing says which goal this is about", "write `okr checkin REF VALUE` and the options"),
        (["csat", "60", "--at", "20.11.2026"], "OKR104 bad-value: `20.11.2026`", "write 2026-11-20"),
        (["csat", "60", "--date", "2026-11-21"], "OKR402 future-date", "write a day that has been"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_unclear_calls_are_refused(okr: Call, words: list[str], message: str, help_text: str) -> None:
    ran = okr("checkin", *words)

    assert ran.code == 2
    assert ran.stderr.startswith(f"error: {message}")
    assert help_text in ran.stderr


def test_a_negative_number_is_a_value(okr: Call, workspace: Path) -> None:
    assert okr("checkin", "guard", "-1", "--note", "better than calm").code == 0
    assert "delight/guard: {value: -1, note: better than calm}" in (workspace / SECOND).read_text(encoding="utf-8")


def test_a_commit_says_what_changed_and_git_says_who_checks_in(
    okr: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "okr.yaml").write_text(
        "version: 1\nas_of: 2026-11-20\npeople: {support-lead: {}, desk-manager: {email: desk@northwind.example}}\n",
        encoding="utf-8",
    )
    isolate(monkeypatch)
    checkout = begin(workspace)
    checkout.commit({})
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "desk@northwind.example")

    ran = okr("checkin", "reply-time", "42", "--commit")

    assert ran.code == 0, ran.stderr
    assert "  committed as " in ran.stdout
    assert checkout.git("show", "--format=%s", "--name-only") == (
        "Check in: reply time 43 → 42 min\n\ncheckins/2026-Q4/2026-11-20-desk-manager.yaml"
    )


@pytest.mark.usefixtures("workspace")
def test_whose_goals_to_ask_for_goes_with_nothing_else(okr: Call) -> None:
    assert okr("checkin", "csat", "60", "--owner", "desk-manager").stderr.startswith("error: --owner is whose goals")
