"""A file's text with its path: where places in it are counted, and how a fault in it is said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from okrcli.diagnostics import Location, Problem, Span, Where

Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends in a text, counted in characters from 0; the end is exclusive."""


class Lines:
    """The lines of a text, for the way between a character's number and its line and column.

    Only a line feed ends a line: `decode` lets nothing else pass at which some tool would break one.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def span(self, stretch: Stretch) -> Span:
        """Return a stretch in lines and columns."""
        return Span(*self._place(stretch[0]), *self._place(stretch[1]))

    def index(self, line: int, column: int) -> int:
        """Return the number of the character at a line and column that `span` gave."""
        return self._starts[line - 1] + column - 1

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def line_start(text: str, index: int) -> int:
    """Return where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line of a character ends, before its line break."""
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    return end - 1 if end > index and text[end - 1] == "\r" else end


@dataclass(frozen=True, slots=True)
class FileText:
    """The decoded text of the file at `path`, without a byte order mark."""

    path: str
    text: str

    def location(self, stretch: Stretch) -> Location:
        """Return where a stretch is, for the one place that a fault names: it counts all lines anew."""
        start = min(stretch[0], len(self.text))
        return Location(self.path, Lines(self.text).span((start, min(max(start, stretch[1]), len(self.text)))))

    def problem(
        self, code: str, stretch: Stretch, message: str, help: str, related: tuple[tuple[Where, str], ...] = ()
    ) -> Problem:
        """Return what is wrong at a stretch."""
        return Problem(code, self.location(stretch), message, help, related=related)

    def line_start(self, index: int) -> int:
        """Return where the line of a character begins."""
        return line_start(self.text, index)

    def line_end(self, index: int) -> int:
        """Return where the line of a character ends, before its line break."""
        return line_end(self.text, index)

    def rest_of_line(self, index: int) -> str:
        """Return the text from a character to its line's end, without a comment and the blanks before it."""
        return self.text[index : self.line_end(index)].split(" #")[0].rstrip()


class RefusedError(Exception):
    """The text is YAML but holds what okr does not read; never leaves this package."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
