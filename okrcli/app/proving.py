"""The proof of a change: the workspace is loaded as it would be after it, and no error may stand there that is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.errors import OkrError
from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.store.load import load
from okrcli.store.overlay import OverlayTree

if TYPE_CHECKING:
    from okrcli.app.session import Session
    from okrcli.change import Change
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.store.load import LoadedWorkspace


class RefusedError(OkrError):
    """A change would bring errors into the files that were not there before; `found` holds them."""

    def __init__(self, found: CheckResult) -> None:
        many = len(found.findings)
        message = (
            f"this would bring {'an error' if many == 1 else f'{many} errors'} into the files; nothing was written"
        )
        super().__init__(message, found.findings[0].help)
        self.found = found


def prove(session: Session, change: Change) -> None:
    """Raise `RefusedError` where a change brings errors that are not there without it."""
    after = _errors(session, load(OverlayTree(session.tree, change.files)))
    if not after.findings:
        return
    before = Counter(map(_what, _errors(session, session.loaded).findings))
    new = tuple(finding for finding in after.findings if not _was_there(finding, before))
    if new:
        raise RefusedError(replace(after, findings=new))


def _errors(session: Session, loaded: LoadedWorkspace) -> CheckResult:
    result = check(loaded, RuleOptions(), session.as_of, session.latest_day)
    return replace(result, findings=tuple(f for f in result.findings if f.severity is Severity.ERROR))


def _was_there(finding: Diagnostic, before: Counter[tuple[str, ...]]) -> bool:
    """Tell whether a finding was there before, each once; its line may have moved."""
    before[_what(finding)] -= 1
    return before[_what(finding)] >= 0


def _what(finding: Diagnostic) -> tuple[str, ...]:
    return (finding.location.path, finding.code, finding.message, finding.subject or "")
