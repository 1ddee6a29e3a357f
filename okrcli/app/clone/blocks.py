"""Lines that okr adds to a file which is not its own, between two marks, and takes out again to the byte."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGIN = "# >>> okr: {subject} >>>"
_END = "# <<< okr: {subject} <<<"


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """Lines with a mark before and behind them; `subject` is what the marks say."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole block, each line with its end."""
        marks = (mark.format(subject=self.subject) for mark in (_BEGIN, _END))
        return "\n".join((next(marks), *self.lines, next(marks), ""))


def is_in(text: str, subject: str) -> bool:
    """Tell whether a text has a block of this subject."""
    return _pattern(subject).search(text) is not None


def replaced(text: str, block: MarkedBlock) -> str:
    """Return the text with its block of the same subject as this one is."""
    return _pattern(block.subject).sub(lambda _: block.text, text, count=1)


def without(text: str, subject: str) -> str:
    """Return the text as it was before the block."""
    return _pattern(subject).sub("", text)


def _pattern(subject: str) -> re.Pattern[str]:
    begin, end = (re.escape(mark.format(subject=subject)) for mark in (_BEGIN, _END))
    return re.compile(rf"^{begin}\n(?:.*\n)*?{end}(?:\n|\Z)", re.MULTILINE)
