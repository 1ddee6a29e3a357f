"""The texts that an edit can lead to, the best first: `patch` takes the first one that proves right."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.syntax.brackets import put_in, take_out
from okrcli.syntax.cut import cut
from okrcli.syntax.edits import AddItem, AddKey, Edit, RemoveItem, RemoveKey, SetValue
from okrcli.syntax.emit import Emitter, flow, flow_entry
from okrcli.syntax.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.diagnostics import Pointer
    from okrcli.syntax.sheet import Sheet


def candidates(sheet: Sheet, edit: Edit) -> Iterator[str]:
    """Yield texts that an edit of a document can lead to; a text that reads wrong may be among them."""
    match edit:
        case SetValue(pointer, value):
            yield from replace(sheet, pointer, value)
        case AddKey():
            yield from _add_key(sheet, edit)
        case AddItem():
            yield from _add_item(sheet, edit)
        case RemoveItem(pointer) | RemoveKey(pointer):
            yield from _remove(sheet, pointer)
        case _:
            assert_never(edit)


def _add_key(sheet: Sheet, edit: AddKey) -> Iterator[str]:
    pointer = (*edit.pointer, edit.key)
    comments = {pointer: edit.comment} if edit.comment else {}
    if not sheet.node(edit.pointer) and (edit.pointer or sheet.in_brackets(())):
        yield from replace(sheet, edit.pointer, {edit.key: edit.value}, comments)
    elif sheet.in_brackets(edit.pointer):
        yield put_in(sheet, edit.pointer, flow_entry(edit.key, edit.value), first=edit.first)
    else:
        start = sheet.stretch(edit.pointer)[0] if sheet.node(edit.pointer) else 0
        emitter = Emitter(sheet.style(), comments)
        lines = emitter.entry(edit.key, edit.value, sheet.column(start), pointer)
        yield from _above(sheet, start, lines) if edit.first else _below(sheet, edit.pointer, lines)


def _add_item(sheet: Sheet, edit: AddItem) -> Iterator[str]:
    items = sheet.node(edit.pointer)
    if not isinstance(items, list) or not items:
        pointer = (*edit.pointer, 0)
        yield from replace(sheet, edit.pointer, [edit.value], {pointer: edit.comment} if edit.comment else {})
    elif sheet.in_brackets(edit.pointer):
        yield put_in(sheet, edit.pointer, flow(edit.value))
    else:
        pointer = (*edit.pointer, len(items))
        emitter = Emitter(sheet.style_at(edit.pointer), {pointer: edit.comment} if edit.comment else {})
        last = (*edit.pointer, len(items) - 1)
        in_braces = sheet.in_brackets(last) if isinstance(items[-1], dict) else None
        column = sheet.column(sheet.stretch(edit.pointer)[0])
        yield from _below(sheet, edit.pointer, emitter.item(edit.value, column, pointer, in_braces=in_braces))
        yield from _below(sheet, edit.pointer, emitter.item(edit.value, column, pointer))


def _below(sheet: Sheet, pointer: Pointer, lines: Sequence[str]) -> Iterator[str]:
    """Put lines behind the last ones of a block collection."""
    for at in sheet.places_below(pointer):
        yield sheet.insert_lines(at, lines)


def _above(sheet: Sheet, start: int, lines: Sequence[str]) -> Iterator[str]:
    """Put the lines of a key before the first one of a block mapping, which may stand behind a dash."""
    indent = " " * sheet.column(start)
    newline = sheet.newline(sheet.next_line(start))
    written = newline.join([lines[0].lstrip(" "), *lines[1:]])
    yield f"{sheet.text[:start]}{written}{newline}{indent}{sheet.text[start:]}"


def _remove(sheet: Sheet, pointer: Pointer) -> Iterator[str]:
    around = pointer[:-1]
    siblings = sheet.node(around)
    if sheet.in_brackets(around):
        yield from take_out(sheet, pointer)
    elif siblings is not None and len(siblings) > 1:
        yield from cut(sheet, pointer)
    elif around:
        yield from replace(sheet, around, {} if isinstance(siblings, dict) else [], is_removal=True)
