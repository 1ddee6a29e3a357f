"""`okr status` and `okr kpis`: the goals of the cycles that hold the day, the KPIs, and what needs attention."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from okrcli.app.absence import attention_to_absence
from okrcli.app.attention import attention_to, attention_to_files, in_view, seen_from
from okrcli.app.dashboard import check_choice, chosen_views, grouped, measured_view, shown_of, tree_of
from okrcli.app.findings import check_day, counted, of_the_day, of_the_files
from okrcli.app.selection import choose
from okrcli.app.teams import team_summaries
from okrcli.app.views import kpi_views, objective_views
from okrcli.results.choice import EVERY_KPI
from okrcli.results.status import KpisResult, StatusResult, Summary
from okrcli.scoring.plan import elapsed
from okrcli.scoring.scorecard import Health, Loop, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from okrcli.app.selection import Chosen
    from okrcli.app.session import Session
    from okrcli.diagnostics import Notice, Severity
    from okrcli.results.choice import KpiChoice
    from okrcli.results.status import Attention, KpiView, ObjectiveView, Selection

_WordT = TypeVar("_WordT", bound=Enum)


def status(session: Session, selection: Selection, *, lines: bool = False) -> StatusResult:
    """Return the goals that `selection` leaves; `lines` asks for the lines of key results."""
    workspace = session.workspace
    chosen = choose(workspace, selection, session.as_of)
    checked = check_day(session)
    files = of_the_files(checked)
    cycles = tuple(cycle for cycle in chosen.cycles if any(o.cycle == cycle for o in chosen.objectives))
    objectives = objective_views(session, chosen.objectives, lines=lines)
    kpis = kpi_views(session, chosen.kpis)
    return StatusResult(
        organization=workspace.config.organization,
        as_of=session.as_of,
        selection=selection,
        cycles=cycles,
        objectives=objectives,
        kpis=kpis,
        attention=_attention(session, selection, chosen, checked),
        by_team=team_summaries(workspace, objectives, kpis),
        summary=summarize(objectives, kpis, counted(files)),
        kpi_names={kpi.id: kpi.definition.name for kpi in workspace.kpis.values()},
        team_names=team_names(session),
        elapsed={cycle.name: elapsed(cycle.start, cycle.end, session.as_of) for cycle in cycles},
        revision=session.revision,
    )


def kpis(session: Session, selection: Selection, choice: KpiChoice = EVERY_KPI) -> KpisResult:
    """Return the KPIs that `selection` and `choice` leave, worst first."""
    check_choice(choice)
    chosen = choose(session.workspace, selection, session.as_of)
    views = chosen_views(kpi_views(session, chosen.kpis), choice)
    shown = shown_of(views, choice)
    measured = len(views) if choice.whole else shown
    views = [*map(measured_view, views[:measured]), *views[measured:]]
    wants_groups = choice.group is not None or shown < len(views)
    return KpisResult(
        organization=session.config.organization,
        as_of=session.as_of,
        selection=selection,
        kpis=tuple(views),
        summary=summarize((), views, counted(of_the_files(check_day(session)))),
        team_names=team_names(session),
        choice=choice,
        shown=shown,
        groups=grouped(session, views, choice.group or "team") if wants_groups else (),
        tree=tree_of(session, views) if choice.tree else (),
        revision=session.revision,
    )


def team_names(session: Session) -> Mapping[str, str]:
    """Return the names of the teams that have one."""
    return {team: definition.name for team, definition in session.config.teams.items() if definition.name is not None}


def summarize(
    objectives: Sequence[ObjectiveView], kpis: Sequence[KpiView], findings: Mapping[Severity, int]
) -> Summary:
    """Count every word of a view."""
    return Summary(
        objectives=_count(Status, (view.score.status for view in objectives)),
        kpis=_count(Health, (view.score.health for view in kpis)),
        loop=_count(Loop, (view.score.loop for view in kpis)),
        findings=findings,
    )


def _count(words: type[_WordT], found: Iterable[_WordT]) -> dict[_WordT, int]:
    counted = Counter(found)
    return {word: counted[word] for word in words}


def _attention(
    session: Session, selection: Selection, chosen: Chosen, checked: Sequence[Notice]
) -> tuple[Attention, ...]:
    workspace = session.workspace
    day = (f for f in of_the_day(checked) if in_view(workspace, chosen, selection, f.subject))
    entries = (
        *attention_to_absence(workspace, chosen.cycles, selection, session.as_of),
        *attention_to_files(of_the_files(checked)),
        *attention_to(day),
    )
    said = (seen_from(entry, session) for entry in entries)
    return tuple(sorted(said, key=lambda entry: entry.severity.rank))
