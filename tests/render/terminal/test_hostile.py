"""Text from files is printed as it is: no markup in it works, and nothing in it acts on the terminal."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from okrcli.app.forecast import forecast
from okrcli.app.links import links
from okrcli.app.show import show
from okrcli.app.status import kpis, status
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import (
    render_foretold,
    render_kpis,
    render_links_matrix,
    render_links_tree,
    render_show,
    render_status,
)
from okrcli.render.terminal.glyphs import ASCII, UNICODE, Glyphs
from okrcli.render.terminal.page import Page, View
from okrcli.results.status import Selection
from tests.golden.views import VIEWS, drawn, session_of

if TYPE_CHECKING:
    from okrcli.app.session import Session

TITLES = {
    "markup": "Win [red]every[/red] [/x] customer [bold",
    "emoji-code": "Ship :smile: and :warning: signs",
    "link": "[link=https://evil.example]click[/link] {braces} %s",
    "emoji": "Celebrate 🎉 with the 👩‍👩‍👧 family",
    "cjk": "顧客満足度を四十パーセントから八十パーセントに引き上げる",
    "long": "x" * 10_000,
    "many-words": "word " * 2_000,
    "accents": "Zażółć gęślą jaźń",
}
WIDTHS = (20, 24, 40, 59, 60, 66, 72, 80, 99, 100, 120, 160, 200)


@lru_cache
def session(name: str) -> Session:
    title = json.dumps(TITLES[name], ensure_ascii=False)
    return session_of(
        {
            "okr.yaml": f"{{version: 1, organization: {title}, teams: {{x: {{name: {title}}}}}}}",
            "objectives/2026-Q4/o.yaml": f"""
                title: {title}
                why: {title}
                owner: me
                teams: [x]
                key_results:
                  - {{id: move, title: {title}, kpi: k, baseline: 0, target: 10}}
                  - {{id: done, title: {title}, milestones: [{{id: one, title: {title}}}]}}
                initiatives: [{{title: {title}}}]
                """,
            "kpis/k.yaml": f"""
                name: {title}
                what: {title}
                owner: me
                cadence: weekly
                targets: {{2026: {{at_least: 5}}}}
                """,
            "kpis/k.csv": "date,value,note\n2026-11-13,4,[red]\n2026-11-20,3,[/x]\n",
        }
    )


def views(name: str) -> list[View]:
    opened = session(name)
    listed = [render_show(show(opened, ref)) for ref in ("o", "o/move", "o/done", "k")]
    listed += [render_status(status(opened, Selection())), render_kpis(kpis(opened, Selection()))]
    tied = links(opened, Selection())
    listed.append(render_foretold(forecast(opened, Selection())))
    listed += [render_links_tree(tied), render_links_matrix(tied)]
    return listed


def pictures(name: str, width: int | None, *, color: bool = False) -> list[str]:
    screen = Screen(color=color, width=width, encoding="utf-8")
    return [draw(view, screen) for view in views(name)]


@pytest.mark.parametrize("name", TITLES)
def test_no_line_is_longer_than_the_page_and_no_letter_is_lost(name: str) -> None:
    for width in WIDTHS:
        for view in views(name):
            assert too_long(view, Page(width, "utf-8", UNICODE)) == []
        for picture in pictures(name, width):
            assert letters(TITLES[name]) <= letters(picture)


def letters(text: str) -> set[str]:
    return set(text) - {" ", "\n"}


@pytest.mark.parametrize("name", ["markup", "emoji-code", "link", "cjk", "accents", "long"])
def test_where_there_is_no_edge_a_title_stands_in_one_line(name: str) -> None:
    assert all(TITLES[name] in picture for picture in pictures(name, None)[:4])


@pytest.mark.parametrize("name", TITLES)
def test_colour_changes_no_text(name: str) -> None:
    bare = [re.sub(r"\x1b\[[0-9;]*m", "", picture) for picture in pictures(name, 80, color=True)]

    assert bare == pictures(name, 80)


def test_what_the_loader_refuses_is_an_escape_when_a_renderer_meets_it() -> None:
    opened = session_of(
        {
            "objectives/2026-Q4/o.yaml": """
            title: Fine
            owner: me
            key_results: [{id: move, title: Grow, baseline: 0, target: 10}]
            """
        }
    )
    result = show(opened, "o")
    definition = result.view.score.objective.definition  # type: ignore[union-attr]
    object.__setattr__(definition, "title", "a\x1b]0;owned\x07\u202eb\x9bc\r\nd\u200be")
    text = draw(render_show(result), Screen(color=False, width=80, encoding="utf-8"))

    assert text.startswith("a\\u{1b}]0;owned\\u{7}\\u{202e}b\\u{9b}c d\\u{200b}e\n")


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_every_width(view: str, glyphs: Glyphs) -> None:
    picture = VIEWS[view]()

    assert [found for width in WIDTHS for found in too_long(picture, Page(width, "utf-8", glyphs))] == []


def too_long(view: View, page: Page) -> list[tuple[int, str]]:
    """List the lines that reach over the edge of the page."""
    drawn = ("".join(text for text, _ in line) for line in view.draw(page))
    return [(page.width, line) for line in drawn if cell_len(line.rstrip(" ")) > page.width]


def test_columns_begin_at_sixty() -> None:
    assert "\n  ◐ behind  " in drawn("status", 59)
    assert "\n  ◐ behind  " not in drawn("status", 60)


def test_no_view_ends_with_an_empty_line() -> None:
    for view in VIEWS:
        assert re.search(r"[^\n]\n\Z", drawn(view, 80)), view
