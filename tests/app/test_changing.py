"""A change is proved before it is written, and committed by git or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.app.changing import Saving, change_workspace
from okrcli.app.proving import NewErrorsError
from okrcli.app.session import Clock, Session, open_session
from okrcli.draft import Draft, FileChange
from okrcli.errors import OkrError
from okrcli.model.ids import KeyResultId
from tests.repositories import Checkout, begin, isolate
from tests.workspaces import write_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from okrcli.app.changing import CarriedOut

DAY = date(2026, 11, 20)
CHECK_IN = "checkins/2026-Q4/2026-11-20-support-lead.yaml"
SUBJECT = "Check in: calls 3 → 4"
FILES = {
    "okr.yaml": "version: 1\nas_of: 2026-11-20\n",
    "objectives/2026-Q4/delight.yaml": """
        title: Delight external customers
        owner: support-lead
        key_results:
          - {id: calls, title: Call customers back, baseline: 0, target: 10}
        """,
    CHECK_IN: "updates: {delight/calls: 3}\n",
}
BETTER = {CHECK_IN: "updates: {delight/calls: 4}\n"}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch)
    return write_workspace(tmp_path / "okrs", FILES)


@pytest.fixture
def checkout(workspace: Path) -> Checkout:
    made = begin(workspace)
    made.commit({})
    return made


def changing(root: Path, files: Mapping[str, str | None], saving: Saving | None = None) -> CarriedOut:
    """Carry out a change to these files from what stands there when it is planned."""

    def plan(session: Session) -> Draft:
        there = {entry.path for entry in session.tree.entries()}
        before = {path: session.tree.read(path) if path in there else None for path in files}
        after = {path: None if text is None else text.encode() for path, text in files.items()}
        return Draft(tuple(FileChange(path, before[path], after[path]) for path in files), SUBJECT)

    return change_workspace(root, lambda: open_session(root, Clock(DAY, DAY)), plan, saving or Saving())


def test_a_change_is_written_and_the_numbers_before_and_after_can_be_told(workspace: Path) -> None:
    carried = changing(workspace, BETTER)

    calls = KeyResultId("2026-Q4/delight/calls")
    assert (workspace / CHECK_IN).read_text() == BETTER[CHECK_IN]
    assert [str(side.scorecard.key_results[calls].progress) for side in (carried.before, carried.after)] == [
        "3/10",
        "2/5",
    ]
    assert (carried.saved.commit, carried.saved.diff) == (None, None)


def test_new_errors_refuse_a_change_and_nothing_is_written(checkout: Checkout) -> None:
    with pytest.raises(NewErrorsError) as refusal:
        changing(checkout.top, {CHECK_IN: "updates: {delight/cals: 4}\n"}, Saving(commit=True))

    found = [
        (f.code, f.location.path, f.location.span.line, f.location.span.column) for f in refusal.value.found.findings
    ]
    assert found == [("OKR203", CHECK_IN, 1, 11)]
    assert refusal.value.message == "this would bring an error into the files; nothing was written"
    assert (checkout.status(), checkout.log()) == ([], ["begin"])


def test_errors_that_stand_there_already_refuse_nothing(workspace: Path) -> None:
    lost = "updates:\n  delight/lost: 1\n"
    (workspace / CHECK_IN).write_text(lost)
    (workspace / "kpis").mkdir()
    (workspace / "kpis/broken.yaml").write_text("name: [\n")

    changing(workspace, {CHECK_IN: f"# a line above\n{lost}  delight/calls: 4\n"})

    with pytest.raises(NewErrorsError) as refusal:
        changing(workspace, {CHECK_IN: f"{lost}  delight/cals: 4\n  delight/call: 4\n"})
    assert [finding.message for finding in refusal.value.found.findings] == [
        "there is no key result or initiative `delight/cals`",
        "there is no key result or initiative `delight/call`",
    ]


def test_an_error_that_goes_along_with_a_goal_to_its_new_name_is_not_new(workspace: Path) -> None:
    objective = (workspace / "objectives/2026-Q4/delight.yaml").read_text()
    wrong = objective.replace("baseline: 0, target: 10", "baseline: 10, target: 10")
    (workspace / "objectives/2026-Q4/delight.yaml").write_text(wrong)

    changing(
        workspace,
        {
            "objectives/2026-Q4/delight.yaml": None,
            "objectives/2026-Q4/please.yaml": wrong + "formerly: [delight]\n",
        },
    )

    assert not (workspace / "objectives/2026-Q4/delight.yaml").exists()


def test_a_rule_that_okr_yaml_makes_an_error_refuses_too(workspace: Path) -> None:
    (workspace / "okr.yaml").write_text("version: 1\nas_of: 2026-11-20\nrules: {severity: {total-fell: error}}\n")

    with pytest.raises(NewErrorsError) as refusal:
        changing(workspace, {"checkins/2026-Q4/2026-11-19-support-lead.yaml": "updates: {delight/calls: 5}\n"})

    assert [finding.code for finding in refusal.value.found.findings] == ["OKR316"]


def test_a_dry_run_gives_the_diff_and_writes_nothing_with_neither_git_nor_a_right_to_write(workspace: Path) -> None:
    carried = changing(workspace, BETTER, Saving(commit=True, push=True, dry_run=True))

    assert carried.saved.diff == (
        f"--- a/{CHECK_IN}\n+++ b/{CHECK_IN}\n@@ -1 +1 @@\n"
        "-updates: {delight/calls: 3}\n+updates: {delight/calls: 4}\n"
    )
    assert (workspace / CHECK_IN).read_text() == FILES[CHECK_IN]


def test_a_dry_run_is_refused_as_the_change_would_be(workspace: Path) -> None:
    with pytest.raises(NewErrorsError):
        changing(workspace, {CHECK_IN: "updates: {delight/cals: 4}\n"}, Saving(dry_run=True))


def test_a_commit_holds_exactly_the_files_of_the_change(checkout: Checkout) -> None:
    checkout.write({"notes.txt": "mine\n"})
    checkout.git("add", "notes.txt")

    carried = changing(checkout.top, BETTER, Saving(commit=True))

    assert carried.saved.commit == checkout.git("rev-parse", "--short", "HEAD")
    assert checkout.committed() == [f"M\t{CHECK_IN}"]
    assert checkout.status() == ["A  notes.txt"]
    assert checkout.log() == [SUBJECT, "begin"]


def test_a_file_that_stays_as_it_is_is_neither_told_nor_committed(checkout: Checkout) -> None:
    same = {"okr.yaml": FILES["okr.yaml"]}

    nothing = changing(checkout.top, same, Saving(commit=True))
    both = changing(checkout.top, BETTER | same, Saving(commit=True))

    assert (nothing.saved.draft.files, nothing.saved.commit) == ((), None)
    assert [file.path for file in both.saved.draft.files] == [CHECK_IN]
    assert checkout.log() == [SUBJECT, "begin"]


@pytest.mark.parametrize("saving", [Saving(commit=True), Saving(push=True)])
def test_without_a_repository_a_commit_is_refused_before_anything_is_written(workspace: Path, saving: Saving) -> None:
    with pytest.raises(OkrError, match="is in no git repository"):
        changing(workspace, BETTER, saving)

    assert (workspace / CHECK_IN).read_text() == FILES[CHECK_IN]


def test_without_git_a_commit_is_refused_before_anything_is_written_and_all_else_works(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(OkrError, match="git is needed for this"):
        changing(checkout.top, BETTER, Saving(commit=True))
    assert (checkout.top / CHECK_IN).read_text() == FILES[CHECK_IN]

    changing(checkout.top, BETTER)
    assert (checkout.top / CHECK_IN).read_text() == BETTER[CHECK_IN]


def test_a_merge_that_is_under_way_refuses_a_commit_before_anything_is_written(checkout: Checkout) -> None:
    checkout.git("checkout", "--quiet", "-b", "other")
    checkout.commit({"a.txt": "a\n"})
    checkout.git("checkout", "--quiet", "main")
    checkout.commit({"b.txt": "b\n"})
    checkout.git("merge", "--quiet", "--no-commit", "other")

    with pytest.raises(OkrError, match="a merge is under way"):
        changing(checkout.top, BETTER, Saving(commit=True))

    assert (checkout.top / CHECK_IN).read_text() == FILES[CHECK_IN]


def test_a_hook_that_says_no_leaves_the_edit_and_no_commit(checkout: Checkout) -> None:
    checkout.hook("pre-commit", "echo not on a Friday >&2; exit 1")

    with pytest.raises(OkrError, match="git made no commit of them:\nnot on a Friday"):
        changing(checkout.top, BETTER, Saving(commit=True))

    assert checkout.status() == [f" M {CHECK_IN}"]


@pytest.fixture
def shared(checkout: Checkout, tmp_path: Path) -> Checkout:
    """Give the checkout a repository to push to, and return that."""
    made = Checkout(tmp_path / "shared.git")
    checkout.git("init", "--quiet", "--bare", str(made.top))
    checkout.git("remote", "add", "origin", str(made.top))
    checkout.git("push", "--quiet", "--set-upstream", "origin", "main")
    return made


def test_a_push_takes_the_commit_along(checkout: Checkout, shared: Checkout) -> None:
    carried = changing(checkout.top, BETTER, Saving(push=True))

    assert carried.saved.pushed
    assert shared.git("log", "-1", "--format=%s", "main") == SUBJECT


def test_a_push_that_fails_says_that_the_commit_stands(checkout: Checkout, shared: Checkout) -> None:
    shared.top.rename(shared.top.with_name("gone.git"))

    with pytest.raises(OkrError) as refusal:
        changing(checkout.top, BETTER, Saving(push=True))

    assert refusal.value.message.startswith("the files are committed, and not pushed:\nfatal: ")
    assert checkout.log() == [SUBJECT, "begin"]


def test_a_push_that_has_nowhere_to_go_is_refused_before_anything_is_written(checkout: Checkout) -> None:
    with pytest.raises(OkrError, match="no repository that this one pushes to"):
        changing(checkout.top, BETTER, Saving(push=True))

    assert checkout.status() == []


def test_a_push_from_no_branch_is_refused_before_anything_is_written(checkout: Checkout, shared: Checkout) -> None:
    checkout.git("checkout", "--quiet", "--detach")

    with pytest.raises(OkrError, match="no branch is checked out"):
        changing(checkout.top, BETTER, Saving(push=True))

    assert (checkout.status(), shared.git("log", "--format=%s", "main")) == ([], "begin")
