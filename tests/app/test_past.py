"""One goal's way through a real history: the same as all of it would tell, from a few of the commits."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from okrcli.app.log.past import past_of
from okrcli.app.log.versions import Versions
from okrcli.app.session import Clock, Session, open_session
from okrcli.history.trail import Trail, follow, follow_each
from okrcli.vcs.log import LoggedCommit
from okrcli.vcs.objects import Objects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

    from okrcli.history.timeline import Step

DELIGHT, CHARM = "objectives/2026-Q4/delight.yaml", "objectives/2026-Q4/charm.yaml"
SELL = "objectives/2026-Q4/sell.yaml"
SPEED, ROWS = "kpis/reply-time.yaml", "kpis/reply-time.csv"
LEAD, DESK = "checkins/2026-Q4/2026-10-09-support-lead.yaml", "checkins/2026-Q4/2026-10-09-desk-manager.yaml"

Files = dict[str, str]

BEGUN: Files = {
    "okr.yaml": "version: 1\ncurrency: EUR\n",
    DELIGHT: "title: Delight customers\nowner: support-lead\nkey_results:\n"
    '  - {id: csat, title: Raise CSAT, unit: "%", baseline: 40, target: 80}\n'
    "  - {id: reply, title: Cut replies, kpi: reply-time, baseline: 48 min, target: 30 min}\n",
    SELL: "title: Sell more\nowner: sales-lead\nkey_results:\n"
    "  - {id: deals, title: Sign deals, baseline: 0, target: 24}\n"
    "  - {id: spend, title: Spend, kpi: cost, baseline: $5, target: $4}\n",
    SPEED: "name: Reply time\nowner: desk-manager\ncadence: weekly\nunit: min\n",
    "kpis/cost.yaml": "name: Cost\nowner: desk-manager\ncadence: weekly\nunit: $\n",
    ROWS: "date,value\n2026-10-02,48\n",
}

EDITS: Mapping[str, Mapping[str, tuple[str, str] | str | None]] = {
    "target": {DELIGHT: ("target: 80", "target: 70"), CHARM: ("target: 80", "target: 70")},
    "target back": {DELIGHT: ("target: 70", "target: 80"), CHARM: ("target: 70", "target: 80")},
    "part renamed": {DELIGHT: ("id: csat,", "id: joy, formerly: [csat],"), CHARM: ("id: csat,", "id: joy,")},
    "broken": {DELIGHT: ("title:", "title: [")},
    "mended": {DELIGHT: ("title: [", "title:")},
    "goal gone": {DELIGHT: None},
    "goal again": {DELIGHT: BEGUN[DELIGHT]},
    "other goal": {SELL: ("target: 24", "target: 25")},
    "other goal back": {SELL: ("target: 25", "target: 24")},
    "settings": {"okr.yaml": ("EUR", "USD")},
    "settings and a goal": {"okr.yaml": ("USD", "EUR"), SELL: ("Sell", "Sell much")},
    "kpi": {SPEED: ("Reply time", "Time to reply")},
    "kpi moved": {SPEED: None, "kpis/desk/reply-time.yaml": BEGUN[SPEED]},
    "rows": {ROWS: ("2026-10-02,48\n", "2026-10-02,48\n2026-10-09,45\n")},
    "check-in": {LEAD: "updates: {delight/csat: 50%, deals: 3}\n"},
    "check-in corrected": {LEAD: ("50%", "51%")},
    "check-in of the new name": {LEAD: "updates: {charm/csat: 55%, charm/joy: 56%}\n"},
    "check-in elsewhere": {DESK: "updates: {sell/deals: 3}\n"},
    "check-in on a kpi": {DESK: 'updates: {"reply-t\\x69me": 44 min}\n'},
    "misnamed": {"objectives/2026-Q4/delight.yml": "title: x\n"},
}


def edited(files: Files, name: str) -> Files:
    """Return the files as an edit of that name leaves them; what is not there to be edited stays as it is."""
    after = dict(files)
    if name == "renamed" and DELIGHT in after:
        after[CHARM] = after.pop(DELIGHT)
    if name == "renamed back" and CHARM in after:
        after[DELIGHT] = f"{after.pop(CHARM)}formerly: [charm]\n"
    for path, edit in EDITS.get(name, {}).items():
        if isinstance(edit, str):
            after[path] = edit
        elif edit is None:
            after.pop(path, None)
        elif path in after:
            after[path] = after[path].replace(*edit)
    return after


def repository(folder: Path, edits: Sequence[str]) -> Session:
    """Make a repository of commits with one edit each; `merge` takes in what a side line did to the other goal."""
    head, stream, marks = BEGUN, [_commit(1, {}, BEGUN, ())], [1]
    for name in edits:
        if name == "merge":
            side = head | {SELL: head.get(SELL, "") + "# side\n"}
            side = edited(side, "target")
            ours = edited(head, "check-in elsewhere")
            stream.append(_commit(marks[-1] + 1, head, side, marks[-1:]))
            stream.append(_commit(marks[-1] + 2, head, ours, marks[-1:]))
            merged = side | {DESK: ours[DESK]}
            stream.append(_commit(marks[-1] + 3, ours, merged, (marks[-1] + 2, marks[-1] + 1)))
            marks.append(marks[-1] + 3)
            head = merged
        else:
            after = edited(head, name)
            stream.append(_commit(marks[-1] + 1, head, after, marks[-1:]))
            marks.append(marks[-1] + 1)
            head = after
    git = ("git", "-C", str(folder))
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    subprocess.run([*git, "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
    subprocess.run([*git, "reset", "--quiet", "--hard", "main"], check=True)
    return open_session(folder, Clock(date(2026, 11, 20), date(2026, 11, 20)))


def _commit(mark: int, before: Files, after: Files, parents: Sequence[int]) -> str:
    head = f"commit refs/heads/main\nmark :{mark}\ncommitter lead <lead@x.example> {1_790_000_000 + mark} +0000\n"
    links = "".join(f"{word} :{parent}\n" for word, parent in zip(("from", "merge"), parents, strict=False))
    gone = "".join(f"D {path}\n" for path in before if path not in after)
    return head + _data("edit") + links + gone + "".join(f"M 644 inline {path}\n{_data(after[path])}" for path in after)


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def said(steps: Sequence[Step]) -> list[object]:
    """Return all that steps say, without the workspaces that they were made of."""
    return [
        (step.stamp, step.unreadable, step.difference and (step.difference.changes, step.difference.observations))
        for step in steps
    ]


GOALS = ("2026-Q4/delight", "2026-Q4/delight/csat", "2026-Q4/charm", "2026-Q4/sell", "reply-time", "cost")
NAMES = (*EDITS, "renamed", "renamed back", "merge")


@given(edits=st.lists(st.sampled_from(NAMES), min_size=1, max_size=12), observations=st.booleans())
def test_one_goal_is_told_as_all_of_the_history_tells_it(*, edits: list[str], observations: bool) -> None:
    with TemporaryDirectory() as folder, past_of(repository(Path(folder), edits)) as past:
        everything = list(past.steps(observations=observations))
        alone = {goal: said(list(past.follow(Trail(goal), observations=observations))) for goal in GOALS}

        assert alone == {goal: said(list(follow(everything, goal))) for goal in GOALS}
        assert alone == {goal: said(steps) for goal, steps in follow_each(everything, GOALS).items()}


def test_without_observations_the_definitions_say_the_same(tmp_path: Path) -> None:
    session = repository(tmp_path, ["check-in", "merge", "target", "rows", "renamed", "check-in of the new name"])
    with past_of(session) as past:
        changes = [step.difference.changes for step in past.steps() if step.difference and step.difference.changes]

        assert [step.difference and step.difference.changes for step in past.steps(observations=False)] == changes


def test_of_commits_that_cannot_concern_a_goal_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = repository(tmp_path, ["other goal", "check-in elsewhere", "rows", "target", "kpi", "other goal back"])
    asked: set[str] = set()
    read_all = Objects.read_all

    def listen(self: Objects, names: Sequence[str]) -> dict[str, bytes | None]:
        asked.update(names)
        return read_all(self, names)

    monkeypatch.setattr(Objects, "read_all", listen)
    with past_of(session) as past:
        steps = list(past.follow(Trail("2026-Q4/delight"), observations=False))
        delight = {blob for commit in past.commits if (blob := commit.changes[0].get(DELIGHT)) is not None}
        begun = {blob for blob in past.commits[-1].changes[0].values() if blob is not None}

    assert (len(steps), len(delight)) == (2, 2)
    assert asked <= begun | delight


def commit(name: str, parents: Sequence[str], **blobs: str | None) -> LoggedCommit:
    return LoggedCommit(name, tuple(parents), "", "", date(2026, 11, 20), "", (blobs,))


def test_versions_are_found_along_every_line() -> None:
    oldest_first = (
        commit("a", (), x="1", y="1"),
        commit("b", "a", x="2"),
        commit("side", "a", x="3", y=None),
        commit("c", "b", z="1"),
        commit("merge", ("c", "side"), x="4"),
        commit("again", ("side",), y="5"),
        commit("stray", ("not listed",), x="9"),
    )
    versions = Versions(oldest_first[::-1])

    assert {name: "".join(versions.of(name, "x")) for name in ("a", "b", "side", "c", "merge", "again", "stray")} == {
        "a": "1", "b": "21", "side": "31", "c": "21", "merge": "421", "again": "31", "stray": "9",
    }  # fmt: skip
    assert [list(versions.of(name, "y")) for name in ("merge", "side", "again", "stray", "")] == [
        ["1"], [], ["5"], [], [],
    ]  # fmt: skip
