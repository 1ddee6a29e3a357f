"""`okr status` as Markdown, to paste into a page or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_markdown.goals import attention_list, kpi_table, objective_block
from okrcli.render.as_markdown.kpis import seen, title
from okrcli.render.as_markdown.markup import bullets, document, text
from okrcli.render.numbers import count
from okrcli.render.words import tally

if TYPE_CHECKING:
    from okrcli.results.status import StatusResult


def render_status(result: StatusResult) -> str:
    """Write objectives with their key results, the KPIs, and what needs attention."""
    cycles = ", ".join(cycle.name for cycle in result.cycles) or "no cycle"
    tallied = tally(result.summary.objectives)
    line = f"{count(len(result.objectives), 'objective')} in {text(cycles)}{': ' + tallied if tallied else ''}."
    objectives = [objective_block(view, result.kpi_names) for view in result.objectives]
    attention = attention_list(result.attention)
    return document(
        [
            f"# {title(result.organization, 'status')}, {seen(result.as_of, result.revision)}",
            line,
            "## Objectives" if objectives else "",
            *objectives,
            f"## KPIs\n\n{kpi_table(result.kpis)}" if result.kpis else "",
            f"## Needs attention\n\n{bullets(attention)}" if attention else "",
        ]
    )
