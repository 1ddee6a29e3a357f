"""What git says of commits, whatever their authors have written into them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from okrcli.vcs.log import read_log
from okrcli.vcs.repository import require
from okrcli.vcs.revision import Commit

if TYPE_CHECKING:
    from okrcli.vcs.log import LoggedCommit
    from tests.repositories import Checkout

PATH = "kpis/x.yaml"


def logged(checkout: Checkout) -> tuple[LoggedCommit, ...]:
    return read_log(require(checkout.top), Commit("HEAD", checkout.git("rev-parse", "HEAD"), date(2026, 11, 20)))


def test_a_commit_has_its_files_with_their_blobs(checkout: Checkout) -> None:
    checkout.commit({PATH: "name: X\n", "README.md": "\n"})
    (checkout.top / PATH).unlink()
    (checkout.top / PATH).symlink_to("/proc/self/environ")
    checkout.commit({'kpis/line\nfeed "quoted" --output=x.yaml': "y\n"})

    last, second, first = logged(checkout)

    blob = checkout.git("rev-parse", f"HEAD~1:{PATH}")
    named = checkout.git("rev-parse", 'HEAD:kpis/line\nfeed "quoted" --output=x.yaml')
    assert last.changes == ({PATH: None, 'kpis/line\nfeed "quoted" --output=x.yaml': named},)
    assert second.changes == ({PATH: blob},)
    assert (second.parents, first.parents, len(first.changes)) == ((first.id,), (), 1)


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("Subject\n\nBody\n", "Subject"),
        ("\n\n  late  \n", "late"),
        (":100644 100644 0 0 M\ncommit 1234\n", ":100644 100644 0 0 M"),
        ("##[group]x \x1b[31m\r\n::error::y\n", "##[group]x \x1b[31m"),
        ("", ""),
    ],
)
def test_a_message_is_only_a_message(checkout: Checkout, message: str, subject: str) -> None:
    checkout.write({PATH: "name: X\n"})
    checkout.git("add", "--all")
    tree = checkout.git("write-tree")
    made = checkout.git("commit-tree", tree, "-p", "HEAD", "-F", "-", typed=message)
    checkout.git("reset", "--quiet", "--soft", made)

    commits = logged(checkout)

    assert (len(commits), commits[0].subject, set(commits[0].changes[0])) == (2, subject, {PATH})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lead \x1b[31m <a@b> 1795380106 +0200", ("Lead \x1b[31m", "a@b", date(2026, 11, 22))),
        (" <a@b> 0 -0100", ("a@b", "a@b", date(1969, 12, 31))),
        ("Lead <a@b> 99999999999999999 +0000", ("Lead", "a@b", date(1970, 1, 1))),
        ("Lead", ("Lead", "", date(1970, 1, 1))),
    ],
)
def test_an_author_may_be_anything(checkout: Checkout, line: str, expected: tuple[str, str, date]) -> None:
    checkout.write({PATH: "name: X\n"})
    checkout.git("add", "--all")
    raw = f"tree {checkout.git('write-tree')}\nauthor {line}\ncommitter {line}\n\nx\n"
    made = checkout.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", typed=raw)
    checkout.git("update-ref", "refs/heads/main", made)

    (commit,) = logged(checkout)

    assert (commit.author, commit.email, commit.day) == expected


def test_a_merge_has_what_differs_from_each_parent(checkout: Checkout) -> None:
    checkout.git("checkout", "--quiet", "-b", "side")
    checkout.commit({PATH: "side\n"})
    checkout.git("checkout", "--quiet", "main")
    checkout.commit({"kpis/y.yaml": "main\n"})
    checkout.git("merge", "--quiet", "--no-edit", "side")

    merge = logged(checkout)[0]

    assert merge.parents == (checkout.git("rev-parse", "main^1"), checkout.git("rev-parse", "main^2"))
    assert [set(changes) for changes in merge.changes] == [{PATH}, {"kpis/y.yaml"}]
