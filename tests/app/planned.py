"""What a planned change leaves behind: the workspace as it would be, its findings, and the lines that differ."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.app.session import Session, SettledDay
from okrcli.diagnostics import Severity
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.store.overlay import OverlayTree

if TYPE_CHECKING:
    from datetime import date

    from okrcli.diagnostics import Diagnostic
    from okrcli.draft import Draft

EVERY_GROUP = frozenset(range(8))


def after(session: Session, draft: Draft, as_of: date | None = None) -> Session:
    """Open the workspace as it would be once the draft is written."""
    tree = OverlayTree(session.tree, draft.files)
    day = as_of or session.as_of
    return Session(Path(), load(tree), SettledDay(day, day), tree)


def findings(session: Session) -> tuple[Diagnostic, ...]:
    """Return all findings of the files and of the day."""
    return check(session.loaded, RuleOptions(EVERY_GROUP), session.as_of, session.latest_day).findings


def errors(session: Session) -> list[str]:
    """Return the errors among the findings, as lines to compare."""
    found = (finding for finding in findings(session) if finding.severity is Severity.ERROR)
    return [
        f"{finding.location.path}:{finding.location.span.line} {finding.code} {finding.message}" for finding in found
    ]


def texts(draft: Draft) -> dict[str, str | None]:
    """Return the new text of each file of a draft."""
    return {file.path: None if file.after is None else file.after.decode() for file in draft.files}


def changed_lines(draft: Draft) -> dict[str, list[str]]:
    """Return the lines that are taken out (`-`) and put in (`+`), by file."""
    return {file.path: _differing(file.before or b"", file.after or b"") for file in draft.files}


def _differing(before: bytes, after: bytes) -> list[str]:
    lines = unified_diff(before.decode().split("\n"), after.decode().split("\n"), lineterm="", n=0)
    return [line for line in list(lines)[2:] if not line.startswith("@@")]
