"""`okr todo` as Markdown: a list with boxes to tick for each owner, to paste into an issue or a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.render.as_markdown.kpis import seen, title
from okrcli.render.as_markdown.markup import code, document, sentence, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.results.todo import TodoItem, TodoResult


def render_todo(result: TodoResult) -> str:
    """Write a heading and a list for each owner."""
    counted = ", ".join(f"{many} {urgency.value}" for urgency, many in result.summary.items() if many)
    line = f"{len(result.items)} to do: {counted}." if counted else "Nothing is owed."
    return document(
        [f"# {title(result.organization, 'to do')}, {seen(result.as_of, result.revision)}", line, *_parts(result)]
    )


def _parts(result: TodoResult) -> Iterator[str]:
    for owner, items in groupby(result.items, key=lambda item: item.owner):
        name = result.names.get(owner or "")
        heading = text(owner or "nobody") + (f" ({text(name)})" if name else "")
        yield f"## {heading}\n\n{_boxes(items)}"


def _boxes(items: Iterable[TodoItem]) -> str:
    return "\n".join(f"- [ ] {item.urgency.value}: {sentence(item.message)}: {code(item.call)}" for item in items)
