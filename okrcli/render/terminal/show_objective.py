"""`okr show OBJECTIVE`: why, where it stands, its key results, and all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import show_day, show_percent, show_share
from okrcli.render.terminal.attention import draw_attention
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap, indent, wrap
from okrcli.render.terminal.facts import Fact, draw_facts
from okrcli.render.terminal.gauge_rows import kpi_mention
from okrcli.render.terminal.gauges import bar
from okrcli.render.terminal.headings import footer, section
from okrcli.render.terminal.labels import STATUS_STYLES, flags, progress_label, status_label
from okrcli.render.terminal.objectives import key_result_row, level_rows
from okrcli.render.terminal.portrait import draw_title
from okrcli.render.terminal.remarks import worst_part
from okrcli.render.terminal.rows import columns_of, draw_rows
from okrcli.scoring.initiative import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.model.objective import Closed, Objective
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import InitiativeView, ShowObjective
    from okrcli.results.status import ObjectiveView
    from okrcli.scoring.scorecard import InitiativeScore

_BAR = 20
_INITIATIVE_STYLES = {"planned": "muted", "doing": "plain", "done": "good", "dropped": "muted"}


def draw_objective(page: Page, result: ShowObjective) -> Iterator[Line]:
    """Draw the whole portrait."""
    view = result.view
    definition = view.score.objective.definition
    yield from _head(page, view)
    yield BLANK
    yield from draw_facts(page, _facts(page, result))
    yield from _rows(page, "Key results", result.view, ())
    yield from _rows(page, "Contributing objectives", None, result.contributors)
    yield from _supporters(page, result)
    yield from _initiatives(page, result.initiatives)
    yield from _revised(page, definition)
    if definition.closed is not None:
        yield from _closed(page, definition.closed)
    if result.attention:
        yield BLANK
        yield from section(page, "Needs attention")
        yield from draw_attention(page, result.attention)
    yield BLANK
    whole = view.score.objective.id
    yield from footer(page, (f"okr explain {whole}", "how its numbers came about"))


def _head(page: Page, view: ObjectiveView) -> Iterator[Line]:
    score, objective = view.score, view.score.objective
    teams = f"team {', '.join(view.teams)}" if view.teams else "no team"
    identity = (objective.id, objective.definition.owner, teams, view.ambition)
    yield from draw_title(page, objective.definition.title, identity, objective.path, view.line)
    yield BLANK
    drawn = bar(page, score.progress, score.plan, min(_BAR, page.width // 3), STATUS_STYLES[score.status])
    percent = page.text(progress_label(None, score.progress), "strong")
    said = [page.text(f"plan {show_percent(score.plan)}", "muted")]
    if score.confidence is not None:
        said.append(page.text(f"confidence {show_share(score.confidence)}", "muted"))
    said.append(page.text(f"{score.known} of {score.parts} known", "muted"))
    head = status_label(page, score.status) + gap(2) + drawn + gap(1) + percent
    remarks = [*flags(page, stale=score.stale), *said, *worst_part(page, score)]
    yield from flow([head, *remarks], gap(2), page.width)


def _facts(page: Page, result: ShowObjective) -> Iterator[Fact]:
    view, definition = result.view, result.view.score.objective.definition
    yield Fact("why", definition.why)
    if result.parent is not None:
        word = "contributes to" if view.contributes_to is not None else "supports"
        parent = result.parent
        yield Fact(
            word, items=[page.text(parent.definition.title), page.text(view.contributes_to or parent.id, "muted")]
        )
    if result.because is not None:
        yield Fact("because", items=kpi_mention(page, result.because))
    yield Fact("tags", ", ".join(definition.tags))
    yield Fact("link", definition.link)


def _rows(page: Page, title: str, view: ObjectiveView | None, views: Sequence[ObjectiveView]) -> Iterator[Line]:
    own = [] if view is None else [key_result_row(page, score) for score in view.score.key_results]
    rows = [*own, *level_rows(page, views)]
    if rows:
        yield BLANK
        yield from section(page, title)
        yield from draw_rows(page, rows, columns_of(page, rows))


def _supporters(page: Page, result: ShowObjective) -> Iterator[Line]:
    if result.supporters:
        yield BLANK
        yield from section(page, "Supported by")
    for objective in result.supporters:
        items = [page.text(objective.definition.title), page.text(objective.id, "muted")]
        yield from flow([*items, page.text(objective.definition.owner, "muted")], page.between, page.width)


def _initiatives(page: Page, views: Sequence[InitiativeView]) -> Iterator[Line]:
    if views:
        yield BLANK
        yield from section(page, "Initiatives")
    for view in views:
        yield from _initiative(page, view.score)


def _initiative(page: Page, score: InitiativeScore) -> Iterator[Line]:
    """Draw an initiative; one that nobody works on any more is quiet."""
    word = page.text(score.status, _INITIATIVE_STYLES[score.status])
    title = page.text(score.initiative.title, "muted" if score.status in OVER else "plain")
    items = [title, *_initiative_remarks(page, score)]
    if page.is_narrow:
        yield from indent(flow([word, *items], page.between, page.width), 0)
    else:
        yield from beside([([word], 7), (flow(items, page.between, page.width - 9), page.width - 9)])


def _initiative_remarks(page: Page, score: InitiativeScore) -> Iterator[Line]:
    initiative, report = score.initiative, score.report
    if initiative.moves:
        yield page.text(f"for {', '.join(initiative.moves)}", "muted")
    if initiative.owner is not None:
        yield page.text(initiative.owner, "muted")
    if initiative.due is not None:
        due = page.text(f"due {show_day(initiative.due)}", "muted")
        yield due + page.text(" overdue", "caution") if score.overdue else due
    if report is not None:
        yield page.text(f"said by {report.checkin.by} on {show_day(report.checkin.day)}", "muted")
    if initiative.link is not None:
        yield page.text(initiative.link, "muted")


def _revised(page: Page, definition: Objective) -> Iterator[Line]:
    if definition.revised:
        yield BLANK
        yield from section(page, "Revised")
    for revision in definition.revised:
        yield from wrap(page.text(f"{show_day(revision.date)}  ", "muted") + page.text(revision.what), page.width)
        yield from indent(page.prose(revision.because, "muted", 2), 2)


def _closed(page: Page, closed: Closed) -> Iterator[Line]:
    yield BLANK
    yield from section(page, f"Closed {show_day(closed.date)}")
    scores = [page.text(f"{name} {show_share(score)}") for name, score in closed.scores.items()]
    facts = (
        Fact("outcome", closed.outcome),
        Fact("grade", show_share(closed.grade), style="strong"),
        Fact("reason", closed.reason),
        Fact("scores", items=scores),
        Fact("learned", closed.retro),
        Fact("carried to", closed.carried_to),
    )
    yield from draw_facts(page, facts)
