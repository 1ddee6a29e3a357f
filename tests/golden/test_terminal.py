"""Every view at 80 and 120 columns, in colour, narrow, and in ASCII, against files that people have looked at.

`OKR_GOLDEN=write` renews them; look at what changed before you commit it. In coloured files `␛` stands for the escape
character.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.golden.views import VIEWS, drawn

RENEW = os.environ.get("OKR_GOLDEN") == "write"
FOLDER = Path(__file__).parent / "terminal"
WIDTHS = (80, 120)
COLORED = (
    "status-team",
    "status-crowd",
    "kpis",
    "kpis-tree",
    "links-matrix",
    "forecast",
    "show-objective",
    "show-move",
    "show-kpi",
    "explain",
    "rules",
    "rule",
    "todo",
    "diff",
    "log-goal",
    "trend",
    "trend-objective",
)
ELSEWHERE = (
    "status",
    "status-solo",
    "kpis",
    "kpis-tree",
    "links",
    "links-matrix",
    "forecast",
    "show-kpi",
    "explain",
    "todo",
    "diff",
    "log",
    "trend",
    "trend-objective",
)


def check(name: str, text: str) -> None:
    """Hold a text against its file, or write it there."""
    path = FOLDER / f"{name}.txt"
    if RENEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_looks_as_it_did(view: str, width: int) -> None:
    check(f"{view}.{width}", drawn(view, width))


@pytest.mark.parametrize("view", COLORED)
def test_colours_are_as_they_were(view: str) -> None:
    check(f"{view}.80.color", drawn(view, 80, color=True).replace("\x1b", "␛"))


@pytest.mark.parametrize("view", ELSEWHERE)
def test_a_narrow_terminal_gets_a_list(view: str) -> None:
    check(f"{view}.40", drawn(view, 40))


@pytest.mark.parametrize("view", ELSEWHERE)
def test_an_output_in_ascii_gets_ascii(view: str) -> None:
    text = drawn(view, 80, encoding="ascii")

    assert text.isascii()
    check(f"{view}.80.ascii", text)


def test_no_file_is_left_from_a_view_that_is_gone() -> None:
    wanted = {f"{view}.{width}" for view in VIEWS for width in WIDTHS}
    wanted |= {f"{view}.80.color" for view in COLORED}
    wanted |= {f"{view}.{ending}" for view in ELSEWHERE for ending in ("40", "80.ascii")}

    assert {path.stem for path in FOLDER.iterdir()} == wanted
