"""What a changing command says when it is done: what changed, where, and the commit."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from okrcli.render.safe import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.draft import FileChange
    from okrcli.render.paint import Paint
    from okrcli.render.places import Viewpoint
    from okrcli.results.saved import Saved


def render_saved(saved: Saved, seen: Viewpoint, width: int | None = None) -> str:
    """Write the change in words, a line for each file, the commit, and what to know of it, within a width."""
    return "".join(f"{line}\n" for line in _lines(saved, seen, width))


def _lines(saved: Saved, seen: Viewpoint, width: int | None) -> Iterator[str]:
    yield one_line(saved.draft.subject)
    for file in saved.draft.files:
        yield f"  {_happened(file)} {seen.name(file.path)}"
    if saved.commit is not None:
        yield f"  committed as {one_line(saved.commit)}{', and pushed' if saved.pushed else ''}"
    yield from render_remarks(saved, width)


def render_remarks(saved: Saved, width: int | None = None) -> Iterator[str]:
    """Yield what whoever makes the change should know of it; at a terminal broken between words."""
    for remark in map(one_line, saved.draft.remarks):
        room = width or len(remark) + 1
        yield from wrap(remark, room, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _happened(file: FileChange) -> str:
    if file.before is None:
        return "new    "
    return "removed" if file.after is None else "changed"


def render_diff(saved: Saved, paint: Paint) -> str:
    """Write the unified diff of a change that was only looked at; nothing in it acts on a terminal."""
    return "".join(_painted(line, paint) for line in (saved.diff or "").split("\n"))[:-1]


def _painted(line: str, paint: Paint) -> str:
    bare = line.removesuffix("\r")
    return f"{paint.diff(safe(bare))}{line[len(bare) :]}\n"
