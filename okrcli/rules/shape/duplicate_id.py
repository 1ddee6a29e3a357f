"""An id stands for two things.

What it does
    Looks for two files with one id, for key results and initiatives of an objective that share an id, for milestones
    of a key result that do, and for an old id in `formerly` that another thing has now, or had as well.

Why it matters
    A reference can lead to one thing only. What was reported on the one would be counted for the other, and an id that
    is used again makes the history of two goals one.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}
      - {id: csat, title: Raise CSAT of small shops from 30% to 80%, baseline: 30%, target: 80%}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%}
      - {id: csat-small, title: Raise CSAT of small shops from 30% to 80%, baseline: 30%, target: 80%}

How to fix
    Give one of the two another id. Where it has been reported on under the old one, `okr rename` takes the reports
    along. An id that is no longer used stays taken: choose a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from okrcli.diagnostics import Part, Place, Problem, Severity
from okrcli.folder import WORKSPACE_FILE
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from okrcli.model.config import Person, Team
    from okrcli.model.placed import PlacedKpi, PlacedObjective
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context

NamesInUse: TypeAlias = "list[tuple[str, Place]]"
"""What shares a namespace: each id with its place, the present ones before those of the past."""


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield each id that stands for a second thing in its namespace."""
    for names in _namespaces(workspace):
        first: dict[str, Place] = {}
        for name, where in names:
            other = first.setdefault(name, where)
            if other is not where:
                was = "formerly" in where.pointer
                help_text = "take it out: an id stands for one thing for ever" if was else "give one of them another id"
                related = ((other, "first used here"),)
                yield Problem("OKR107", where, f"`{name}` is an id that is taken", help_text, related=related)


def _namespaces(workspace: Workspace) -> Iterator[NamesInUse]:
    yield _files(workspace.kpis.values())
    yield _files(workspace.objectives.values())
    yield _settings("teams", workspace.config.teams)
    yield _settings("people", workspace.config.people)
    for objective in workspace.objectives.values():
        if not _all_differ(objective):
            yield _parts(objective)
        for index, result in enumerate(objective.definition.key_results):
            if result.milestones is not None:
                at = ("key_results", index, "milestones")
                milestones = enumerate(result.milestones)
                yield [(milestone.id, objective.place(*at, number, "id")) for number, milestone in milestones]


def _all_differ(objective: PlacedObjective) -> bool:
    """Tell at a glance that no two parts of an objective share an id."""
    results = objective.definition.key_results
    ids = [result.id for result in results]
    ids += [initiative.id for initiative in objective.definition.initiatives if initiative.id is not None]
    ids += [old for result in results for old in result.formerly]
    return len(ids) == len(set(ids))


def _files(things: Collection[PlacedKpi] | Collection[PlacedObjective]) -> NamesInUse:
    names = [(str(thing.id), thing.place(part=Part.FILE)) for thing in things]
    for thing in things:
        head = thing.id[: thing.id.rfind("/") + 1]
        former = enumerate(thing.definition.formerly)
        names.extend((head + old, thing.place("formerly", index)) for index, old in former)
    return names


def _settings(section: str, things: Mapping[str, Team] | Mapping[str, Person]) -> NamesInUse:
    names = [(name, Place(WORKSPACE_FILE, (section, name), Part.KEY)) for name in things]
    for name, thing in things.items():
        former = enumerate(thing.formerly)
        names.extend((old, Place(WORKSPACE_FILE, (section, name, "formerly", index))) for index, old in former)
    return names


def _parts(objective: PlacedObjective) -> NamesInUse:
    results = list(enumerate(objective.definition.key_results))
    initiatives = enumerate(objective.definition.initiatives)
    names = [(result.id, objective.place("key_results", index, "id")) for index, result in results]
    names += [(item.id, objective.place("initiatives", index, "id")) for index, item in initiatives if item.id]
    for index, result in results:
        former = enumerate(result.formerly)
        names += [(old, objective.place("key_results", index, "formerly", number)) for number, old in former]
    return names


RULE = Rule("OKR107", "duplicate-id", Severity.ERROR, Scope.WORKSPACE, __name__, check)
