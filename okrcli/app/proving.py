"""The proof of a change: the workspace is loaded as it would be after it, and no error may stand there that is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.errors import OkrError
from okrcli.rules.engine import check
from okrcli.rules.registry import RULES, find_rule
from okrcli.rules.settings import RuleOptions
from okrcli.store.overlay import OverlayTree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable

    from okrcli.app.session import Session
    from okrcli.diagnostics import CheckResult, Diagnostic
    from okrcli.draft import Draft


class NewErrorsError(OkrError):
    """A change would bring errors into the files that were not there before; `found` holds them."""

    def __init__(self, found: CheckResult) -> None:
        errors = "an error" if len(found.findings) == 1 else f"{len(found.findings)} errors"
        super().__init__(f"this would bring {errors} into the files; nothing was written", found.findings[0].help)
        self.found = found


def prove(session: Session, draft: Draft) -> Session:
    """Return the workspace as it would be; raise `NewErrorsError` where a draft brings errors that are new."""
    paths = {file.path for file in draft.files}
    after = session.changed(OverlayTree(session.tree, draft.files), paths)
    found = _errors(after)
    if found.findings and (new := _new(_errors(session).findings, found.findings, paths)):
        raise NewErrorsError(replace(found, findings=new))
    return after


def _errors(session: Session) -> CheckResult:
    options = RuleOptions(ignore=_mild(session))
    context = None if session.loaded.workspace is None else session.context
    result = check(session.loaded, options, session.as_of, session.latest_day, context)
    return replace(result, findings=tuple(f for f in result.findings if f.severity is Severity.ERROR))


def _mild(session: Session) -> tuple[str, ...]:
    """Return the rules that find no errors, also after what okr.yaml says of them: they need not be checked."""
    said = {} if session.loaded.config is None else session.loaded.config.rules.severity
    raised = {rule.code for name, word in said.items() if word == "error" and (rule := find_rule(name)) is not None}
    return tuple(rule.code for rule in RULES if rule.severity is not Severity.ERROR and rule.code not in raised)


def _new(before: Iterable[Diagnostic], after: Iterable[Diagnostic], changed: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return the findings that were not there before, wherever they stood.

    What is told in other words of a file that changes, because its goal has another name now, was there too.
    """
    gone, new = _apart(before, after, lambda finding: (finding.location.path, finding.code, finding.message))
    _, new = _apart(gone, new, lambda f: (f.code, "" if f.location.path in changed else f.location.path))
    return tuple(new)


def _apart(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], what: Callable[[Diagnostic], Hashable]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Match findings that are the same thing, one to one; return those that are left on either side."""
    return _without(before, after, what), _without(after, before, what)


def _without(
    findings: Iterable[Diagnostic], others: Iterable[Diagnostic], what: Callable[[Diagnostic], Hashable]
) -> list[Diagnostic]:
    left, rest = Counter(map(what, others)), []
    for finding in findings:
        left[what(finding)] -= 1
        if left[what(finding)] < 0:
            rest.append(finding)
    return rest
