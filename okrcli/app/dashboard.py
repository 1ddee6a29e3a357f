"""The dashboard's order: KPIs that were asked for, in groups, or as a tree of what feeds what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.app.views import kpi_view, kpi_views
from okrcli.errors import OkrError
from okrcli.results.status import KpiBranch, KpiGroup
from okrcli.scoring.lifecycle import is_retired
from okrcli.scoring.scorecard import Health, Loop
from okrcli.scoring.signal import control_chart
from okrcli.scoring.trend import trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from okrcli.app.session import Session
    from okrcli.model.ids import KpiId
    from okrcli.model.placed import PlacedKpi
    from okrcli.results.choice import Grouping, KpiChoice
    from okrcli.results.status import KpiView

SHOWN = 40
"""How many of the worst KPIs are shown where there are more than fit a look."""

MANY = 50
"""With more KPIs than this, a dashboard that nothing narrows is an overview."""

_ORDERS: Mapping[Grouping, Sequence[str]] = {
    "team": (),
    "tier": ("strategic", "operational", "input"),
    "perspective": ("financial", "customer", "process", "learning"),
    "indicator": ("leading", "lagging"),
}


class TwoOrdersError(OkrError):
    """KPIs can stand in groups or in a tree."""

    def __init__(self) -> None:
        super().__init__("`--tree` and `--group` are two orders", "take one of them out")


def check_choice(choice: KpiChoice) -> None:
    """Raise `TwoOrdersError` where a choice contradicts itself."""
    if choice.tree and choice.group is not None:
        raise TwoOrdersError


def measured_view(view: KpiView) -> KpiView:
    """Add what tells a KPI's signal from noise: its natural limits and its trend."""
    return replace(view, chart=control_chart(view.score), trend=trend(view.score))


def chosen_views(views: Iterable[KpiView], choice: KpiChoice) -> list[KpiView]:
    """Leave out what was not asked for."""
    return [
        view
        for view in views
        if (not choice.needs_objective or view.score.loop is Loop.NEEDS_AN_OBJECTIVE)
        and (not choice.stale or view.score.stale)
    ]


def shown_of(views: Sequence[KpiView], choice: KpiChoice) -> int:
    """Return how many KPIs a picture shows one by one."""
    if len(views) <= MANY or choice.narrows or choice.group is not None or choice.tree:
        return len(views)
    return SHOWN


def grouped(session: Session, views: Iterable[KpiView], by: Grouping) -> tuple[KpiGroup, ...]:
    """Put KPIs together; teams stand in the order of okr.yaml, and what belongs nowhere comes last."""
    found: defaultdict[str | None, list[KpiView]] = defaultdict(list)
    for view in views:
        found[_side(view, by)].append(view)
    order = list(_ORDERS[by] or session.config.teams)
    ranks = {name: rank for rank, name in enumerate(order)}
    names = sorted(found, key=lambda name: (name is None, ranks.get(name or "", len(ranks)), name or ""))
    return tuple(_group(_title(session, name, by), found[name]) for name in names)


def _side(view: KpiView, by: Grouping) -> str | None:
    if by == "team":
        return view.team
    definition = view.score.kpi.definition
    sides = {"tier": definition.tier, "perspective": definition.perspective, "indicator": definition.indicator}
    return sides[by]


def _title(session: Session, name: str | None, by: Grouping) -> str:
    if name is None:
        return f"no {by}"
    team = session.config.teams.get(name) if by == "team" else None
    return name if team is None or team.name is None else team.name


def _group(name: str, views: list[KpiView]) -> KpiGroup:
    counted = Counter(view.score.health for view in views)
    wanting = sum(view.score.loop is Loop.NEEDS_AN_OBJECTIVE for view in views)
    return KpiGroup(name, tuple(views), {health: counted[health] for health in Health}, wanting)


def tree_of(session: Session, views: Iterable[KpiView]) -> tuple[KpiBranch, ...]:
    """Set each KPI below its parent, and what a formula or a ratio is computed from below that.

    Inputs that feed a shown KPI come in too. What feeds several stands below each, with what feeds it below the first.
    What stands in a circle stands at the top.
    """
    shown = {view.score.kpi.id: view for view in views}
    below = _feeding(session, shown)
    above = {kpi for feeding in below.values() for kpi in feeding}
    everything = {**shown, **{kpi: kpi_view(session, session.workspace.kpis[kpi]) for kpi in above if kpi not in shown}}
    tops = [kpi for kpi in everything if kpi not in above]
    branches: list[KpiBranch] = []
    placed: set[KpiId] = set()
    for top in (*tops, *everything):
        if top not in placed:
            branches.extend(_branches(top, everything, below, placed))
    return tuple(branches)


def _branches(
    top: KpiId, views: Mapping[KpiId, KpiView], below: Mapping[KpiId, Sequence[KpiId]], placed: set[KpiId]
) -> Iterator[KpiBranch]:
    waiting = [(top, 0)]
    while waiting:
        kpi, depth = waiting.pop()
        again = kpi in placed
        placed.add(kpi)
        yield KpiBranch(measured_view(views[kpi]), depth, again and bool(below.get(kpi)))
        if not again:
            waiting.extend((feeder, depth + 1) for feeder in reversed(below.get(kpi, ())))


def _feeding(session: Session, shown: Mapping[KpiId, KpiView]) -> dict[KpiId, list[KpiId]]:
    """Return what stands directly below each shown KPI, and below the inputs that this brings in, worst first."""
    kpis, references = session.workspace.kpis, session.workspace.references
    watched = {kpi.id: kpi for kpi in kpis.values() if not is_retired(kpi, session.as_of)}
    children: defaultdict[KpiId, dict[KpiId, None]] = defaultdict(dict)
    for placed in watched.values():
        parent = references.kpi(placed.definition.parent or "")
        if parent is not None:
            children[parent][placed.id] = None
        for feeder in (references.kpi(ref) for ref in placed.definition.inputs):
            if feeder is not None and feeder in watched:
                children[placed.id][feeder] = None
    found: dict[KpiId, list[KpiId]] = {}
    waiting = list(shown)
    while waiting:
        kpi = waiting.pop()
        if kpi not in found:
            belonging = [feeder for feeder in children.get(kpi, ()) if feeder in shown or _is_input(kpis[feeder])]
            found[kpi] = [view.score.kpi.id for view in kpi_views(session, (kpis[feeder] for feeder in belonging))]
            waiting.extend(found[kpi])
    return found


def _is_input(kpi: PlacedKpi) -> bool:
    return kpi.definition.tier == "input"
