"""The one rule of YAML that no parser here keeps: lines inside quotes or brackets are indented too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.syntax.filetext import RefusedError

if TYPE_CHECKING:
    from okrcli.syntax.filetext import FileText, Stretch


def check_margin(source: FileText, stretch: Stretch, margin: int, *, flow: bool) -> None:
    """Refuse a line of a value that begins no further right than the keys around it, at column `margin` (from 0).

    A closing bracket may stand there: YAML forbids it, yet every formatter writes it so.
    """
    at = source.text.find("\n", *stretch) + 1
    while at:
        line = source.text[at : source.line_end(at)]
        content = line.lstrip(" \t")
        indent = len(line) - len(line.lstrip(" "))
        if content and indent <= margin and not (flow and content[0] in "#]}"):
            _refuse_line(source, at, line, margin)
        at = source.text.find("\n", at, stretch[1]) + 1


def _refuse_line(source: FileText, at: int, line: str, margin: int) -> None:
    indent = len(line) - len(line.lstrip(" "))
    if line[indent] == "\t":
        message, help = "a tab indents this line", "indent it with spaces"
    else:
        message = "this line is inside the quotes or brackets of the value above but not indented"
        help = f"begin it at column {margin + 2} or further right, or close the quote or bracket above"
    stretch = (at + indent, at + len(line.rstrip()))
    raise RefusedError(source.problem("OKR002", stretch, message, help))
