"""Two workspaces that differ by a few words, and what is expected between them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.app.diff import SideOfDiff, diff
from okrcli.diff.changeset import Amount, Record
from okrcli.diff.compare import compare
from okrcli.results.diff import GitRevision
from okrcli.rules.registry import REVIEW_GROUPS
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from tests.workspaces import dedented, make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.diff.changeset import Change, Changeset, Side
    from okrcli.model.workspace import Workspace
    from okrcli.results.diff import DiffResult

AS_OF = date(2026, 11, 20)

DELIGHT = "objectives/2026-Q4/delight.yaml"
REPLY = "kpis/reply-time.yaml"
ROWS = "kpis/reply-time.csv"
CHECKIN = "checkins/2026-Q4/2026-11-06-support-lead.yaml"

FILES: Mapping[str, str] = {
    "okr.yaml": """
        version: 1
        organization: Northwind
        teams:
          support: {name: Support}
        rules:
          severity: {objective-has-number: warning}
        """,
    DELIGHT: """
        title: Delight customers
        owner: support-lead
        contributes_to: 2026/keep
        because: reply-time
        key_results:
          - id: csat
            title: Raise CSAT from 40% to 80%
            baseline: 40%
            target: 80%
          - id: reply
            title: Cut the reply time
            kpi: reply-time
            baseline: 48 min
            target: 30 min
            weight: 2
            due: 2026-12-11
          - id: costs
            title: Keep the cost per ticket low
            unit: USD
            keep: {at_most: 9}
          - id: road-show
            title: Take the road show to two cities
            milestones:
              - {id: chicago, title: Chicago, due: 2026-10-30}
              - {id: omaha, due: 2026-11-20}
        initiatives:
          - {id: templates, title: Write templates, for: [reply], status: doing}
          - {title: Hire two people}
        """,
    "objectives/2026/keep.yaml": """
        title: Keep every customer
        owner: chief
        key_results:
          - {id: all, title: All that we do, rollup: true}
        """,
    REPLY: """
        name: Average reply time
        what: Minutes to the first answer.
        owner: desk-manager
        cadence: weekly
        unit: min
        bounds: [0, null]
        targets:
          2026: {at_most: 30, watch: 27}
        """,
    ROWS: """
        date,value,note
        2026-10-02,48,
        2026-11-06,42,
        """,
    CHECKIN: """
        updates:
          delight/csat: {value: 50%, confidence: 0.6, note: The survey ran late.}
          delight/road-show: {reached: [chicago]}
        """,
}


def workspace_of(files: Mapping[str, str]) -> Workspace:
    """Load files, faults in them or not."""
    loaded = load(make_tree(files))
    assert loaded.workspace is not None
    return loaded.workspace


def edited(path: str, old: str, new: str) -> dict[str, str]:
    """Return the files with a few words of one of them replaced, once; without its text a file is gone."""
    files = {name: str(text) for name, text in dedented(FILES).items()}
    assert files[path].count(old) == 1, (path, old)
    files[path] = files[path].replace(old, new)
    return files


def between(base: Mapping[str, str], head: Mapping[str, str], moved: Mapping[str, str] | None = None) -> Changeset:
    """Compare two sets of files from one day in the middle of the quarter."""
    return compare(workspace_of(base), workspace_of(head), AS_OF, moved or {})


def reviewed(
    base: Mapping[str, str], head: Mapping[str, str], moved: Mapping[str, str] | None = None, as_of: date = AS_OF
) -> DiffResult:
    """Compare two sets of files as `okr diff` does, findings and all."""
    sides = (
        SideOfDiff(load(make_tree(base)), GitRevision("main", "0" * 40)),
        SideOfDiff(load(make_tree(head)), GitRevision(None, None)),
    )
    return diff(*sides, as_of, RuleOptions(REVIEW_GROUPS), moved or {})


def told(change: Change) -> tuple[object, ...]:
    """Say a change in plain values: what, where and from what to what."""
    return (change.kind.value, change.subject, change.field, plain(change.base), plain(change.head))


def plain(side: Side | None) -> object:
    """Return a side's value: amounts as text, records as dictionaries."""
    return None if side is None else _plain(side.value)


def _plain(value: object) -> object:
    match value:
        case Amount(number, unit):
            return f"{number} {unit}" if unit else f"{number}"
        case Record(parts):
            return {name: _plain(part) for name, part in parts}
        case tuple():
            return [_plain(part) for part in value]
        case None | str() | bool():
            return value
        case _:
            return str(value)
