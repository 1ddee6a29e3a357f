"""Words are never yellow, which nobody can read on white."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.app.forecast import forecast
from okrcli.app.links import links
from okrcli.app.status import kpis, status
from okrcli.cli.output import Screen, draw
from okrcli.render import terminal
from okrcli.render.terminal.glyphs import glyphs_for
from okrcli.render.terminal.page import Page
from okrcli.results.status import Selection
from tests.app.opened import northwind

if TYPE_CHECKING:
    from okrcli.app.session import Session

PAGE = Page(80, "utf-8", glyphs_for("utf-8"))
YELLOW = "\x1b[33m"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("◐ behind", (("◐", "caution"), (" behind", "plain"))),
        ("? 1 no data", (("?", "caution"), (" 1 no data", "plain"))),
        ("stale", (("stale", "strong"),)),
        ("2 of these", (("2 of these", "strong"),)),
        ("M◐", (("M◐", "caution"),)),
        ("━━━━", (("━━━━", "caution"),)),
        ("", ()),
    ],
)
def test_of_a_caution_only_the_sign_is_coloured(text: str, pieces: tuple[tuple[str, str], ...]) -> None:
    assert PAGE.text(text, "caution") == pieces
    assert PAGE.text(text, "alarm") == (((text, "alarm"),) if text else ())


def pictures(session: Session) -> list[str]:
    chosen = Selection()
    drawn = [
        terminal.render_status(status(session, chosen)),
        terminal.render_kpis(kpis(session, chosen)),
        terminal.render_foretold(forecast(session, chosen)),
        terminal.render_links_tree(links(session, chosen)),
    ]
    return [draw(picture, Screen(color=True, width=100, encoding="utf-8")) for picture in drawn]


def test_no_view_has_a_yellow_word() -> None:
    for picture in pictures(northwind()):
        yellow = [piece.split("\x1b")[0] for piece in picture.split(YELLOW)[1:]]
        assert yellow
        assert not [piece for piece in yellow if any(map(str.isalpha, piece))]
