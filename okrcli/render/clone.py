"""What `okr git` prints: what it wrote to a clone, and one file's goals between the lines of `git diff`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from okrcli.diff.changeset import Kind
from okrcli.render.changes import goal_line, part_text, sentence
from okrcli.render.safe import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from okrcli.render.paint import Paint
    from okrcli.results.clone import FileDiff, Installed, InstalledPiece
    from okrcli.results.diff import GoalChanges

_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "@", Kind.RENAMED: "@"}
"""How git colours a line: what comes, what goes, and neither."""


def render_installed(done: Installed, here: Path) -> str:
    """Write a line for each piece, named as from the folder `here`, and what to know of them."""
    lines = [
        f"{_happened(piece, done)} {one_line(os.path.relpath(piece.where, here))}: {piece.does}"
        for piece in done.pieces
    ]
    return "".join(f"{line}\n" for line in (*lines, *map(one_line, done.remarks)))


def _happened(piece: InstalledPiece, done: Installed) -> str:
    if not piece.changes:
        return "as it was "
    return "taken back" if done.taken_back else "written   "


def render_file_diff(found: FileDiff, paint: Paint) -> str:
    """Write what changed in one file, in goals or in lines."""
    former = f"{one_line(found.former_path)} -> " if found.former_path is not None else ""
    lines = [paint.strong(f"diff okr {former}{one_line(found.path)}")]
    for goal in found.goals:
        lines += _goal(goal, paint)
    return "".join(f"{line}\n" for line in lines) + render_lines(found.text, paint)


def render_lines(diff: str, paint: Paint) -> str:
    """Write a unified diff as git does; nothing in it acts on a terminal."""
    return "".join(f"{paint.diff(safe(line))}\n" for line in diff.split("\n")[:-1])


def _goal(goal: GoalChanges, paint: Paint) -> Iterator[str]:
    whole = f", {goal_line(goal)}" if goal_line(goal) else ""
    title = f"{one_line(goal.title)} ({goal.id})" if goal.title != goal.id else goal.id
    yield f"  {title}{whole}"
    sign = "+" if goal.kind is Kind.ADDED else "-"
    yield from (f"    {paint.diff(f'{sign} {one_line(part_text(*part))}')}" for part in goal.parts)
    for view in goal.untold:
        sign = _SIGNS[view.change.kind]
        told = paint.diff(f"{sign}{one_line(sentence(view.change, goal.id))}")
        yield f"    {told.replace(sign, _SHOWN[sign] + ' ', 1)}"


_SHOWN = {"+": "+", "-": "-", "@": "~"}
