"""Rewriting references where they stand: in definitions, and never in what is frozen or was observed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from okrcli.app.editing.files import data_of
from okrcli.app.rename.references import Namespace, references_in
from okrcli.model.formula import with_inputs
from okrcli.model.pointers import existing
from okrcli.syntax.edits import SetValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from okrcli.app.rename.references import Reference
    from okrcli.app.session import Session
    from okrcli.syntax.edits import Edit

_HALVES = frozenset({"numerator", "denominator"})


def rewrites(session: Session, rename: Callable[[Namespace, str], str]) -> dict[str, list[Edit]]:
    """Return the edits, by path, after which no definition that is still open holds another id than `rename` gives.

    `rename` gets the present id of what a reference means and returns the id to write.
    """
    frozen = set(frozen_paths(session))
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    for reference in references_in(session.workspace):
        text = reference.to(rename(reference.kind, reference.means))
        if text != reference.text and reference.path not in frozen:
            found[reference.path].append(_edit(session, reference, text))
    for path, edit in _formulas(session, rename):
        found[path].append(edit)
    return dict(found)


def frozen_mentions(session: Session, rename: Callable[[Namespace, str], str]) -> int:
    """Count the closed objectives that hold an id which `rename` changes: they keep it."""
    frozen = set(frozen_paths(session))
    return len(
        {
            reference.path
            for reference in references_in(session.workspace)
            if reference.path in frozen and reference.to(rename(reference.kind, reference.means)) != reference.text
        }
    )


def frozen_paths(session: Session) -> Iterator[str]:
    """Iterate over the files of closed objectives."""
    for objective in session.workspace.objectives.values():
        if objective.definition.closed is not None:
            yield objective.path


def _edit(session: Session, reference: Reference, text: str) -> SetValue:
    """Return the edit of one reference; half of a ratio may be written short, as its KPI alone."""
    if reference.pointer[0] in _HALVES:
        return SetValue(existing(data_of(session, reference.path), reference.pointer), text)
    return SetValue(reference.pointer, text)


def _formulas(session: Session, rename: Callable[[Namespace, str], str]) -> Iterator[tuple[str, SetValue]]:
    for kpi in session.workspace.kpis.values():
        formula = kpi.definition.formula
        if formula is not None:
            known = {ref: session.workspace.references.kpi(ref) for ref in formula.inputs}
            names = {ref: rename(Namespace.GOAL, present) for ref, present in known.items() if present is not None}
            text = with_inputs(formula.text, names)
            if text != formula.text:
                yield kpi.path, SetValue(("formula",), text)
