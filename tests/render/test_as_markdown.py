"""Markdown that renders as the text it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrcli.app.explain.goal import explain_goal
from okrcli.app.rules import explain_rule, list_rules
from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.app.todo.todo import todo
from okrcli.diagnostics import Severity
from okrcli.render.as_markdown import render_explained, render_goals
from okrcli.render.as_markdown.goals import attention_list
from okrcli.render.as_markdown.markup import code, sentence, table, text
from okrcli.render.as_markdown.todo import render_todo
from okrcli.results.choice import KpiChoice
from okrcli.results.status import Attention, Selection
from tests.app.opened import kpi, northwind, objective, opened

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
NASTY = st.text(alphabet=st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&:$^=\"'@\n\t/;,?%wx"), max_size=30)


def rendered(markdown: str) -> list[str]:
    """Return the kinds and texts of what a reader of Markdown makes of it, without our empty comments."""
    return [
        f"{child.type}:{child.content}"
        for token in READER.parse(markdown)
        for child in token.children or ()
        if child.content != "<!-- -->"
    ]


def plain(markdown: str) -> str:
    """Return the text of a cell; anything but text in it shows as its kind."""
    found = rendered(table(["head"], [[f"x{markdown}"]]))
    return "".join(part.removeprefix("text:") for part in found[1:])[1:]


@given(NASTY)
def test_text_in_a_cell_is_text(written: str) -> None:
    shown = " ".join(written.replace("\t", " ").split("\n")).strip()

    assert plain(text(written)).split() == shown.split()


@given(NASTY)
def test_text_in_a_paragraph_is_text(written: str) -> None:
    if not written.strip():
        return
    kinds = [token.type for token in READER.parse(text(written))]

    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    assert {part.partition(":")[0] for part in rendered(text(written))} <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("Delight external customers", "Delight external customers"),
        ("Cut from $410 to 5.5", "Cut from \\$410 to 5.5"),
        ("1. first", "1\\. first"),
        ("- dash", "\\- dash"),
        ("ask @support about #12", "ask @<!-- -->support about \\#<!-- -->12"),
        ("a | b <script>", "a \\| b \\<script\\>"),
        ("two\nlines", "two lines"),
        ("\x1b[31m", "\\\\u\\{1b\\}\\[31m"),
        (None, ""),
    ],
)
def test_only_what_means_something_is_escaped(written: str | None, markdown: str) -> None:
    assert text(written) == markdown


@pytest.mark.parametrize("written", ["2026-Q4/a", "a|b", "`", "a``b", "kpis/[x].yaml"])
def test_code_spans_hold_anything(written: str) -> None:
    found = rendered(table(["head"], [[code(written)]]))

    assert found[1:] == [f"code_inline:{written}"]


FILES = {
    "objectives/2026-Q4/a.yaml": objective(
        "me",
        "why: '# not a heading'",
        "{id: x, title: '**[b](http://x)** | c', baseline: 0, target: 10, influences: [wait]}",
    ),
    "kpis/wait.yaml": kpi(more="unit: min\ntargets: {2026: {at_most: 30}}"),
    "kpis/wait.csv": "date,value,note\n2026-11-20,43,<b>two</b>\n",
    "checkins/2026-Q4/2026-11-20-me.yaml": "updates: {a/x: {value: 4, note: '| - |'}}\n",
}


def test_status_is_a_page_with_tables() -> None:
    assert render_goals(status(opened(FILES), Selection(owner="me"))) == (
        "# Status, 2026-11-20\n\n"
        "1 objective in 2026-Q4: 1 at risk.\n\n"
        "## Objectives\n\n"
        "### Title of it\n\n"
        "**at risk**, 40% of 55% planned, worst: `a/x` at risk, me, `2026-Q4/a`\n\n"
        "| Key result | Progress | Plan | Status | Current | Target | Owner | KPI |\n"
        "| --- | ---: | ---: | --- | ---: | ---: | --- | --- |\n"
        "| \\*\\*\\[b\\]\\(http\\://x\\)\\*\\* \\| c | 40% | 55% | at risk | 4 | 10 | me | – |\n\n"
        "## KPIs\n\n"
        "| KPI | Value | Target | Health | Date | Loop | Moved by | Owner |\n"
        "| --- | ---: | ---: | --- | --- | --- | --- | --- |\n"
        "| Name of it | 43 min | at most 30 min | watch | 2026-11-20 | monitoring | – | me |\n"
    )


def test_what_needs_attention_quotes_as_code() -> None:
    message, call = "`A <b>` is *breached* at 43", "okr propose wait"

    assert attention_list([Attention(Severity.WARNING, "wait", message, call)]) == [
        "`A <b>` is \\*breached\\* at 43: `okr propose wait`"
    ]
    assert sentence("an odd ` is text") == "an odd \\` is text"


def test_a_kpi_has_its_history() -> None:
    assert render_goals(show(opened(FILES), "wait")).endswith(
        "## History\n\n"
        "| Date | Value | Note | Confidence | By | Source |\n"
        "| --- | ---: | --- | ---: | --- | --- |\n"
        "| 2026-11-20 | 43 min | \\<b\\>two\\</b\\> | – |  | `kpis/wait.csv:2` |\n"
    )


def test_every_page_of_the_example_is_made_of_what_we_mean() -> None:
    """No link, image, emphasis of ours alone: nothing from a file is more than text."""
    session = northwind()
    goals = (*session.workspace.objectives, *session.workspace.key_results, *session.workspace.kpis)
    pages = [render_goals(status(session, Selection())), render_goals(kpis(session, Selection()))]
    pages += [render_goals(show(session, ref)) for ref in goals]
    pages += [render_explained(explain_goal(session, ref)) for ref in goals]
    pages += [render_explained(list_rules())]
    pages += [render_explained(rule) for entry in list_rules().rules if (rule := explain_rule(entry.code))]

    kinds = {part.partition(":")[0] for page in pages for part in rendered(page)}

    assert kinds <= {"text", "text_special", "code_inline", "strong_open", "strong_close"}
    assert all(page.startswith("# ") and page.endswith("\n") and "\n\n\n" not in page for page in pages)


def test_what_is_owed_has_a_box_to_tick() -> None:
    files = {
        "okr.yaml": "version: 1\npeople: {lead: {name: 'Head *of* desk'}}\n",
        "kpis/speed.yaml": "{name: 'Speed @all', owner: lead, cadence: weekly}",
    }

    assert render_todo(todo(opened(files), Selection())) == (
        "# To do, 2026-11-20\n\n1 to do: 1 due.\n\n## lead (Head \\*of\\* desk)\n\n"
        "- [ ] due: `Speed @all` has never had a value: `okr checkin speed VALUE`\n"
    )
    assert render_todo(todo(opened({}), Selection())) == "# To do, 2026-11-20\n\nNothing is owed.\n"


def test_a_dashboard_in_groups_has_a_table_each_with_signals_and_trends() -> None:
    rows = "".join(f"2026-{month:02}-01,{10 * month}\n" for month in range(1, 11))
    files = {
        "kpis/a.yaml": kpi(more="tier: strategic\ntargets: {2026: {at_least: 5}}"),
        "kpis/a.csv": f"date,value\n{rows}",
        "kpis/b.yaml": kpi(),
    }

    written = render_goals(kpis(opened(files), Selection(), KpiChoice(group="tier")))

    assert [line for line in written.splitlines() if line.startswith(("## ", "| Name"))] == [
        "## strategic",
        "| Name of it | 100 | at least 5 | healthy, stale, signal, better | 2026-10-01 | monitoring | – | me |",
        "## operational",
        "| Name of it | – | – | no target | – | monitoring | – | me |",
    ]
