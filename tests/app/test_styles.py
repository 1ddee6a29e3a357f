"""Changes of goals in files that people wrote in their own way: every other byte stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from okrcli.app.close.plan import plan_close
from okrcli.app.close.verdict import Verdict
from okrcli.app.drop.plan import plan_drop
from okrcli.app.rename.plan import plan_rename
from okrcli.app.revise.plan import plan_revise
from okrcli.app.session import Session, SettledDay
from okrcli.model.ids import ObjectiveId
from okrcli.store.load import load
from okrcli.tree import MemoryTree
from tests.app.opened import AS_OF
from tests.app.planned import after, errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.draft import Draft

BLOCK = """\
# Agreed in September.
title:   'It''s ours'   # a title
owner: me
key_results:
- id:    calls
  title: "Call #1 to 60"
  baseline: 0     # in October
  target:   60    # as agreed

- {id: other, title: Other, keep: {at_most: 9}}
tags: [ a, b ]
"""
FLOW = """\
{title: Ours, owner: me, key_results: [
  {id: calls, title: Call, baseline: 0, target: 60},
  {id: other, title: Other, keep: {at_most: 9}}]}
"""
STYLES = {
    "block": BLOCK.encode(),
    "crlf": BLOCK.replace("\n", "\r\n").encode(),
    "bom": b"\xef\xbb\xbf" + BLOCK.encode(),
    "no final newline": BLOCK.rstrip("\n").encode(),
    "deep": BLOCK.replace("\n  ", "\n        ").replace("\n- ", "\n      - ").encode(),
    "flow": FLOW.encode(),
}
OURS = ObjectiveId("2026-Q4/ours")
CHANGES: dict[str, Callable[[Session], Draft]] = {
    "close": lambda session: plan_close(session, "ours", {OURS: Verdict(retro="Too: much # of it")}),
    "drop": lambda session: plan_drop(session, "calls", "No: time # left"),
    "revise": lambda session: plan_revise(session, "calls", ["target=50", "due=2026-12-01"], "It was: too much"),
    "rename": lambda session: plan_rename(session, "calls", "phoning"),
}
NAMED = {
    "close": (),
    "drop": ("{id: calls", "It''s ours", "keep:", "[ a, b ]", "as agreed"),
    "revise": ("target", "{id: calls", "keep:", "[ a, b ]"),
    "rename": ("calls", "keep:", "[ a, b ]", "as agreed"),
}
"""What stands in the lines that a change may touch: what it changes, and where it puts something behind."""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CHANGES)
def test_no_line_changes_that_nobody_named(name: str, style: str) -> None:
    tree = MemoryTree({"okr.yaml": "version: 1\n", "objectives/2026-Q4/ours.yaml": STYLES[style]})
    session = Session(Path(), load(tree), SettledDay(AS_OF, AS_OF), tree)
    assert errors(session) == []

    change = CHANGES[name](session)
    (file,) = change.files
    assert file.before is not None
    assert file.after is not None
    kept, lines = set(file.after.splitlines()), file.before.splitlines()

    gone = [line.decode() for line in lines if line not in kept]
    last = lines[-1].decode()
    assert [line for line in gone if line != last and not any(word in line for word in NAMED[name])] == []
    assert file.after.startswith(b"\xef\xbb\xbf") == (style == "bom")
    assert (b"\r\n" in file.after, file.after.count(b"\n") == file.after.count(b"\r\n")) == ((style == "crlf",) * 2)
    assert errors(after(session, change)) == []
