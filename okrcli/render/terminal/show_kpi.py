"""`okr show KPI`: its charter, its targets, its values over time, and every key result tied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_number, show_quantity, show_share
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap
from okrcli.render.terminal.computed import draw_computed
from okrcli.render.terminal.facts import Fact, draw_facts
from okrcli.render.terminal.gauge_rows import kpi_mention, running_words
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.history import draw_history
from okrcli.render.terminal.labels import (
    call,
    flags,
    health_label,
    limit_label,
    progress_label,
    status_label,
)
from okrcli.render.terminal.measured import values_of
from okrcli.render.terminal.portrait import draw_title
from okrcli.render.terminal.xmr import draw_xmr
from okrcli.scoring.scorecard import Loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.model.kpi import Kpi, RatioPart
    from okrcli.model.placed import KpiTarget
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import LinkedKeyResult, ShowKpi
    from okrcli.results.status import KpiView
    from okrcli.scoring.scorecard import KpiScore

_SPACE = 2
_RELATION = 10
_LOOPS = {
    Loop.RETIRED: "retired",
    Loop.INPUT: "an input to other KPIs",
    Loop.BACK_IN_RANGE: "back in range: close the objective, and go back to monitoring",
    Loop.BEING_MOVED: "being moved",
    Loop.NEEDS_AN_OBJECTIVE: "needs an objective",
    Loop.MONITORING: "monitored",
}


def draw_kpi(page: Page, result: ShowKpi) -> Iterator[Line]:
    """Draw the whole portrait."""
    score = result.view.score
    yield from _head(page, result)
    yield BLANK
    yield from draw_facts(page, _charter(page, result))
    yield from _targets(page, score)
    yield from draw_xmr(page, result.view)
    yield from draw_computed(page, result)
    if result.history:
        yield BLANK
        yield from section(page, "Reported")
        yield from draw_history(page, result.history, score.kpi.unit)
    yield from _links(page, result.links)
    yield BLANK
    yield from footer(page, (f"okr explain {score.kpi.id}", "how its health came about"))


def _head(page: Page, result: ShowKpi) -> Iterator[Line]:
    score, kpi = result.view.score, result.view.score.kpi
    definition = kpi.definition
    team = f"team {result.view.team}" if result.view.team is not None else "no team"
    more = [word for word in (definition.tier, definition.indicator, definition.perspective) if word is not None]
    identity = (kpi.id, definition.owner, team, definition.cadence.value, *more)
    yield from draw_title(page, definition.name, identity, result.source.path, result.source.line)
    yield BLANK
    yield from flow(
        [_standing(page, score), *flags(page, stale=score.stale), *_around(page, result.view)], gap(2), page.width
    )


def _standing(page: Page, score: KpiScore) -> Line:
    unit = score.kpi.unit
    value = show_quantity(None if score.current is None else score.current.value, unit)
    line = health_label(page, score.health) + gap(2) + page.text(value, "strong")
    return line if score.target is None else line + page.text(f" ({limit_label(page, score.target.limit, unit)})")


def _around(page: Page, view: KpiView) -> Iterator[Line]:
    """Yield the day of the last value, the value before it, and the place in the loop."""
    score = view.score
    if score.pending is not None:
        yield page.text(score.pending, "muted")
    if score.current is not None:
        yield page.text(f"on {show_day(score.current.at)}", "muted")
    if score.previous is not None:
        yield page.text(f"before {show_quantity(score.previous.value, score.kpi.unit)}", "muted")
    if score.running is not None:
        yield page.text(running_words(score.running, score.kpi.unit), "muted")
    yield page.text(_LOOPS[score.loop], "alarm" if score.loop is Loop.NEEDS_AN_OBJECTIVE else "muted")
    if score.loop is Loop.NEEDS_AN_OBJECTIVE:
        yield call(page, view.call)


def _charter(page: Page, result: ShowKpi) -> Iterator[Fact]:
    definition = result.view.score.kpi.definition
    yield Fact("what", definition.what)
    yield Fact("why", definition.why)
    yield Fact("how", definition.how)
    yield Fact("computed", _computation(definition))
    yield Fact("who", items=[page.text(definition.owner), *_team(page, result)])
    yield Fact("when", _when(result.view))
    if result.parent is not None:
        yield Fact("feeds", items=kpi_mention(page, result.parent))
    fed_by = {view.score.kpi.id: view for view in (*result.inputs, *result.children)}
    for feeding in fed_by.values():
        yield Fact("fed by", items=kpi_mention(page, feeding))
    yield Fact("link", definition.link)
    if definition.retired is not None:
        replaced = f" Replaced by {definition.retired.replaced_by}." if definition.retired.replaced_by else ""
        yield Fact("retired", f"{show_day(definition.retired.date)}: {definition.retired.because}{replaced}")
    for revision in definition.revised:
        yield Fact("revised", f"{show_day(revision.date)}: {revision.what}. {revision.because}")


def _team(page: Page, result: ShowKpi) -> Iterator[Line]:
    if result.view.team is not None:
        yield page.text(f"team {result.view.team}", "muted")


def _when(view: KpiView) -> str:
    """Say how often a value is due, over which time amounts are added up, and how old the last one is."""
    definition = view.score.kpi.definition
    said = [definition.cadence.value]
    if definition.window is not None:
        length = definition.window.length
        said.append(f"summed over the last {count(definition.window.count, length)}")
    elif definition.accumulate is not None:
        said.append(f"summed by {definition.accumulate}")
    if view.age is not None:
        said.append(f"last value {count(view.age, 'day')} old" if view.age else "last value of today")
    return ", ".join(said)


def _computation(definition: Kpi) -> str | None:
    """Say in one line what a KPI is computed from."""
    if definition.formula is not None:
        return definition.formula.text
    if definition.numerator is None or definition.denominator is None:
        return None
    parts = [part.kpi if part.take is None else f"{part.take} {part.kpi}" for part in _halves(definition)]
    scale = "" if definition.scale is None else f" \N{MULTIPLICATION SIGN} {show_number(definition.scale)}"
    return " / ".join(parts) + scale


def _halves(definition: Kpi) -> Iterator[RatioPart]:
    for part in (definition.numerator, definition.denominator):
        if part is not None:
            yield part


def _targets(page: Page, score: KpiScore) -> Iterator[Line]:
    if not score.kpi.targets:
        return
    yield BLANK
    yield from section(page, "Targets")
    for target in sorted(score.kpi.targets, key=lambda target: (target.cycle.start, target.cycle.days)):
        yield from flow(_target(page, target, score), gap(_SPACE), page.width)


def _target(page: Page, target: KpiTarget, score: KpiScore) -> Iterator[Line]:
    unit, style = score.kpi.unit, "strong" if target == score.target else "plain"
    yield page.text(target.cycle.name, style)
    yield page.text(f"{show_day(target.cycle.start)} to {show_day(target.cycle.end)}", "muted")
    yield page.text(limit_label(page, target.limit, unit), style)
    if target.inner != target.limit:
        yield page.text(f"watched beyond {limit_label(page, target.inner, unit)}", "muted")
    if target == score.target:
        yield page.text("in force", "good")


def _links(page: Page, links: Sequence[LinkedKeyResult]) -> Iterator[Line]:
    """Draw the key results that move, guard or influence the KPI, past ones with their grade."""
    if not links:
        return
    yield BLANK
    yield from section(page, "Key results tied to it")
    for link in links:
        yield from _link(page, link)


def _link(page: Page, link: LinkedKeyResult) -> Iterator[Line]:
    score, key_result = link.score, link.key_result
    relation = page.text(link.relation, "plain" if link.open else "muted")
    items = [
        page.text(key_result.definition.title),
        page.text(key_result.id, "muted"),
        status_label(page, score.status),
    ]
    items += [page.text(progress_label(score.raw, score.progress), "strong"), values_of(page, score)]
    closed = key_result.objective.definition.closed
    grade = None if closed is None else closed.scores.get(key_result.definition.id)
    items += [] if grade is None else [page.text(f"grade {show_share(grade)}")]
    if page.is_narrow:
        yield from flow([relation, *items], page.between, page.width)
    else:
        room = page.width - _RELATION - _SPACE
        yield from beside([([relation], _RELATION), (flow(items, page.between, room), room)])
