"""The ignore comments of a file as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.syntax.comments import suppressions
from okrcli.syntax.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import SourceText, Span


def ignore_comments(source: SourceText | None) -> Iterator[tuple[str, Span]]:
    """Yield each ignore comment of a file with its place; none of what is not there or is no document."""
    if isinstance(source, Document):
        for suppression in suppressions(source):
            yield source.text_at(suppression.span), suppression.span
