"""`okr checkin` alone, at a pseudo-terminal of 80 columns: questions, wrong answers, and ends of every kind."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_C, CTRL_D, Terminal
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNER = {"OKR_USER": "support-lead"}
HOME = "checkins/2026-Q4/2026-11-20-support-lead.yaml"
EDITOR_LINE = "# yaml-language-server: $schema=../../.okr/schema/checkin.json\n"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    "objectives/2026-Q4/delight.yaml": """
        title: Delight external customers
        owner: support-lead
        key_results:
          - {id: accounts, title: Sign 5 of the 20 tier-one accounts, unit: accounts, baseline: 0, target: 5}
          - {id: road-show, title: Take the road show to three cities, milestones: [chicago, omaha, detroit]}
          - {id: reply-time, title: Cut the reply time to 30 minutes, kpi: reply-time, baseline: 48, target: 30 min}
          - {id: theirs, title: Somebody else's, owner: desk-manager, baseline: 0, target: 5}
        """,
    "kpis/reply-time.yaml": """
        name: Average reply time
        owner: support-lead
        cadence: weekly
        unit: min
        bounds: [0, 600]
        targets: {2026: {at_most: 30}}
        """,
    "checkins/2026-Q4/2026-10-16-support-lead.yaml": "updates: {delight/accounts: 1, reply-time: 46}\n",
    "checkins/2026-Q4/2026-10-30-support-lead.yaml": """
        updates:
          delight/accounts: {value: 2, confidence: 0.6}
        """,
    "checkins/2026-Q4/2026-11-06-support-lead.yaml": """
        updates:
          reply-time: 44
          delight/road-show: {reached: [chicago]}
        """,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Write goals of one person, of which three are waiting."""
    return write_workspace(tmp_path, FILES)


@pytest.fixture
def okr(workspace: Path) -> Iterator[Terminal]:
    """Begin a walk; it must have come to its end when the test has."""
    terminal = Terminal("checkin", cwd=workspace, env=OWNER)
    terminal.expect("support-lead, 2026-11-20: 3 goals wait for a word.")
    yield terminal
    terminal.end()


def written(workspace: Path) -> dict[str, str]:
    """Return the files of the day, without the line for editors."""
    files = sorted(workspace.glob("checkins/*/2026-11-20*"))
    return {str(path.relative_to(workspace)): path.read_text("utf-8").removeprefix(EDITOR_LINE) for path in files}


def skip_to_the_second(okr: Terminal) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "s")
    okr.expect("2 of 3  Average reply time")


def test_a_walk_shows_where_each_goal_stands_and_keeps_what_is_given(okr: Terminal, workspace: Path) -> None:
    okr.expect("1 of 3  Sign 5 of the 20 tier-one accounts\n")
    okr.expect("  2026-Q4/delight/accounts\n")
    okr.expect("  last 2 accounts on 2026-10-30, 21 days without a word, plan 2.747 accounts,\n  target 5 accounts\n")
    okr.expect("  progress 40%, plan 55%, at risk, stale\n")
    okr.answer("total so far (was 2 of 5 accounts): ", "+1")
    okr.expect("    = 3 accounts\n")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "0.7")
    okr.answer("note: ", "Omaha: signed")
    okr.expect("2 of 3  Average reply time\n  reply-time, weekly\n")
    okr.answer("value now (was 44 min, target at most 30 min): ", "0.7 h")
    okr.answer("confidence, 0 to 1 (none yet): ", "")
    okr.answer("note: ", "")
    okr.expect("3 of 3  Take the road show to three cities")
    okr.answer("reached by now (open: omaha, detroit): ", "omaha")
    okr.answer("confidence, 0 to 1 (none yet): ", "")
    okr.answer("note: ", "")
    okr.answer("done since last time: ", "Book the hall")
    okr.answer("done since last time: ", "")
    okr.answer("next: ", "")
    okr.answer("blocked by: ", "")

    assert okr.end() == 0
    assert written(workspace) == {
        HOME: (
            "updates:\n"
            '  delight/accounts: {add: 1, confidence: 0.7, note: "Omaha: signed"}  # was 2, target 5 accounts\n'
            "  reply-time: 0.7 h  # was 44, target at most 30 min\n"
            "  delight/road-show: {reached: [omaha]}  # 1 of 3 were reached\n"
            "done:\n"
            "  - Book the hall\n"
        )
    }
    assert "  delight/accounts  2 → 3 of 5 accounts; progress 40% → 60%" in okr.screen
    assert max(map(len, okr.screen.split("\n"))) <= 80


def test_wrong_answers_are_told_of_and_asked_for_again(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "1,5")
    okr.expect("    OKR104 bad-value: `1,5` has a comma\n    write 1.5\n")
    okr.answer("total so far (was 2 of 5 accounts): ", "3 h")
    okr.expect("    OKR302 unit-mismatch: `3 h` is in h, and the unit here is accounts\n")
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "7")
    okr.expect("    OKR104 bad-value: `7` is not a number from 0 to 1\n    write 0.7\n")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "0.7")
    okr.answer("note: ", "s")
    okr.answer("value now (was 44 min, target at most 30 min): ", "4400")
    okr.expect("OKR303 out-of-bounds")
    okr.answer("value now (was 44 min, target at most 30 min): ", "q")

    assert okr.end() == 0
    assert written(workspace) == {
        HOME: "updates:\n  delight/accounts: {value: 3, confidence: 0.7}  # was 2, target 5 accounts\n"
    }


def test_a_value_that_jumps_is_asked_about(okr: Terminal, workspace: Path) -> None:
    skip_to_the_second(okr)
    okr.answer("target at most 30 min): ", "20")
    okr.expect(
        "    `reply-time` was 44 min on 2026-11-06 and would be 20 min, and its largest\n    move so far is 2 min.\n"
    )
    okr.answer("    Is that right? [y/N] ", "")
    okr.answer("target at most 30 min): ", "21")
    okr.answer("Is that right? [y/N] ", "y")
    okr.answer("confidence, 0 to 1 (none yet): ", "q")

    assert okr.end() == 0
    assert written(workspace) == {HOME: "updates:\n  reply-time: 21  # was 44, target at most 30 min\n"}


def test_enter_keeps_what_stands_and_counts_as_a_look(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "")
    okr.answer("note: ", "")
    okr.answer("target at most 30 min): ", "q")

    assert okr.end() == 0
    assert written(workspace) == {HOME: "updates:\n  delight/accounts: {confidence: 0.6}  # confidence was 0.6\n"}


def test_stopping_at_once_writes_nothing(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "q")

    assert okr.end() == 0
    assert okr.screen.endswith("Nothing was given, and nothing was written.\n")
    assert written(workspace) == {}


@pytest.mark.parametrize(
    ("keys", "code", "said"),
    [
        (CTRL_C, 130, "nothing was written\n"),
        (f"2{CTRL_C}", 130, "nothing was written\n"),
        (CTRL_D, 2, "\nerror: the input ended before the last answer; nothing was written\n"),
    ],
    ids=["ctrl-c", "ctrl-c in a line", "ctrl-d"],
)
def test_who_breaks_off_has_written_nothing(okr: Terminal, workspace: Path, keys: str, code: int, said: str) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.expect("confidence, 0 to 1 (was 0.6): ")
    okr.type(keys)

    assert okr.end() == code
    assert said in okr.screen
    assert written(workspace) == {}


def test_a_closed_window_leaves_nothing_behind(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.expect("confidence, 0 to 1 (was 0.6): ")
    okr.type("0.")
    okr.close()

    assert okr.end() in {-signal.SIGHUP, 2}
    assert written(workspace) == {}


def test_a_closed_window_that_kills_nobody_is_the_end_too(workspace: Path) -> None:
    okr = Terminal("checkin", cwd=workspace, env=OWNER, deaf=True)
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.expect("confidence, 0 to 1 (was 0.6): ")
    okr.close()

    assert okr.end() == 2
    assert written(workspace) == {}


def test_bytes_that_are_no_text_break_nothing(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "s")
    okr.answer("target at most 30 min): ", "43")
    okr.answer("confidence, 0 to 1 (none yet): ", "")
    okr.expect("note: ")
    okr.type(b"caf\xe9 au lait\n")
    okr.answer(": ", "q")

    assert okr.end() == 0
    assert "  reply-time: " in written(workspace)[HOME]


def test_the_second_time_only_what_was_left_is_asked_for(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "q")
    assert okr.end() == 0

    again = Terminal("checkin", cwd=workspace, env=OWNER)
    again.expect("support-lead, 2026-11-20: 2 goals wait for a word.")
    again.answer("target at most 30 min): ", "43")
    again.answer("confidence, 0 to 1 (none yet): ", "q")
    assert again.end() == 0
    assert written(workspace) == {
        HOME: (
            "updates:\n"
            "  delight/accounts: 3  # was 2, target 5 accounts\n"
            "  reply-time: 43  # was 44, target at most 30 min\n"
        )
    }


def test_who_owes_nothing_is_told_so(workspace: Path) -> None:
    nobody = Terminal("checkin", "--by", "zoe", cwd=workspace)
    nobody.expect("zoe has no open key result and no KPI to report on.\n")
    assert nobody.end() == 0

    later = Terminal("checkin", "--as-of", "2026-11-08", "--owner", "support-lead", "--by", "zoe", cwd=workspace)
    later.answer("total so far (was 2 of 5 accounts): ", "3")
    later.answer("confidence, 0 to 1 (was 0.6): ", "")
    later.answer("note: ", "")
    later.answer("done since last time: ", "q")
    assert later.end() == 0
    assert (workspace / "checkins/2026-Q4/2026-11-08-zoe.yaml").exists()

    done = Terminal("checkin", "--as-of", "2026-11-08", "--by", "support-lead", cwd=workspace)
    done.expect("Nothing is owed by support-lead on 2026-11-08.\n")
    assert done.end() == 0


def test_what_cannot_be_written_is_given_back_as_calls(okr: Terminal, workspace: Path) -> None:
    okr.answer("total so far (was 2 of 5 accounts): ", "3")
    okr.answer("confidence, 0 to 1 (was 0.6): ", "0.7")
    okr.answer("note: ", "signed at last")
    with (workspace / "objectives/2026-Q4/delight.yaml").open("a", encoding="utf-8") as file:
        file.write("closed: {date: 2026-11-20, outcome: abandoned, grade: 0, scores: {}, retro: Sold.}\n")
    okr.answer("target at most 30 min): ", "q")

    assert okr.end() == 2
    assert okr.screen.endswith(
        "what you gave is not written; to give it again:\n"
        "  okr checkin 2026-Q4/delight/accounts 3 --confidence 0.7 --note 'signed at last'"
        " --by support-lead --date 2026-11-20 --yes\n"
        "error: `2026-Q4/delight` was closed on 2026-11-20, and is frozen since then\n"
        "help: leave it as it was graded\n"
    )
    assert written(workspace) == {}


def test_one_goal_is_asked_for_by_name(workspace: Path) -> None:
    okr = Terminal("checkin", "delight/reply-time", "--at", "2026-11-18", cwd=workspace, env=OWNER)
    okr.expect("Enter keeps what stands, q keeps what was given and stops, Ctrl-C gives it up.\n")
    okr.expect("\nAverage reply time\n  reply-time, weekly\n")
    okr.answer("value now (was 44 min, target at most 30 min): ", "43 accounts")
    okr.expect("    OKR302 unit-mismatch: ")
    okr.answer("value now (was 44 min, target at most 30 min): ", "43")
    okr.answer("confidence, 0 to 1 (none yet): ", "0.4")
    okr.answer("note: ", "Two are ill")

    assert okr.end() == 0
    assert "weekly report" not in okr.screen
    assert written(workspace) == {
        HOME: (
            "updates:\n"
            "  reply-time: {value: 43, at: 2026-11-18, note: Two are ill}  # was 44, target at most 30 min\n"
            "  delight/reply-time: {at: 2026-11-18, confidence: 0.4}\n"
        )
    }


def test_one_goal_that_is_somebody_elses_and_owed_by_nobody_is_asked_for_too(workspace: Path) -> None:
    okr = Terminal("checkin", "theirs", "--by", "zoe", cwd=workspace)
    okr.answer("total so far (was 0 of 5): ", "q")
    assert okr.end() == 0
    assert okr.screen.endswith("Nothing was given, and nothing was written.\n")

    again = Terminal("checkin", "theirs", "--by", "zoe", "--done", "Called", cwd=workspace)
    again.answer("total so far (was 0 of 5): ", "1")
    again.answer("confidence, 0 to 1 (none yet): ", "q")
    assert again.end() == 0
    assert written(workspace) == {
        HOME.replace(
            "support-lead", "zoe"
        ): "updates:\n  delight/theirs: 1  # first value, target 5\ndone:\n  - Called\n"
    }


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("nothing", "OKR201 unknown-kpi: no key result, KPI or initiative is named `nothing`"),
        ("delight", "`delight` is"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_before_any_question(workspace: Path, ref: str, message: str) -> None:
    okr = Terminal("checkin", ref, cwd=workspace, env=OWNER)

    assert okr.end() == 2
    assert okr.screen.startswith(f"error: {message}")


def test_an_error_is_broken_between_words_where_a_person_reads_it(workspace: Path) -> None:
    call = ("checkin", "reply-time", "44", "--by", "nobody", "--at", "2026-12-24", "--dry-run")
    narrow = Terminal(*call, cwd=workspace, columns=40)

    assert narrow.end() == 2
    assert narrow.screen == (
        "error: OKR402 future-date: `2026-12-24`\n"
        "  is still to come, looked at from\n"
        "  2026-11-20\n"
        "help: write a day that has been\n"
    )


def test_a_jump_in_a_call_is_asked_about_at_a_terminal(workspace: Path) -> None:
    call = ("checkin", "reply-time", "20")
    refused = Terminal(*call, cwd=workspace, env=OWNER)
    refused.answer("Is that right? [y/N] ", "n")
    assert refused.end() == 2
    assert written(workspace) == {}

    sure = Terminal(*call, cwd=workspace, env=OWNER)
    sure.answer("Is that right? [y/N] ", "y")
    assert sure.end() == 0
    assert written(workspace) == {HOME: "updates:\n  reply-time: 20  # was 44, target at most 30 min\n"}


def test_initiatives_are_asked_for_their_status(tmp_path: Path) -> None:
    work = """
        title: Make answers easy
        owner: worker
        key_results: [{id: asked, title: Ask less, owner: zoe, baseline: 9, target: 5}]
        initiatives:
          - {id: templates, title: Roll out reply templates, due: 2026-11-13, status: doing}
          - {id: survey, title: Ask customers}
        """
    workspace = write_workspace(tmp_path, FILES | {"objectives/2026-Q4/work.yaml": work})
    okr = Terminal("checkin", "--by", "worker", cwd=workspace)
    okr.expect("worker, 2026-11-20: 2 initiatives wait for a word.")
    okr.expect("1 of 2  Roll out reply templates\n  2026-Q4/work/templates\n")
    okr.expect("  doing, was due 2026-11-13, 50 days without a word\n")
    okr.answer("status (was doing; planned, doing, done, dropped): ", "finished")
    okr.expect("    OKR104 bad-value: `finished` is not one of planned, doing, done, dropped")
    okr.answer("status (was doing; planned, doing, done, dropped): ", "done")
    okr.answer("note: ", "All twenty")
    okr.expect("2 of 2  Ask customers\n")
    okr.answer("status (was planned; planned, doing, done, dropped): ", "")
    okr.answer("note: ", "")
    okr.answer("done since last time: ", "q")

    assert okr.end() == 0
    assert written(workspace) == {
        HOME.replace("support-lead", "worker"): (
            "updates:\n"
            "  work/templates: {status: done, note: All twenty}  # was doing\n"
            "  work/survey: planned  # was planned\n"
        )
    }
    again = Terminal("checkin", "--by", "worker", cwd=workspace)
    again.expect("Nothing is owed by worker on 2026-11-20.\n")
    assert again.end() == 0
