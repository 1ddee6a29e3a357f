"""What `okr explain WORD` says of a word that okr uses for a number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A word, and what it means: a summary line, then headings with indented text below."""

    name: str
    documentation: str
