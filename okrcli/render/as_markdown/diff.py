"""`okr diff` as Markdown: a comment on a pull request that stays the same comment from push to push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diff.changeset import Kind
from okrcli.render.as_markdown.markup import bullets, code, document, folded, table, text
from okrcli.render.as_markdown.markup import sentence as marked
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
from okrcli.render.numbers import count, show_percent
from okrcli.render.places import INSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrcli.diagnostics import Diagnostic
    from okrcli.render.places import Viewpoint
    from okrcli.results.diff import DiffResult, GoalChanges

MARK = "<!-- okr diff -->"
"""The first line of every comment: what posts it finds its last one by that."""

LONGEST = 65_000
"""The characters that a comment may have; GitHub takes 65,536."""


def render_diff(result: DiffResult, seen: Viewpoint = INSIDE) -> str:
    """Write the headline, a table, and the details of each goal folded; cut at a goal's end where it is too long.

    Files are named as `seen` says.
    """
    head = [MARK, f"**{text(headline(result))}**", _sides(result), text(unread_text(result, seen)), _table(result)]
    goals = [_goal(goal, seen) for goal in result.goals]
    tail = [_observed(result)]
    whole = document([*head, *goals, *tail])
    if len(whole) <= LONGEST:
        return whole
    return document([*_fitting(head, goals)])


def _fitting(head: Sequence[str], goals: Sequence[str]) -> list[str]:
    """Keep as many goals as there is room for, and say how many are left out."""
    for kept in range(len(goals), -1, -1):
        left = f"{count(len(goals) - kept, 'more goal')} changed: a comment holds no more. `okr diff` shows all."
        blocks = [*head, *goals[:kept], left]
        if len(document(blocks)) <= LONGEST:
            return blocks
    return [head[0], head[1], "Too much changed for a comment. `okr diff` shows all."]


def _sides(result: DiffResult) -> str:
    return f"From {text(revision_name(result.base))} to {text(revision_name(result.head))}, as of {result.as_of}."


def _table(result: DiffResult) -> str:
    if not result.goals:
        return ""
    rows = [[code(goal.id), text(goal.title), text(_what(goal)), _progress(goal)] for goal in result.goals]
    return table(["Goal", "", "Changes", "Progress"], rows)


def _what(goal: GoalChanges) -> str:
    """Say what happened to a goal as a whole, else how much: a goal may also have findings and no change."""
    if goal.kind is Kind.RENAMED and len(goal.changes) == 1:
        return "renamed"
    return goal_line(goal) or count(len(goal.changes), "change")


def _progress(goal: GoalChanges) -> str:
    if not goal.effects:
        return ""
    return f"{show_percent(goal.effects[0].base)} → {show_percent(goal.effects[0].head)}"


def _goal(goal: GoalChanges, seen: Viewpoint) -> str:
    findings, more = few_findings(goal)
    lines = [*(_finding(finding, seen) for finding in findings), *map(marked, more)]
    lines += [marked(part_text(*part)) for part in goal.parts]
    lines += [marked(sentence(view.change, goal.id)) for view in goal.untold]
    lines += [text(effect_text(effect)) for effect in goal.effects[:1]]
    return folded(goal_title(goal), bullets(lines)) if lines else ""


def _finding(finding: Diagnostic, seen: Viewpoint) -> str:
    place = code(f"{seen.name(finding.location.path)}:{finding.location.span.line}")
    severity = f"**{finding.severity.value}**"
    return f"{severity} {marked(finding.message)} ({finding.code} {finding.name}, {place}): {marked(finding.help)}"


def _observed(result: DiffResult) -> str:
    lines = [f"{text(view.by or 'measurements')}: {marked(observed_text(view))}" for view in result.observed]
    return folded("Observations", bullets(lines)) if lines else ""
