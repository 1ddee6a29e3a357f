"""Collections in brackets: an entry is put in or taken out, with its comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.syntax.sheet import Sheet


def put_in(sheet: Sheet, pointer: Pointer, written: str, *, first: bool = False) -> str:
    """Return the text with an entry put into a collection that has some, behind the last one or before the first."""
    text = sheet.text
    if first:
        start = _start(sheet, _steps(sheet, pointer)[0])
        return f"{text[:start]}{written}, {text[start:]}"
    last = _steps(sheet, pointer)[-1]
    start, end = _start(sheet, last), sheet.ends(last)
    if not sheet.is_indent(start) or sheet.line_start(start) <= sheet.stretch(pointer)[0]:
        return f"{text[:end]}, {written}{text[end:]}"
    return _put_on_line(sheet, end, " " * sheet.column(start) + written)


def take_out(sheet: Sheet, pointer: Pointer) -> Iterator[str]:
    """Yield texts without an entry and the comma that is too many; a comment of another entry is never taken along."""
    steps = _steps(sheet, pointer[:-1])
    at = steps.index(pointer)
    start, end = _start(sheet, pointer), sheet.ends(pointer)
    whole_lines = _lines_of(sheet, start, end)
    if whole_lines and at + 1 < len(steps):
        yield sheet.text[: whole_lines[0]] + sheet.text[whole_lines[1] :]
    if at + 1 < len(steps):
        end = _start(sheet, steps[at + 1])
    elif at:
        start = sheet.ends(steps[at - 1])
    if not sheet.has_comment((start, end)):
        yield sheet.text[:start] + sheet.text[end:]


def _steps(sheet: Sheet, pointer: Pointer) -> list[Pointer]:
    node = sheet.node(pointer)
    steps = node if isinstance(node, dict) else range(len(node or ()))
    return [(*pointer, step) for step in steps]


def _start(sheet: Sheet, pointer: Pointer) -> int:
    return sheet.key(pointer)[0]


def _put_on_line(sheet: Sheet, end: int, line: str) -> str:
    """Put an entry on a line of its own below one that ends at a place, with a comma where that has none."""
    text, comma = sheet.text, sheet.skip_blanks(end)
    has_comma = text[comma : comma + 1] == ","
    line_end = sheet.line_end(end)
    newline = sheet.newline(sheet.next_line(end))
    if text[comma : comma + 1] in {"]", "}"}:
        return f"{text[:end]},{newline}{line}{text[end:]}"
    rest = text[end:line_end]
    return f"{text[:end]}{'' if has_comma else ','}{rest}{newline}{line}{',' if has_comma else ''}{text[line_end:]}"


def _lines_of(sheet: Sheet, start: int, end: int) -> tuple[int, int] | None:
    """Return the whole lines that an entry and its comma have for themselves, None where they share one."""
    comma = sheet.skip_blanks(end)
    if not sheet.is_indent(start) or sheet.text[comma : comma + 1] != ",":
        return None
    rest = sheet.text[comma + 1 : sheet.line_end(end)].strip()
    return None if rest and not rest.startswith("#") else (sheet.line_start(start), sheet.next_line(end))
