"""Findings about the user's files: symbolic places first, lines and columns last."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Pointer: TypeAlias = tuple[str | int, ...]
"""The way from a document's root to one of its values: keys of mappings and indices of lists."""


class Severity(Enum):
    """How much a finding matters. Ordered from the worst; `--fail-on` compares by `rank`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Part(Enum):
    """Which part of what a pointer names a finding is about."""

    VALUE = "value"
    """The value itself."""
    KEY = "key"
    """The key (of a mapping's entry) under which the value stands; in a list, the item's first key or the item."""
    HOLDER = "holder"
    """Something is missing in this value: its own key, or in a list item or the document the first key inside."""
    FILE = "file"
    """The file as a whole, shown at 1:1."""


@dataclass(frozen=True, slots=True)
class Place:
    """A symbolic place: a part of the value that `pointer` names in the document at `path`.

    In a CSV file the pointer is a line and a column's name: `(3, "value")`.
    """

    path: str
    pointer: Pointer = ()
    part: Part = Part.VALUE


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: lines and columns start at 1, count characters, and the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Span(1, 1, 1, 1)
"""Where a finding about a whole file is shown."""


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of text in the file at `path` (relative to the workspace, with `/`)."""

    path: str
    span: Span


class SourceText(Protocol):
    """The text of a file, able to say where in it a symbolic place is."""

    @property
    def text(self) -> str:
        """The text as it was read, without a byte order mark."""
        ...

    def span(self, place: Place) -> Span:
        """Return the lines and columns of a place; what is not there resolves to the nearest thing that holds it."""
        ...


def located(place: Place, source: SourceText | None) -> Location:
    """Return the lines and columns of a place; the whole file where nobody has its text."""
    return Location(place.path, WHOLE_FILE if source is None else source.span(place))


Where: TypeAlias = Place | Location
"""Symbolic where a document could be parsed, concrete where it could not (syntax errors, CSV)."""

Told: TypeAlias = "tuple[str, str | None]"
"""What names a change: the id of its subject with a field, with the day of an observation, or, alone, with None."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place, before anyone has said how much it matters.

    `code` is a rule's three digits with the prefix (`OKR201`). `subject` is the id of the goal it is about, if any.
    `severity` is given where this one matters less than the rule says. `tells` are the changes that the message tells
    so fully that they need not be told again.
    """

    code: str
    where: Where
    message: str
    help: str
    subject: str | None = None
    related: tuple[tuple[Where, str], ...] = ()
    severity: Severity | None = None
    tells: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding talks about, with what is there (`first used here`)."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as the user sees it: a problem with its rule's name, its severity and its place in the text."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    location: Location
    subject: str | None = None
    related: tuple[Related, ...] = ()
    tells: tuple[Told, ...] = field(default=(), compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of findings in every output: file, line, column, code, then message."""
        span = self.location.span
        return (self.location.path, span.line, span.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding without its place, which takes a look at the text: for views that show none."""

    code: str
    severity: Severity
    message: str
    help: str
    path: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All findings of one check, sorted.

    `files` is how many files were read, `suppressed` how many findings an ignore comment silenced, `sources` the text
    of every file that a finding names, so that an excerpt can be drawn without reading anything.
    """

    findings: tuple[Diagnostic, ...]
    files: int
    suppressed: int
    sources: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.findings)
