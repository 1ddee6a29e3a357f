"""What calls for a hand today: the findings of the day, few words each, with the call that settles them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from okrcli.app.findings import counted
from okrcli.diagnostics import Severity
from okrcli.model.ids import KeyResultId, KpiId, ObjectiveId
from okrcli.results.status import Attention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from okrcli.app.selection import Chosen
    from okrcli.app.session import Session
    from okrcli.diagnostics import Notice
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.results.status import Selection

_MANY = {
    "OKR701": "{n} KPIs are breached, and no objective moves them",
    "OKR503": "{n} objectives of past cycles are not closed",
    "OKR702": "{n} KPIs are back in range",
    "OKR704": "{n} key results have a confidence that their numbers contradict",
    "OKR501": "{n} check-ins are overdue",
    "OKR502": "{n} KPIs are stale",
    "OKR504": "{n} objectives have no owner",
    "OKR703": "{n} objectives move no KPI",
}
"""What is said when a rule finds more than a few, in the order in which equal severities are listed."""

_ORDER = {code: rank for rank, code in enumerate(_MANY)}
_FEW = {Severity.ERROR: 3, Severity.WARNING: 3, Severity.INFO: 1}
_NAMED = 3
_UNREAD = ("OKR0", "OKR1")
"""The groups of errors after which nothing of a file, or of one of its parts, is left to show."""

_OF_NO_DAY = ("okr explain OKR", "okr schema", "okr init", "okr new")
_LOOKS = ("okr show", "okr status", "okr kpis", "okr todo", "okr explain", "okr validate")
_CALL = re.compile(r"`(okr [^`]+)`")


def attention_to(findings: Iterable[Notice]) -> tuple[Attention, ...]:
    """Return one entry for each finding, or one for all findings of a rule where they are many; worst first."""
    by_rule: defaultdict[tuple[int, int, str], list[Notice]] = defaultdict(list)
    for finding in findings:
        rank = (finding.severity.rank, _ORDER.get(finding.code, len(_ORDER)), finding.code)
        by_rule[rank].append(finding)
    return tuple(entry for rank in sorted(by_rule) for entry in _entries(by_rule[rank]))


def _entries(findings: list[Notice]) -> Iterator[Attention]:
    first = findings[0]
    if len(findings) <= _FEW[first.severity] or first.code not in _MANY:
        for finding in findings:
            yield Attention(finding.severity, finding.subject or finding.path, finding.message, call_of(finding))
        return
    names = [finding.subject or finding.path for finding in findings]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    message = f"{_MANY[first.code].format(n=len(findings))}: {', '.join(names[:_NAMED])}{more}"
    yield Attention(first.severity, names[0], message, "okr todo")


def call_of(finding: Notice) -> str:
    """Return the call that the finding's help names; where it names none, the one that explains the rule."""
    named = _CALL.search(finding.help)
    return named[1] if named else f"okr explain {finding.code}"


def seen_from(entry: Attention, session: Session) -> Attention:
    """Return the same entry with a call that looks from the same day, and at the same commit, where one was asked for.

    What explains a rule looks from no day, and what changes files knows no commit.
    """
    if not entry.call or entry.call.startswith(_OF_NO_DAY):
        return entry
    name = None if session.revision is None else session.revision.name
    commit = f" --rev {quote(name)}" if name is not None and entry.call.startswith(_LOOKS) else ""
    call = f"{entry.call}{commit}"
    return replace(entry, call=on_day(call, session.as_of) if session.asked else call)


def on_day(call: str, as_of: date) -> str:
    """Return a call that looks from a day."""
    return f"{call} --as-of {as_of}"


def attention_to_files(files: Sequence[Notice]) -> tuple[Attention, ...]:
    """Return the entry for what is wrong in the files; infos alone call for nobody."""
    many_of = counted(files)
    found = [(severity, many_of[severity]) for severity in (Severity.ERROR, Severity.WARNING)]
    said = [f"{many} {severity.value}{'' if many == 1 else 's'}" for severity, many in found if many]
    if not said:
        return ()
    unread = any(f.severity is Severity.ERROR and f.code.startswith(_UNREAD) for f in files)
    message = f"{' and '.join(said)} in the files{'; what could not be read is missing here' if unread else ''}"
    worst = next(severity for severity, many in found if many)
    return (Attention(worst, "okr.yaml", message, "okr validate"),)


def in_view(workspace: Workspace, chosen: Chosen, selection: Selection, subject: str | None) -> bool:
    """Tell whether what a finding is about belongs to what a view was narrowed to."""
    kpi = workspace.kpis.get(KpiId(subject or ""))
    if kpi is not None:
        return kpi in chosen.kpis if selection.ref is not None else chosen.owned.covers_kpi(kpi)
    objective = _objective(workspace, subject)
    if objective is None:
        return selection.team is None and selection.owner is None and selection.ref is None
    if selection.ref is not None or selection.cycle is not None:
        return objective in chosen.objectives
    return chosen.owned.covers(objective)


def _objective(workspace: Workspace, subject: str | None) -> PlacedObjective | None:
    key_result = workspace.key_results.get(KeyResultId(subject or ""))
    return workspace.objectives.get(ObjectiveId(subject or "")) if key_result is None else key_result.objective
