"""`okr links` as boxes and arrows, before a language for diagrams is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.render.numbers import show_quantity
from okrcli.render.safe import one_line
from okrcli.render.words import words
from okrcli.scoring.scorecard import Health

if TYPE_CHECKING:
    from okrcli.results.links import LinksResult, Relation
    from okrcli.results.status import KpiView
    from okrcli.scoring.scorecard import ObjectiveScore


@dataclass(frozen=True, slots=True)
class Box:
    """Something with a name that is safe in any language, and the text of one line that stands in it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """An objective around those of its key results that are tied to a KPI; without any it is a box of its own."""

    box: Box
    key_results: tuple[Box, ...]
    moves_none: bool


@dataclass(frozen=True, slots=True)
class GaugeBox:
    """A KPI, and what makes it stand out."""

    box: Box
    breached: bool
    unmoved: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a key result to a KPI, by the names of their boxes."""

    start: str
    end: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Diagram:
    """All of a picture, in the order of the result."""

    groups: tuple[Group, ...]
    gauges: tuple[GaugeBox, ...]
    arrows: tuple[Arrow, ...]


def diagram_of(result: LinksResult) -> Diagram:
    """Name every objective `o1`, key result `r1` and KPI `k1`, and say what stands in its box."""
    scores = {tie.score.key_result.id: tie.score for tie in result.ties}
    results = {
        whole: Box(f"r{number}", one_line(f"{score.key_result.definition.title}, {words(score.status)}"))
        for number, (whole, score) in enumerate(scores.items(), 1)
    }
    ties = result.by_objective()
    gauges = {view.score.kpi.id: _gauge(result, view, f"k{number}") for number, view in enumerate(result.kpis, 1)}
    return Diagram(
        groups=tuple(
            Group(
                box=_objective(score, f"o{number}"),
                key_results=tuple(dict.fromkeys(results[tie.score.key_result.id] for tie in ties[score.objective.id])),
                moves_none=score.objective.id in result.moving_none,
            )
            for number, score in enumerate((view.score for view in result.objectives), 1)
        ),
        gauges=tuple(gauges.values()),
        arrows=tuple(
            Arrow(results[tie.score.key_result.id].name, gauges[tie.kpi].box.name, tie.relation) for tie in result.ties
        ),
    )


def _objective(score: ObjectiveScore, name: str) -> Box:
    return Box(name, one_line(f"{score.objective.definition.title}, {words(score.status)}"))


def _gauge(result: LinksResult, view: KpiView, name: str) -> GaugeBox:
    score = view.score
    value = "" if score.current is None else f" {show_quantity(score.current.value, score.kpi.unit)}"
    text = one_line(f"{score.kpi.definition.name}{value}, {words(score.health)}")
    return GaugeBox(Box(name, text), score.health is Health.BREACHED, score.kpi.id in result.unmoved)
