"""One file at a time: from an entry of a tree to a definition, or to the reason why it gives none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from okrcli.diagnostics import Location, Part, Place, Problem
from okrcli.model.annotations import is_text
from okrcli.model.ids import ID_RULE, is_id, nearest_id
from okrcli.model.validation import validate
from okrcli.store.layout import FileKind, kind_of, stem_of
from okrcli.store.texts import SourceTexts, unparsed
from okrcli.syntax.comments import MARK, cut_scalars
from okrcli.syntax.limits import LARGE_BYTES, MAX_BYTES, MAX_TABLE_BYTES, too_large
from okrcli.syntax.parse import parse
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from okrcli.diagnostics import SourceText
    from okrcli.node import Node
    from okrcli.store.ahead import Ahead
    from okrcli.store.vouched import Earlier
    from okrcli.syntax.document import Document
    from okrcli.tree import Entry, Tree

_ModelT = TypeVar("_ModelT")

Progress: TypeAlias = "Callable[[int, int], None]"
"""Is told how many files were read, and how many there are."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading one file came to: its definition or its rows, or None, and what was wrong with it.

    `text` is held where that was anything, `is_commented` says whether it may hold a comment for okr.
    """

    meaning: object
    text: SourceText | None
    problems: tuple[Problem, ...]
    files: int
    is_commented: bool


@dataclass(slots=True)
class Reading:
    """What has been read of a tree so far, and all that was wrong.

    `known` are files that were read before and are the same in this tree: they are not read again. `read` are all that
    were looked at. `broken` holds the ids that the paths of the files give that came to nothing, `commented` the paths
    of documents that may hold a comment for okr. `expected` is how many files there are to read.
    """

    tree: Tree
    known: Mapping[str, ReadFile] = field(default_factory=dict)
    read: dict[str, ReadFile] = field(default_factory=dict)
    ahead: Ahead | None = None
    earlier: Earlier | None = None
    progress: Progress | None = None
    expected: int = 0
    texts: SourceTexts = field(init=False)
    commented: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    files: int = 0

    def __post_init__(self) -> None:
        self.texts = SourceTexts(self.tree)

    def report(self, code: str, where: Place, message: str, help_text: str) -> None:
        """Keep a problem at a place."""
        self.problems.append(Problem(code, where, message, help_text))

    def report_file(self, code: str, path: str, message: str, help_text: str) -> None:
        """Keep a problem with a file as a whole."""
        self.report(code, Place(path, part=Part.FILE), message, help_text)

    def bytes_of(self, entry: Entry) -> bytes | None:
        """Return the content of an entry; None, with a problem kept, where it has none that may be read."""
        if entry.kind not in {EntryKind.FILE, EntryKind.SEALED}:
            help_text = "put the file itself here" if entry.kind is EntryKind.LINK else "put a regular file here"
            message = f"a {entry.kind.value} stands here, and only files are read"
            self.report_file("OKR007", entry.path, message, help_text)
            return None
        limit = MAX_TABLE_BYTES if kind_of(entry.path) is FileKind.MEASUREMENTS else MAX_BYTES
        if entry.size > limit:
            self.problems.append(too_large(entry.path, entry.size, limit))
            return None
        try:
            raw = self._bytes_at(entry.path)
        except UnreadableError as error:
            what = "file" if entry.kind is EntryKind.FILE else "folder"
            message = f"the {what} cannot be read: {error.reason}"
            self.report_file("OKR007", entry.path, message, f"make it readable, or take the {what} out")
            return None
        self.files += 1
        return raw

    def definition(self, entry: Entry, model: type[_ModelT]) -> _ModelT | None:
        """Return what an entry defines; None, with problems kept, where that cannot be made out."""
        meaning = self.remembered(entry.path, lambda: self._definition(entry, model))
        return meaning if isinstance(meaning, model) else None

    def remembered(self, path: str, read: Callable[[], object]) -> object:
        """Return what a file means: what is known of it, else what `read` makes of it."""
        known = self.known.get(path)
        if known is None:
            problems, files, commented = len(self.problems), self.files, len(self.commented)
            meaning = read()
            found = tuple(self.problems[problems:])
            text = self.texts.kept(path)
            known = ReadFile(meaning, text, found, self.files - files, is_commented=len(self.commented) > commented)
        else:
            self._recall(path, known)
        self.read[path] = known
        if self.progress is not None:
            self.progress(len(self.read), self.expected)
        return known.meaning

    def _recall(self, path: str, known: ReadFile) -> None:
        self.problems.extend(known.problems)
        self.files += known.files
        if known.is_commented:
            self.commented.append(path)
        if known.text is not None:
            self.texts.hold(path, known.text)
        elif known.files:
            self.texts.pass_by(path)

    def _definition(self, entry: Entry, model: type[_ModelT]) -> _ModelT | None:
        data = self._vouched_for(entry)
        if data is not None and not (validated := validate(model, entry.path, data)).problems:
            self.files += 1
            self.texts.pass_by(entry.path)
            return validated.definition
        known = len(self.problems)
        document = self._document(entry)
        if document is None:
            return None
        definition = self._validated(document, model)
        if len(self.problems) > known:
            self.texts.hold(entry.path, document)
        return definition

    def _vouched_for(self, entry: Entry) -> Node:
        """Return what a file holds where somebody knows that without parsing it."""
        data = None if self.ahead is None else self.ahead.take(entry.path)
        return self.earlier.values(entry) if data is None and self.earlier is not None else data

    def _bytes_at(self, path: str) -> bytes:
        return self.tree.read(path) if self.earlier is None else self.earlier.read(path)

    def has_id(self, path: str) -> bool:
        """Tell whether a file is named as an id is; keep a problem where it is not."""
        stem = stem_of(path)
        if is_id(stem):
            return True
        near = nearest_id(stem)
        help_text = f"rename the file to {near}.yaml: {ID_RULE}" if near else ID_RULE
        self.report_file("OKR106", path, f"the name `{stem}` is no id", help_text)
        return False

    def report_duplicate(self, path: str, first: str, name: str) -> None:
        """Keep the problem that a second file has the id of the one at `first`."""
        where, related = Place(path, part=Part.FILE), ((Place(first, part=Part.FILE), "first used here"),)
        message = f"`{name}` is the id of another file too"
        self.problems.append(Problem("OKR107", where, message, "rename one of the two files", related=related))

    def _validated(self, document: Document, model: type[_ModelT]) -> _ModelT | None:
        if cuts := _cut_texts(document, model):
            self.problems.extend(cuts)
            return None
        validated = validate(model, document.path, document.data)
        self.problems.extend(validated.problems)
        document.release()
        return validated.definition

    def _document(self, entry: Entry) -> Document | None:
        raw = self.bytes_of(entry)
        if raw is None:
            return None
        parsed = parse(entry.path, raw)
        if isinstance(parsed, Problem):
            self.texts.hold(entry.path, unparsed(raw))
            self.problems.append(parsed)
            return None
        self.texts.pass_by(entry.path)
        if self.earlier is not None:
            self.earlier.keep(raw, parsed)
        if MARK in parsed.text:
            self.commented.append(entry.path)
        if len(raw) > LARGE_BYTES:
            message = f"the file has {len(raw) // 1024} KiB, more than a person reviews"
            self.report_file("OKR013", entry.path, message, "split it: one goal, or one check-in, a file")
        return parsed


def _cut_texts(document: Document, model: type) -> list[Problem]:
    problems = []
    cuts = cut_scalars(document)
    lines = document.text.split("\n") if cuts else []
    for pointer, span in cuts:
        if is_text(model, pointer):
            rest = lines[span.line - 1][span.end_column - 1 :].strip()
            message = f"the text ends before `{rest[:40]}`, which reads as a comment"
            where = Location(document.path, span)
            problems.append(Problem("OKR012", where, message, "put the whole text in quotes, or a blank after the `#`"))
    return problems
