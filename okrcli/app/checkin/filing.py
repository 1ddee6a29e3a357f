"""Where the entries of a check-in go: the file of that person and day, or a new one beside it. No line is rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrcli.app.checkin.origin import origin
from okrcli.app.editing.files import composed, edited
from okrcli.store.layout import CheckInName, read_checkin_name, stem_of
from okrcli.syntax.document import Document
from okrcli.syntax.edits import AddItem, AddKey, CannotEditError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from okrcli.app.checkin.entry import CheckInEntry
    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.diagnostics import Pointer, SourceText
    from okrcli.draft import FileChange
    from okrcli.model.placed import PlacedCheckIn
    from okrcli.node import Node
    from okrcli.syntax.edits import Edit


@dataclass(slots=True)
class CheckInSheet:
    """What goes into one file: entries, and lines for the weekly report by their key."""

    entries: list[CheckInEntry] = field(default_factory=list)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawer:
    """The files of one person and day in the folder of one cycle, by their numbers."""

    session: Session
    by: str
    day: date
    cycle: Cycle

    def path(self, number: int) -> str:
        """Return the path of the file with this number."""
        more = "" if number == 1 else f"-{number}"
        return f"checkins/{self.cycle.name}/{self.day}-{self.by}{more}.yaml"

    def standing(self, number: int) -> PlacedCheckIn | None:
        """Return the check-in of this number, if there is one that can be read."""
        path = self.path(number)
        return next((found for found in self.session.workspace.checkins if found.path == path), None)

    def is_taken(self, number: int) -> bool:
        """Tell whether something stands at the number's path that is no check-in."""
        path = self.path(number)
        return self.standing(number) is None and any(entry.path == path for entry in self.session.tree.entries())

    def key(self, entry: CheckInEntry) -> str:
        """Return the name of an entry's subject in this folder: without its cycle where that means the same."""
        short = entry.subject.id.removeprefix(f"{self.cycle.name}/")
        found = self.session.workspace.references.subject(short, self.cycle.name, self.day)
        return short if found == entry.subject.id else entry.subject.id

    def first_number(self, entry: CheckInEntry) -> int:
        """Return the lowest number under which an entry is filed after all that was said of its subject that day."""
        reports = self.session.workspace.reports.get(entry.subject.id, ())
        filed = [report.checkin for report in reports if report.checkin.day == self.day]
        return max((self._after(checkin) for checkin in filed), default=1)

    def _after(self, checkin: PlacedCheckIn) -> int:
        return checkin.number if self.path(checkin.number) > checkin.path else checkin.number + 1


def file_changes(
    drawer: Drawer, entries: Sequence[CheckInEntry], lists: Mapping[str, tuple[str, ...]]
) -> list[FileChange]:
    """Return the files that entries and lines go into, those that stand first."""
    sheets: dict[int, CheckInSheet] = {}
    for entry in entries:
        sheets.setdefault(drawer.first_number(entry), CheckInSheet()).entries.append(entry)
    if lists:
        sheets.setdefault(min(sheets, default=1), CheckInSheet()).lists = dict(lists)
    return list(_filed(drawer, sheets, entries))


def _filed(drawer: Drawer, sheets: dict[int, CheckInSheet], entries: Sequence[CheckInEntry]) -> Iterator[FileChange]:
    """Iterate over the changed files; what does not fit into a file goes on to the next number."""
    while sheets:
        number = min(sheets)
        sheet = sheets.pop(number)
        standing = None if drawer.is_taken(number) else _file(drawer, number, sheet)
        if standing is not None:
            yield standing
            continue
        following = sheets.setdefault(number + 1, CheckInSheet())
        following.entries = sorted([*sheet.entries, *following.entries], key=entries.index)
        following.lists = {**sheet.lists, **following.lists}


def _file(drawer: Drawer, number: int, sheet: CheckInSheet) -> FileChange | None:
    """Put a sheet into the file of a number; None where that could not be done without touching its lines."""
    standing = drawer.standing(number)
    if standing is None:
        return _new_file(drawer, number, sheet)
    try:
        change = edited(drawer.session, standing.path, list(_edits(drawer, standing, sheet)))
    except CannotEditError:
        return None
    return change if _only_adds(change) else None


def _only_adds(change: FileChange) -> bool:
    """Tell whether every line of before is there after, in the same order: a flow mapping grows within its line."""
    after = iter((change.after or b"").splitlines())
    return all(line in after for line in (change.before or b"").splitlines())


def _edits(drawer: Drawer, standing: PlacedCheckIn, sheet: CheckInSheet) -> Iterator[Edit]:
    written = _keys(drawer.session.loaded.sources[standing.path])
    if sheet.entries and "updates" not in written:
        yield AddKey((), "updates", None)
    for entry in sheet.entries:
        yield AddKey(("updates",), drawer.key(entry), _value(entry), comment=origin(drawer.session, entry))
    for key, lines in sheet.lists.items():
        if key not in written:
            yield AddKey((), key, None)
        yield from (AddItem((key,), line) for line in lines)


def _keys(source: SourceText) -> Collection[str]:
    """Return the keys that a check-in's file has."""
    return source.data if isinstance(source, Document) and isinstance(source.data, dict) else ()


def _new_file(drawer: Drawer, number: int, sheet: CheckInSheet) -> FileChange:
    keyed = {drawer.key(entry): entry for entry in sheet.entries}
    content: dict[str, Node] = dict(_heading(drawer, number))
    if keyed:
        content["updates"] = {key: _value(entry) for key, entry in keyed.items()}
    content.update({key: list(lines) for key, lines in sheet.lists.items()})
    said = {key: origin(drawer.session, entry) for key, entry in keyed.items()}
    comments: dict[Pointer, str] = {("updates", key): text for key, text in said.items() if text is not None}
    return composed(drawer.session, drawer.path(number), content, comments, [(key,) for key in sheet.lists])


def _heading(drawer: Drawer, number: int) -> dict[str, Node]:
    """Return who checks in and when, where the file's name could be read otherwise."""
    named = read_checkin_name(stem_of(drawer.path(number)), drawer.session.config.people)
    if named == CheckInName(drawer.day, drawer.by, number):
        return {}
    return {"date": drawer.day.isoformat(), "by": drawer.by}


def _value(entry: CheckInEntry) -> Node:
    """Return the value alone where there is nothing beside it."""
    match entry.node:
        case {"value": value, **rest} if not rest:
            return value
        case {"status": value, **rest} if not rest:
            return value
        case _:
            return dict(entry.node)
