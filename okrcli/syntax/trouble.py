"""A parser's complaint with the text around it: what `explain` and its parts look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.diagnostics import Problem
    from okrcli.syntax.filetext import FileText, Stretch


@dataclass(frozen=True, slots=True)
class Trouble:
    """The parser says `message` at the character `at`, about what began at `start`."""

    source: FileText
    message: str
    start: int
    at: int

    @property
    def text(self) -> str:
        """The whole file."""
        return self.source.text

    def problem(self, stretch: Stretch, message: str, help: str) -> Problem:
        """Return the complaint in our words: a syntax error at a stretch."""
        return self.source.problem("OKR002", stretch, message, help)

    def rest(self, index: int) -> Stretch:
        """Return a character and what follows it on its line, without a comment."""
        return index, max(index + len(self.source.rest_of_line(index)), index + 1)

    def lead(self, index: int) -> str:
        """Return what is before a character on its line."""
        return self.text[self.source.line_start(index) : index]

    def begins_line(self, index: int) -> bool:
        """Tell whether only blanks are before a character on its line."""
        return not self.lead(index).strip()

    def indent(self, index: int) -> int:
        """Return how many spaces the line of a character begins with."""
        start = self.source.line_start(index)
        line = self.text[start : self.source.line_end(index)]
        return len(line) - len(line.lstrip(" "))

    def line_above(self, index: int) -> int | None:
        """Return where the content begins of the nearest line above a character's that has any but a comment."""
        start = self.source.line_start(index)
        while start:
            start = self.source.line_start(start - 1)
            content = start + self.indent(start)
            if self.source.rest_of_line(content) and self.text[content] != "#":
                return content
        return None
