"""`okr diff` on a terminal: what changed, goal by goal, what calls for a second look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.changes import (
    effect_text,
    few_findings,
    goal_line,
    goal_title,
    headline,
    observed_text,
    part_text,
    revision_name,
    sentence,
    unread_text,
)
from okrcli.render.terminal.blocks import BLANK, beside, flow, indent, wrap
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.labels import SEVERITY_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Diagnostic
    from okrcli.render.places import Viewpoint
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.diff import DiffResult, GoalChanges, ObservedView

_SIGNS = {Severity.ERROR: "x", Severity.WARNING: "!", Severity.INFO: "-"}
_SIGN = 2


def draw_diff(page: Page, result: DiffResult, seen: Viewpoint) -> Iterator[Line]:
    """Draw the headline, the goals, and who observed what; files are named as `seen` says."""
    yield from wrap(page.text(headline(result), "strong"), page.width)
    sides = f"{revision_name(result.base)} to {revision_name(result.head)}"
    yield from flow([page.text(sides, "muted"), page.text(f"as of {result.as_of}", "muted")], page.between, page.width)
    if left_out := unread_text(result, seen):
        yield from wrap(page.text(f"! {left_out}", SEVERITY_STYLES[Severity.WARNING]), page.width)
    for goal in result.goals:
        yield BLANK
        yield from _goal(page, goal, seen)
    if result.observed:
        yield BLANK
        yield from section(page, "Observations")
        for view in result.observed:
            yield from _observed(page, view)
    worst = next((finding for goal in result.goals for finding in goal.findings), None)
    if worst is not None:
        yield BLANK
        yield from footer(page, (f"okr explain {worst.name}", "what that means, and what to do"))


def _goal(page: Page, goal: GoalChanges, seen: Viewpoint) -> Iterator[Line]:
    head = [page.text(goal_title(goal), "strong")]
    head += [page.text(goal.id, "muted")] if goal.id != goal.title else []
    head += [page.text(goal_line(goal), "muted")] if goal_line(goal) else []
    yield from flow(head, page.between, page.width)
    findings, more = few_findings(goal)
    for finding in findings:
        yield from _finding(page, finding, seen)
    for text in more:
        yield from _entry(page, page.text(page.glyphs.dot, "muted"), text)
    for part in goal.parts:
        yield from _entry(page, page.text(page.glyphs.dot, "muted"), part_text(*part))
    for view in goal.untold:
        yield from _entry(page, page.text(page.glyphs.dot, "muted"), sentence(view.change, goal.id))
    for effect in goal.effects[:1]:
        yield from indent(wrap(page.text(effect_text(effect), "muted"), page.width - _SIGN), _SIGN)


def _finding(page: Page, finding: Diagnostic, seen: Viewpoint) -> Iterator[Line]:
    sign = page.text(_SIGNS[finding.severity], SEVERITY_STYLES[finding.severity])
    yield from _entry(page, sign, finding.message)
    where = [page.text(seen.place(finding.location), "muted"), page.text(f"{finding.code} {finding.name}", "muted")]
    yield from indent(flow(where, page.between, page.width - 2 * _SIGN), 2 * _SIGN)


def _entry(page: Page, sign: Line, text: str) -> Iterator[Line]:
    room = page.width - 2 * _SIGN
    return iter(indent(beside([([sign], _SIGN - 1), (wrap(page.text(text), room), room)], space=1), _SIGN))


def _observed(page: Page, view: ObservedView) -> Iterator[Line]:
    who = page.text(view.by or "measurements", "strong")
    room = page.width - 2 * _SIGN
    yield from flow([who], page.between, page.width)
    yield from indent(wrap(page.text(observed_text(view)), room), _SIGN)
