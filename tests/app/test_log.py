"""The goals' history, from real repositories."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.app.log.log import log
from okrcli.app.revisions import NoHistoryError
from okrcli.app.session import Clock, Session, open_session
from okrcli.errors import OkrError
from okrcli.render.changes import goal_line, observed_text, sentence
from okrcli.results.status import Selection
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from okrcli.results.log import LogEntry, LogResult

DELIGHT = "objectives/2026-Q4/delight.yaml"
OBJECTIVE = """\
title: Delight customers
owner: support-lead
key_results:
  - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}
  - {id: reply, title: Cut replies, kpi: reply-time, baseline: 48 min, target: 30 min}
"""
FILES = {
    "okr.yaml": "version: 1\nteams: {support: {}, sales: {}}\n"
    "people: {support-lead: {team: support, email: lead@x.example}}\n",
    DELIGHT: OBJECTIVE,
    "kpis/reply-time.yaml": "name: Reply time\nowner: desk-manager\ncadence: weekly\nunit: min\nteam: sales\n",
    "kpis/reply-time.csv": "date,value\n2026-10-02,48\n",
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    isolate(monkeypatch)
    checkout = begin(tmp_path / "repository")
    checkout.commit(FILES)
    return checkout


def edit(checkout: Checkout, old: str, new: str, message: str = "edit", path: str = DELIGHT) -> None:
    """Replace words of a file, which must stand there, and commit."""
    text = (checkout.top / path).read_text()
    assert old in text
    checkout.commit({path: text.replace(old, new)}, message)


def opened(top: Path) -> Session:
    return open_session(top, Clock(date(2026, 11, 20), date(2026, 11, 20)))


def history(checkout: Checkout, since: str | None = None, **selection: str) -> LogResult:
    return log(opened(checkout.top), Selection(**selection), since)


def told(entry: LogEntry) -> list[str]:
    """Say an entry in lines, as the views do."""
    lines = [f"{goal.id} {goal_line(goal)}" for goal in entry.goals if goal_line(goal)]
    lines += [f"{goal.id} {sentence(change, goal.id)}" for goal in entry.goals for change in goal.inner]
    lines += [f"{view.by} {observed_text(view)}" for view in entry.observed]
    return lines + [f"{path} unreadable" for path in entry.unreadable]


def lines(result: LogResult) -> list[list[str]]:
    return [told(entry) for entry in result.entries]


BEGUN = ["2026-Q4/delight new", "reply-time new", "None `reply-time` 48 min"]


def test_each_commit_is_told_newest_first_with_who_and_when(made: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-21T23:30:00-05:00")
    made.git("config", "user.email", "lead@x.example")
    edit(made, "target: 80", "target: 60", "Lower the target\n\nIt was too high.")

    result = history(made)

    assert lines(result) == [["2026-Q4/delight `target` of `csat` changed from 80% to 60%"], BEGUN]
    stamp = result.entries[0].stamp
    assert (stamp.commit, stamp.author, stamp.day, stamp.subject, stamp.is_merge, result.entries[0].by) == (
        made.git("rev-parse", "HEAD"),
        "support-lead",
        date(2026, 11, 21),
        "Lower the target",
        False,
        "support-lead",
    )
    assert result.entries[1].by is None


def test_numbers_carry_the_unit_of_a_kpi_that_the_commit_did_not_touch(made: Checkout) -> None:
    edit(made, "target: 30 min", "target: 35")

    assert lines(history(made))[0] == ["2026-Q4/delight `target` of `reply` changed from 30 min to 35 min"]


def test_check_ins_are_summarised_under_the_whole_ids_of_goals(made: Checkout) -> None:
    made.commit({"checkins/2026-Q4/2026-10-09-support-lead.yaml": "updates: {delight/csat: 50%}\n"})
    made.commit({"kpis/reply-time.csv": "date,value\n2026-10-02,47\n2026-10-09,45\n"})

    assert lines(history(made))[:2] == [
        ["None `reply-time` of 2026-10-02 from 48 min to 47 min; `reply-time` 45 min"],
        ["support-lead `2026-Q4/delight/csat` 50%"],
    ]


def test_a_check_in_on_a_goal_of_the_year_is_told_of_that_goal(made: Checkout) -> None:
    made.commit({"objectives/2026/keep.yaml": OBJECTIVE.replace("Delight", "Keep")})
    made.commit({"checkins/2026-Q4/2026-10-09-support-lead.yaml": "updates: {keep/csat: 50%}\n"})

    assert lines(history(made, ref="keep"))[0] == ["support-lead `2026/keep/csat` 50%"]


def test_what_touches_no_goal_is_left_out(made: Checkout) -> None:
    made.commit({"README.md": "no goal\n"})
    made.commit({DELIGHT: f"# a remark\n{OBJECTIVE}"})

    assert lines(history(made)) == [BEGUN]


def test_a_merge_tells_nothing_twice(made: Checkout) -> None:
    made.git("checkout", "--quiet", "-b", "side")
    edit(made, "target: 30 min", "target: 35 min", "side")
    made.git("checkout", "--quiet", "main")
    edit(made, "Delight customers", "Delight everybody", "main")
    made.git("merge", "--quiet", "--no-edit", "side")

    assert sorted(lines(history(made))) == [
        ["2026-Q4/delight `target` of `reply` changed from 30 min to 35 min"],
        ["2026-Q4/delight `title` changed from `Delight customers` to `Delight everybody`"],
        BEGUN,
    ]


def test_a_merge_tells_what_is_in_none_of_its_parents(made: Checkout) -> None:
    made.git("checkout", "--quiet", "-b", "side")
    edit(made, "target: 80", "target: 70", "side")
    made.git("checkout", "--quiet", "main")
    edit(made, "Delight customers", "Delight everybody", "main")
    made.git("merge", "--quiet", "--no-commit", "side")
    edit(made, "target: 70", "target: 50", "Merge side")

    first = history(made).entries[0]

    assert (first.stamp.is_merge, told(first)) == (
        True,
        ["2026-Q4/delight `target` of `csat` changed from 80% to 50%"],
    )


def test_one_goal_is_followed_under_every_id_that_it_had(made: Checkout) -> None:
    edit(made, "target: 80", "target: 70")
    made.git("mv", DELIGHT, "objectives/2026-Q4/charm.yaml")
    made.commit({"objectives/2026-Q4/charm.yaml": f"{OBJECTIVE}formerly: [delight]\n".replace("80", "70")})
    edit(made, "id: csat", "id: joy, formerly: [csat]", path="objectives/2026-Q4/charm.yaml")
    edit(made, "target: 70", "target: 60", path="objectives/2026-Q4/charm.yaml")

    assert lines(history(made, ref="charm/joy")) == [
        ["2026-Q4/charm `target` of `joy` changed from 70% to 60%"],
        ["2026-Q4/charm key result renamed from `csat` to `joy`"],
        ["2026-Q4/delight `target` of `csat` changed from 80% to 70%"],
    ]
    assert lines(history(made, ref="charm"))[2:] == [
        ["2026-Q4/charm renamed from `2026-Q4/delight` to `2026-Q4/charm`"],
        ["2026-Q4/delight `target` of `csat` changed from 80% to 70%"],
        ["2026-Q4/delight new"],
    ]


def test_a_file_that_only_moves_changes_nothing(made: Checkout) -> None:
    (made.top / "objectives/2026-Q4/support").mkdir()
    made.git("mv", DELIGHT, "objectives/2026-Q4/support/delight.yaml")
    made.commit({})

    assert lines(history(made)) == [BEGUN]


def test_a_goal_that_is_gone_and_comes_again(made: Checkout) -> None:
    made.git("rm", "--quiet", DELIGHT)
    made.commit({})
    gone = history(made, ref="delight")
    made.commit({DELIGHT: OBJECTIVE})

    assert (gone.goal, lines(gone)) == ("2026-Q4/delight", [["2026-Q4/delight gone"], ["2026-Q4/delight new"]])
    assert lines(history(made, ref="delight"))[0] == ["2026-Q4/delight new"]


@pytest.mark.parametrize("broken", ["title: [", "\0", "- a list\n", "title: 1\ntitle: 2\n"])
def test_a_file_that_cannot_be_read_for_a_while(made: Checkout, broken: str) -> None:
    made.commit({DELIGHT: broken})
    made.commit({DELIGHT: OBJECTIVE.replace("80", "70")})

    assert lines(history(made))[:2] == [
        ["2026-Q4/delight `target` of `csat` changed from 80% to 70%"],
        [f"{DELIGHT} unreadable"],
    ]


def test_settings_that_cannot_be_read_for_a_while(made: Checkout) -> None:
    made.commit({"okr.yaml": "version: ["})
    edit(made, "target: 80", "target: 70")
    made.commit({"okr.yaml": f"{FILES['okr.yaml']}organization: Northwind\n"})

    assert lines(history(made))[:3] == [
        ["okr.yaml `organization` set to Northwind"],
        ["2026-Q4/delight `target` of `csat` changed from 80% to 70%"],
        ["okr.yaml unreadable"],
    ]


def test_since_a_day_or_a_commit(made: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    made.git("tag", "start")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-12-01T09:00:00+00:00")
    edit(made, "target: 80", "target: 70")

    assert [len(history(made, since=since).entries) for since in ("2026-12-01", "start", "2026-11-20", "HEAD")] == [
        1,
        1,
        2,
        0,
    ]
    with pytest.raises(OkrError, match="`last week` is no day and no commit") as caught:
        history(made, since="last week")
    assert caught.value.help.startswith("write a day, `2026-11-20`, or write a branch")


def test_the_goals_of_a_person_or_a_team(made: Checkout) -> None:
    edit(made, "target: 80", "target: 70")
    edit(made, "unit: min", "unit: h", path="kpis/reply-time.yaml")

    assert lines(history(made, team="support")) == [
        ["2026-Q4/delight `target` of `csat` changed from 80% to 70%"],
        ["2026-Q4/delight new"],
    ]
    assert lines(history(made, owner="desk-manager"))[1:] == [["reply-time new", "None `reply-time` 48 min"]]


def test_a_shallow_clone_says_where_its_history_is_cut(made: Checkout, tmp_path: Path) -> None:
    edit(made, "target: 80", "target: 70")
    edit(made, "target: 70", "target: 60")
    made.git("clone", "--quiet", "--depth=2", f"file://{made.top}", str(tmp_path / "shallow"))

    result = log(opened(tmp_path / "shallow"), Selection())

    assert lines(result) == [["2026-Q4/delight `target` of `csat` changed from 70% to 60%"]]
    assert result.cut is not None
    assert result.cut.commit == made.git("rev-parse", "HEAD~1")
    assert history(made).cut is None


def test_a_workspace_in_a_folder_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    checkout = begin(tmp_path)
    checkout.commit({f"team/{path}": text for path, text in FILES.items()} | {DELIGHT: "title: other\n"})

    assert lines(log(opened(tmp_path / "team"), Selection())) == [BEGUN]


def test_before_the_first_commit_the_history_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch)
    begin(tmp_path).write(FILES)

    assert log(opened(tmp_path), Selection()).entries == ()


def test_without_git_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoHistoryError):
        log(opened(write_workspace(tmp_path, {})), Selection())


def test_a_reference_that_no_commit_knows(made: Checkout) -> None:
    with pytest.raises(OkrError, match="no objective, key result or KPI is named `nosuch`"):
        history(made, ref="nosuch")
