"""Commits are git's own: what `git commit --only` would do, and the index as it was where it does nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import pytest

from okrcli.vcs.commit import (
    GitBusyError,
    IgnoredError,
    NotCommittedError,
    UnfinishedError,
    UnmergedError,
    check_ready,
    commit,
)
from okrcli.vcs.git import Answer, Git, GitFailedError
from okrcli.vcs.repository import require
from tests.repositories import Checkout, begin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NEW = "checkins/2026-Q4/2026-11-20-support-lead.yaml"
SUBJECT = "Check in: reply time 48 → 43 min"


def committing(top: Path, paths: Sequence[str], subject: str = SUBJECT, patience: float = 5) -> str:
    """Commit as a changing command does; return what git and its hooks said."""
    repository = require(top)
    check_ready(repository, paths)
    made = commit(repository, paths, subject, patience)
    assert made.id == Checkout(top).git("rev-parse", "--short", "HEAD")
    return made.said


def test_exactly_the_files_named_are_committed_and_what_else_is_staged_stays_staged(checkout: Checkout) -> None:
    checkout.commit({"kpis/csat.yaml": "name: CSAT\n", "notes.txt": "old\n"})
    checkout.write({"okr.yaml": "version: 1\n# new\n", "notes.txt": "staged\n", "kpis/csat.yaml": "name: not yet\n"})
    checkout.write({NEW: "updates: {}\n", "staged.txt": "new\n"})
    checkout.git("add", "notes.txt", "staged.txt")

    committing(checkout.top, ["okr.yaml", NEW])

    assert checkout.committed() == [f"A\t{NEW}", "M\tokr.yaml"]
    assert checkout.status() == [" M kpis/csat.yaml", "M  notes.txt", "A  staged.txt"]
    assert checkout.git("log", "-1", "--format=%an <%ae>%n%B") == (
        f"support-lead <support-lead@northwind.example>\n{SUBJECT}\n"
    )


def test_what_is_staged_of_a_file_gives_way_to_what_was_written(checkout: Checkout) -> None:
    checkout.write({"okr.yaml": "version: 1\n# staged\n"})
    checkout.git("add", "okr.yaml")
    checkout.write({"okr.yaml": "version: 1\n# written\n"})

    committing(checkout.top, ["okr.yaml"])

    assert checkout.git("show", "HEAD:okr.yaml") == "version: 1\n# written"
    assert checkout.status() == []


def test_a_moved_file_is_committed_at_both_places(checkout: Checkout) -> None:
    checkout.commit({"kpis/csat.yaml": "name: CSAT\n"})
    (checkout.top / "kpis/csat.yaml").rename(checkout.top / "kpis/satisfaction.yaml")

    committing(checkout.top, ["kpis/csat.yaml", "kpis/satisfaction.yaml"])

    assert checkout.committed() == ["R100\tkpis/csat.yaml\tkpis/satisfaction.yaml"]
    assert checkout.status() == []


def test_a_file_that_git_never_knew_may_be_gone(checkout: Checkout) -> None:
    checkout.write({"kpis/new.yaml": "name: New\n"})

    committing(checkout.top, ["kpis/old.yaml", "kpis/new.yaml"])

    assert checkout.committed() == ["A\tkpis/new.yaml"]


def test_hooks_run_and_what_they_say_is_kept(checkout: Checkout) -> None:
    checkout.hook("pre-commit", "echo looked at $(git diff --cached --name-only) >&2")
    checkout.hook("commit-msg", 'echo "Reviewed-by: nobody" >> "$1"')
    checkout.hook("post-commit", "echo done >&2")
    checkout.write({NEW: "updates: {}\n"})

    said = committing(checkout.top, [NEW])

    assert said == f"looked at {NEW}\ndone"
    assert checkout.git("log", "-1", "--format=%B").splitlines()[-1] == "Reviewed-by: nobody"


def test_a_hook_that_mends_a_file_and_adds_it_is_heard(checkout: Checkout) -> None:
    checkout.hook("pre-commit", f"echo '# mended' >> {NEW}\ngit add {NEW}")
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert checkout.git("show", f"HEAD:{NEW}") == "updates: {}\n# mended"
    assert checkout.status() == []


def test_git_in_a_hook_reads_patterns_as_it_always_does(checkout: Checkout) -> None:
    checkout.hook("pre-commit", "git diff --cached --name-only -- '*.yaml' >&2")
    checkout.write({NEW: "updates: {}\n"})

    assert committing(checkout.top, [NEW]) == NEW


@pytest.mark.parametrize("how", [["add"], ["add", "--intent-to-add"]])
def test_what_was_in_the_index_already_stays_there_where_no_commit_is_made(checkout: Checkout, how: list[str]) -> None:
    """An entry that was only announced is also what a killed process leaves behind."""
    checkout.write({NEW: "updates: {}\n"})
    checkout.git(*how, NEW)
    checkout.hook("pre-commit", "exit 1")
    before = checkout.git("ls-files", "--stage")

    with pytest.raises(NotCommittedError):
        committing(checkout.top, [NEW])

    assert checkout.git("ls-files", "--stage") == before
    checkout.hook("pre-commit", "exit 0")
    committing(checkout.top, [NEW])
    assert (checkout.committed(), checkout.status()) == ([f"A\t{NEW}"], [])


@pytest.mark.parametrize("hook", ["pre-commit", "commit-msg"])
def test_a_hook_that_says_no_leaves_the_files_as_written_and_the_index_as_it_was(checkout: Checkout, hook: str) -> None:
    checkout.commit({"notes.txt": "old\n"})
    checkout.write({"okr.yaml": "version: 1\n# new\n", NEW: "updates: {}\n", "notes.txt": "staged\n"})
    checkout.git("add", "notes.txt")
    checkout.hook(hook, "echo no goals on a Friday >&2\nexit 1")
    before = checkout.index()

    with pytest.raises(NotCommittedError) as refusal:
        committing(checkout.top, ["okr.yaml", NEW])

    assert refusal.value.message == "the files are written, and git made no commit of them:\nno goals on a Friday"
    assert checkout.index() == before
    assert checkout.status() == ["M  notes.txt", " M okr.yaml", f"?? {NEW}"]
    assert checkout.log() == ["begin", "begin"]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="nothing here makes a key")
def test_the_commit_is_signed_where_the_settings_ask_for_it(checkout: Checkout, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (tmp_path / "allowed").write_text(f"support-lead@northwind.example {(tmp_path / 'key.pub').read_text()}")
    for name, value in {
        "gpg.format": "ssh",
        "user.signingKey": str(key),
        "gpg.ssh.allowedSignersFile": str(tmp_path / "allowed"),
        "commit.gpgSign": "true",
    }.items():
        checkout.git("config", name, value)
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert checkout.git("log", "-1", "--format=%G?") == "G"


def test_a_key_that_cannot_sign_makes_no_commit(checkout: Checkout, tmp_path: Path) -> None:
    program = tmp_path / "gpg"
    program.write_text("#!/bin/sh\nexit 2\n")
    program.chmod(0o755)
    checkout.git("config", "gpg.program", str(program))
    checkout.git("config", "commit.gpgSign", "true")
    checkout.write({NEW: "updates: {}\n"})
    before = checkout.index()

    with pytest.raises(NotCommittedError, match="gpg failed to sign"):
        committing(checkout.top, [NEW])

    assert (checkout.index(), checkout.log()) == (before, ["begin"])


def test_filters_and_line_endings_are_as_the_attributes_say(checkout: Checkout) -> None:
    checkout.git("config", "filter.upper.clean", "tr a-z A-Z")
    checkout.commit({".gitattributes": "*.yaml text eol=crlf\n*.csv filter=upper\n"})
    checkout.write({NEW: "updates:\r\n  csat: 55\r\n", "kpis/csat.csv": "date,value\n"})

    committing(checkout.top, [NEW, "kpis/csat.csv"])

    assert checkout.git("cat-file", "blob", f"HEAD:{NEW}") == "updates:\n  csat: 55"
    assert checkout.git("cat-file", "blob", "HEAD:kpis/csat.csv") == "DATE,VALUE"
    assert checkout.status() == []


def test_a_lock_of_another_git_is_waited_for(checkout: Checkout) -> None:
    lock = checkout.top / ".git/index.lock"
    lock.touch()
    threading.Timer(0.3, lock.unlink).start()
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert checkout.committed() == [f"A\t{NEW}"]


@pytest.mark.parametrize("path", [NEW, "okr.yaml"])
def test_a_lock_that_stays_is_named_when_patience_ends(checkout: Checkout, path: str) -> None:
    lock = checkout.top / ".git/index.lock"
    checkout.write({path: "updates: {}\n"})
    lock.touch()
    begun = time.monotonic()

    with pytest.raises(GitBusyError) as refusal:
        committing(checkout.top, [path], patience=0.4)

    assert refusal.value.message == (
        f"another git has held {lock} for 0.4 seconds; the files are written, and not committed"
    )
    assert 0.4 <= time.monotonic() - begun < 5
    lock.unlink()
    assert checkout.log() == ["begin"]
    assert checkout.status() == ([f"?? {path}"] if path == NEW else [f" M {path}"])


def conflicting(checkout: Checkout) -> None:
    """Leave two branches that change one line each in their own way; the other one is called `other`."""
    checkout.git("checkout", "--quiet", "-b", "other")
    checkout.commit({"okr.yaml": "version: 1 # other\n"}, "other")
    checkout.git("checkout", "--quiet", "main")
    checkout.commit({"okr.yaml": "version: 1 # main\n"}, "main")


@pytest.mark.parametrize(
    ("call", "what"),
    [(["merge", "other"], "merge"), (["rebase", "other"], "rebase"), (["cherry-pick", "other"], "cherry-pick")],
)
def test_nothing_is_committed_while_git_is_in_the_middle_of_something(
    checkout: Checkout, call: list[str], what: str
) -> None:
    conflicting(checkout)
    subprocess.run(["git", *call], cwd=checkout.top, capture_output=True, check=False)

    with pytest.raises(UnfinishedError) as refusal:
        committing(checkout.top, [NEW])

    assert refusal.value.message == f"a {what} is under way in this repository, and --commit waits for its end"
    checkout.git(what, "--abort")
    checkout.write({NEW: "updates: {}\n"})
    committing(checkout.top, [NEW])


def test_a_revert_and_a_merge_that_waits_only_for_its_commit_count_too(checkout: Checkout) -> None:
    checkout.git("checkout", "--quiet", "-b", "other")
    checkout.commit({"a.txt": "a\n"})
    checkout.git("checkout", "--quiet", "main")
    checkout.commit({"b.txt": "b\n"})
    checkout.git("merge", "--no-commit", "other")
    with pytest.raises(UnfinishedError, match="a merge is"):
        committing(checkout.top, [NEW])
    checkout.git("commit", "--quiet", "--message", "merged")
    checkout.git("revert", "--no-commit", "HEAD^")
    with pytest.raises(UnfinishedError, match="a revert is"):
        committing(checkout.top, [NEW])


def test_a_new_file_that_another_commit_took_out_of_the_index_is_announced_again(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another `git commit` had read the index before ours was added, and locked and wrote it afterwards."""
    checkout.write({NEW: "updates: {}\n"})
    calls: list[str] = []
    write = Git.write

    def losing(git: Git, *arguments: str, typed: str = "") -> Answer:
        answer = write(git, *arguments, typed=typed)
        calls.append(arguments[0])
        if calls == ["add"]:
            checkout.git("update-index", "--force-remove", NEW)
        return answer

    monkeypatch.setattr(Git, "write", losing)

    committing(checkout.top, [NEW])

    assert (checkout.committed(), checkout.status()) == ([f"A\t{NEW}"], [])
    assert calls == ["add", "commit", "add", "commit"]


def test_who_commits_all_the_while_is_waited_for_longer_than_a_lock(checkout: Checkout) -> None:
    """Every try finds that the branch has moved, and the sixth is left alone."""
    checkout.write({NEW: "updates: {}\n"})
    checkout.hook(
        "pre-commit",
        "echo >> .git/tries; [ $(wc -l < .git/tries) -gt 5 ] && exit 0; sleep 0.2\n"
        "git update-ref HEAD $(git commit-tree -p HEAD -m theirs HEAD^{tree})",
    )

    committing(checkout.top, [NEW], patience=0.5)

    assert checkout.log() == [SUBJECT, *["theirs"] * 5, "begin"]


def test_the_first_commit_of_a_repository_can_be_ours(tmp_path: Path) -> None:
    checkout = begin(tmp_path / "new")
    checkout.write({"okr.yaml": "version: 1\n", "other.txt": "stays\n"})
    checkout.git("add", "other.txt")

    committing(checkout.top, ["okr.yaml"])

    assert checkout.committed() == ["A\tokr.yaml"]
    assert checkout.status() == ["A  other.txt"]


def test_a_first_commit_that_fails_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    checkout = begin(tmp_path / "new")
    checkout.write({"okr.yaml": "version: 1\n"})
    checkout.hook("pre-commit", "exit 1")

    with pytest.raises(NotCommittedError):
        committing(checkout.top, ["okr.yaml"])

    assert (checkout.index(), checkout.status()) == ("", ["?? okr.yaml"])


def test_a_detached_head_gets_the_commit(checkout: Checkout) -> None:
    checkout.git("checkout", "--quiet", "--detach")
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert checkout.committed() == [f"A\t{NEW}"]
    assert checkout.git("log", "--format=%s", "main") == "begin"


def test_a_linked_worktree_commits_to_its_own_branch(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("worktree", "add", "--quiet", "-b", "review", str(tmp_path / "linked"))
    linked = Checkout(tmp_path / "linked")
    linked.write({NEW: "updates: {}\n"})

    committing(linked.top, [NEW])

    assert linked.log() == [SUBJECT, "begin"]
    assert checkout.log() == ["begin"]
    conflicting(checkout)
    subprocess.run(["git", "merge", "other"], cwd=checkout.top, capture_output=True, check=False)
    linked.write({NEW: "updates: {csat: 55}\n"})
    committing(linked.top, [NEW])  # what goes on in another worktree is no matter of this one


def test_a_submodule_is_a_repository_of_its_own(checkout: Checkout, tmp_path: Path) -> None:
    goals = begin(tmp_path / "goals")
    goals.commit({"okr.yaml": "version: 1\n"})
    checkout.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(goals.top), "goals")
    checkout.git("commit", "--quiet", "--message", "goals")
    inner = Checkout(checkout.top / "goals")
    inner.git("config", "user.name", "x")
    inner.git("config", "user.email", "x@northwind.example")
    inner.write({NEW: "updates: {}\n"})

    committing(inner.top, [NEW])

    assert inner.log() == [SUBJECT, "begin"]
    assert checkout.log() == ["goals", "begin"]


def test_a_workspace_in_a_folder_of_the_repository(checkout: Checkout) -> None:
    checkout.commit({"company/okrs/okr.yaml": "version: 1\n", "company/code.py": "1\n"})
    checkout.write({f"company/okrs/{NEW}": "updates: {}\n", "company/code.py": "2\n", NEW: "the same path above\n"})

    committing(checkout.top / "company/okrs", [NEW])

    assert checkout.committed() == [f"A\tcompany/okrs/{NEW}"]
    assert checkout.status() == [" M company/code.py", f"?? {NEW}"]


def test_a_workspace_that_is_reached_through_a_link(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit({"company/okrs/okr.yaml": "version: 1\n"})
    (tmp_path / "link").symlink_to(checkout.top / "company")
    checkout.write({f"company/okrs/{NEW}": "updates: {}\n"})

    committing(tmp_path / "link/okrs", [NEW])

    assert (checkout.committed(), checkout.status()) == ([f"A\tcompany/okrs/{NEW}"], [])


def test_files_that_are_not_merged_yet_are_refused_before_anything_is_written(checkout: Checkout) -> None:
    """A stash that conflicts leaves no mark of a merge."""
    checkout.write({"okr.yaml": "version: 1 # mine\n"})
    checkout.git("stash")
    checkout.commit({"okr.yaml": "version: 1 # theirs\n"})
    subprocess.run(["git", "stash", "pop"], cwd=checkout.top, capture_output=True, check=False)

    with pytest.raises(UnmergedError) as refusal:
        check_ready(require(checkout.top), [NEW])

    assert refusal.value.message == "okr.yaml is not merged yet, and git commits nothing before it is"


HOSTILE = ["-rf.yaml", "--all", "a b.yaml", "new\nline.yaml", "*.yaml", "[o]kr.yaml", ":(top)x.yaml", "é\\t.yaml", "#x"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_a_file_means_anything_else_to_git(checkout: Checkout, name: str) -> None:
    checkout.commit({"kpis/other.yaml": "1\n", "kpis/okr.yaml": "1\n"})
    path = f"kpis/{name}"
    checkout.write({path: "name: X\n", "kpis/other.yaml": "2\n", "kpis/okr.yaml": "2\n"})

    committing(checkout.top, [path])
    checkout.write({path: "name: Y\n"})
    committing(checkout.top, [path])

    assert checkout.git("show", "--format=", "--name-only", "-z") == f"{path}\0"
    assert checkout.status() == [" M kpis/okr.yaml", " M kpis/other.yaml"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_a_folder_means_anything_else_to_git(tmp_path: Path, name: str) -> None:
    checkout = begin(tmp_path / name)
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert checkout.committed() == [f"A\t{NEW}"]


def test_a_file_that_git_ignores_is_refused_before_anything_is_written(checkout: Checkout) -> None:
    checkout.commit({".gitignore": "checkins/\n"})

    with pytest.raises(IgnoredError) as refusal:
        check_ready(require(checkout.top), ["okr.yaml", NEW])

    assert refusal.value.message == f"git ignores {NEW}"


def test_who_commits_must_be_known_before_anything_is_written(checkout: Checkout) -> None:
    checkout.git("config", "--unset", "user.email")
    checkout.git("config", "user.useConfigOnly", "true")

    with pytest.raises(GitFailedError, match="git could not tell who commits"):
        check_ready(require(checkout.top), [NEW])


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"])
def test_what_another_git_set_for_its_hook_is_not_ours(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    other = begin(tmp_path / "other")
    other.commit({"a.txt": "a\n"})
    checkout.write({NEW: "updates: {}\n"})
    for hostile, value in {"GIT_DIR": other.top / ".git", "GIT_INDEX_FILE": other.top / ".git/index"}.items():
        monkeypatch.setenv(hostile, str(value))
    monkeypatch.setenv(name, os.environ.get(name, str(other.top)))
    before = dict(os.environ)

    made = commit(require(checkout.top), [NEW], SUBJECT)

    assert dict(os.environ) == before
    for hostile in (name, "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(hostile, raising=False)
    assert checkout.git("rev-parse", "--short", "HEAD") == made.id
    assert checkout.status() == []
    assert (other.log(), other.status()) == (["begin"], [])


def test_the_settings_of_a_repository_run_no_file_monitor(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("config", "core.fsmonitor", f"touch {tmp_path}/ran; false")
    checkout.write({NEW: "updates: {}\n"})

    committing(checkout.top, [NEW])

    assert not (tmp_path / "ran").exists()
