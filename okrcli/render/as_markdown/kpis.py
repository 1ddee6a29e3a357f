"""`okr kpis` as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_markdown.goals import kpi_table
from okrcli.render.as_markdown.markup import document, text
from okrcli.render.changes import revision_name
from okrcli.render.numbers import count, show_day
from okrcli.render.words import tally

if TYPE_CHECKING:
    from datetime import date

    from okrcli.results.diff import GitRevision
    from okrcli.results.status import KpisResult


def render_kpis(result: KpisResult) -> str:
    """Write the dashboard as one table, or one for each group that was asked for."""
    tallied = tally(result.summary.kpis)
    line = f"{count(len(result.kpis), 'KPI')}{': ' + tallied if tallied else ''}."
    heading = f"# {title(result.organization, 'KPIs')}, {seen(result.as_of, result.revision)}"
    if result.choice.group is None:
        return document([heading, line, kpi_table(result.kpis) if result.kpis else ""])
    return document([heading, line, *(f"## {text(group.name)}\n\n{kpi_table(group.kpis)}" for group in result.groups)])


def title(organization: str | None, what: str) -> str:
    """Say what a page is about, and whose it is where that is known."""
    return f"{what[0].upper()}{what[1:]}" if organization is None else f"{text(organization)}: {what}"


def seen(as_of: date, revision: GitRevision | None) -> str:
    """Say from which day a page was looked, and at which commit."""
    return show_day(as_of) if revision is None else f"{show_day(as_of)}, at {text(revision_name(revision))}"
