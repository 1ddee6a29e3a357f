"""One file at a time: from an entry of a tree to a document or a table, or to the reason why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from okrcli.diagnostics import WHOLE_FILE, Location, Part, Place, Problem
from okrcli.model.annotations import is_text
from okrcli.model.validation import validate
from okrcli.store.layout import Kind, kind_of
from okrcli.syntax.comments import cut_scalars
from okrcli.syntax.parse import parse
from okrcli.tree import EntryKind, UnreadableError

if TYPE_CHECKING:
    from okrcli.diagnostics import SourceText, Span
    from okrcli.model.fields import Definition
    from okrcli.syntax.document import Document
    from okrcli.tree import Entry, Tree

MIB = 1024 * 1024
YAML_LIMIT = MIB
"""A YAML file over this many bytes is not read."""

YAML_WARNING = 256 * 1024
"""A YAML file over this many bytes is read, and reported."""

CSV_LIMIT = 64 * MIB
"""A CSV file over this many bytes is not read; a million measurements take about a third of it."""

_ModelT = TypeVar("_ModelT", bound="Definition")


@dataclass(frozen=True, slots=True)
class UnparsedText:
    """The text of a file that could not be parsed, for excerpts; what is no UTF-8 in it is replaced."""

    text: str

    def span(self, _: Place) -> Span:
        """Return the whole file: nothing in it has a place of its own."""
        return WHOLE_FILE


def unparsed(raw: bytes) -> UnparsedText:
    """Return the text in bytes that could not be parsed."""
    return UnparsedText(raw.decode("utf-8-sig", errors="replace"))


@dataclass(slots=True)
class Reading:
    """What has been read so far. `unreadable` are the paths that gave no definition."""

    tree: Tree
    sources: dict[str, SourceText] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    files: int = 0

    def fail(self, problem: Problem) -> None:
        """Keep a problem that leaves nothing of its file."""
        path = problem.where.path
        self.problems.append(problem)
        self.unreadable.add(path)

    def bytes_of(self, entry: Entry) -> bytes | None:
        """Return the content of an entry; None, with a problem kept, where it has none that may be read."""
        if problem := _forbidden_entry(entry):
            self.fail(problem)
            return None
        try:
            raw = self.tree.read(entry.path)
        except UnreadableError as error:
            self.fail(_at_file("OKR007", entry.path, f"the file cannot be read: {error.reason}", "make it readable"))
            return None
        self.files += 1
        return raw

    def document(self, entry: Entry) -> Document | None:
        """Return an entry's document; None, with a problem kept, where it has none."""
        raw = self.bytes_of(entry)
        if raw is None:
            return None
        parsed = parse(entry.path, raw)
        if isinstance(parsed, Problem):
            self.sources[entry.path] = unparsed(raw)
            self.fail(parsed)
            return None
        self.sources[entry.path] = parsed
        if len(raw) > YAML_WARNING:
            message = f"the file has {len(raw) // 1024} KiB, more than a person reviews"
            self.problems.append(_at_file("OKR013", entry.path, message, "split it: one goal, or one check-in, a file"))
        return parsed

    def definition(self, entry: Entry, model: type[_ModelT]) -> _ModelT | None:
        """Return what an entry defines; None, with problems kept, where that cannot be made out."""
        document = self.document(entry)
        if document is None:
            return None
        if cuts := _cut_texts(document, model):
            self.problems.extend(cuts)
            self.unreadable.add(entry.path)
            return None
        validated = validate(model, entry.path, document.data)
        self.problems.extend(validated.problems)
        if validated.definition is None:
            self.unreadable.add(entry.path)
        if not validated.problems:
            document.release()
        return validated.definition


def _at_file(code: str, path: str, message: str, help_text: str) -> Problem:
    return Problem(code, Place(path, part=Part.FILE), message, help_text)


def _forbidden_entry(entry: Entry) -> Problem | None:
    if entry.kind is not EntryKind.FILE:
        help_text = "put the file itself here" if entry.kind is EntryKind.LINK else "put a regular file here"
        return _at_file("OKR007", entry.path, f"a {entry.kind.value} stands here, and only files are read", help_text)
    limit = CSV_LIMIT if kind_of(entry.path) is Kind.MEASUREMENTS else YAML_LIMIT
    if entry.size > limit:
        message = f"the file has {entry.size / MIB:.1f} MiB, and at most {limit // MIB} MiB are read"
        return _at_file("OKR005", entry.path, message, "split it: one goal, or one check-in, a file")
    return None


def _cut_texts(document: Document, model: type[Definition]) -> list[Problem]:
    problems = []
    for pointer, span in cut_scalars(document):
        if is_text(model, pointer):
            line = document.text.split("\n")[span.line - 1]
            rest = line[span.end_column - 1 :].strip()
            message = f"the text ends before `{rest[:40]}`, which reads as a comment"
            where = Location(document.path, span)
            problems.append(Problem("OKR012", where, message, "put the whole text in quotes, or a blank after the `#`"))
    return problems
