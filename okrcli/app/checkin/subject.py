"""What a check-in reports on: the key result, KPI or initiative that a reference names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.errors import OkrError
from okrcli.model.lookup import ending_in, in_cycles, unread
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedKpi
from okrcli.scoring.lifecycle import is_closed, is_dropped, is_retired

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.app.session import Session
    from okrcli.model.placed import PlacedObjective
    from okrcli.model.workspace import Workspace

CyclePart: TypeAlias = PlacedKeyResult | PlacedInitiative
"""What belongs to an objective, and so to a cycle."""

Subject: TypeAlias = PlacedKpi | CyclePart

_NO_CYCLE = ""
_SHOWN = 5
_NEAR = 3


def find_subject(session: Session, ref: str) -> Subject:
    """Return what `ref` names and is still reported on; raises an `OkrError` that says what to type instead."""
    subject = _named(session.workspace, ref, session.as_of)
    _refuse_ended(session, subject)
    return subject


def _named(workspace: Workspace, ref: str, day: date) -> Subject:
    """Follow a reference: a whole id, the end of one in a cycle that holds the day, the same in any cycle."""
    if (kpi := workspace.references.kpi(ref)) is not None:
        return workspace.kpis[kpi]
    if (part := _by_whole_id(workspace, ref)) is not None:
        return part
    if (part := ending_in(_parts(workspace), ref, day)) is None:
        raise _unknown(workspace, ref, day)
    return part


def _by_whole_id(workspace: Workspace, ref: str) -> CyclePart | None:
    if (whole := workspace.references.key_result(ref, _NO_CYCLE)) is not None:
        return workspace.key_results[whole]
    return next((part for name, part in _parts(workspace) if name == ref), None)


def _parts(workspace: Workspace) -> Iterator[tuple[str, CyclePart]]:
    """Iterate over the ids of key results and initiatives, former ones too, and what each leads to."""
    yield from ((name, goal) for name, goal in in_cycles(workspace) if isinstance(goal, PlacedKeyResult))
    yield from workspace.initiatives.items()


def _unknown(workspace: Workspace, ref: str, day: date) -> OkrError:
    if (objective := _objective(workspace, ref, day)) is not None:
        results = (result for result in workspace.key_results_of(objective) if not _has_ended(result, day))
        listed = [f"{objective.slug}/{result.definition.id}" for result in results]
        message = f"`{ref}` is an objective, and a check-in reports on its key results"
        return OkrError(message, f"write {' or '.join(listed[:_SHOWN]) or 'another'}")
    if (broken := unread(workspace, ref)) is not None:
        return OkrError(f"`{broken}` is in a file that cannot be read", "run `okr validate` to see why")
    near = _nearest(workspace, ref, day)
    help_text = f"write {' or '.join(near)}" if near else "`okr status` and `okr kpis` list what there is"
    code = "OKR203" if "/" in ref else "OKR201"
    return RefusedInputError(code, f"no key result, KPI or initiative is named `{ref}`", help_text)


def _objective(workspace: Workspace, ref: str, day: date) -> PlacedObjective | None:
    hits = [objective for objective in workspace.objectives.values() if f"/{objective.id}".endswith(f"/{ref}")]
    return next((hit for hit in hits if hit.cycle.holds(day)), hits[0] if hits else None)


def _nearest(workspace: Workspace, ref: str, day: date) -> list[str]:
    """Return the names that `ref` may have been meant as, in as many segments; those of today's cycles come first.

    Where all but the last segment are right, only that one is compared: the rest would make everything alike.
    """
    segments = ref.count("/") + 1
    parts = [part for _, part in _parts(workspace) if not _has_ended(part, day)]
    ordered = sorted(parts, key=lambda part: not part.cycle.holds(day))
    names = [*workspace.kpis, *("/".join(part.id.split("/")[-segments:]) for part in ordered)]
    head, _, tail = ref.lower().rpartition("/")
    siblings = dict.fromkeys(name.rpartition("/")[2] for name in names if head and name.startswith(f"{head}/"))
    if near := get_close_matches(tail, siblings, n=_NEAR):
        return [f"{head}/{name}" for name in near]
    return get_close_matches(ref.lower(), dict.fromkeys(names), n=_NEAR)


def _has_ended(part: CyclePart, day: date) -> bool:
    dropped = isinstance(part, PlacedKeyResult) and is_dropped(part, day)
    return dropped or is_closed(part.objective, day)


def _refuse_ended(session: Session, subject: Subject) -> None:
    """Raise an `OkrError` for what nobody reports on any more."""
    if isinstance(subject, PlacedKpi):
        _refuse_retired(session, subject)
        return
    closed = subject.objective.definition.closed
    if closed is not None and is_closed(subject.objective, session.as_of):
        help_text = "leave it as it was graded"
        if closed.carried_to is not None:
            help_text = f"it was carried on: check in on {closed.carried_to}/{subject.definition.id}"
        message = f"`{subject.objective.id}` was closed on {closed.date}, and is frozen since then"
        raise OkrError(message, help_text)
    if isinstance(subject, PlacedKeyResult) and is_dropped(subject, session.as_of):
        dropped = subject.definition.dropped
        message = f"`{subject.id}` was dropped on {dropped.date if dropped else session.as_of}"
        raise OkrError(message, f"take `dropped` out of {subject.path} where it is worked on again")


def _refuse_retired(session: Session, kpi: PlacedKpi) -> None:
    retired = kpi.definition.retired
    if retired is None or not is_retired(kpi, session.as_of):
        return
    instead = f"record {retired.replaced_by} instead" if retired.replaced_by else f"see {kpi.path}"
    raise OkrError(f"the KPI `{kpi.id}` was retired on {retired.date}: {retired.because}", instead)
