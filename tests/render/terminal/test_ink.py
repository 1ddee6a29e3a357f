"""What is put on paper is what rich would put there, to the byte."""

from __future__ import annotations

import io
import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from okrcli.render.terminal.blocks import trim
from okrcli.render.terminal.cells import NARROW, cell_width
from okrcli.render.terminal.ink import colored, plain
from okrcli.render.terminal.theme import CODES

if TYPE_CHECKING:
    from okrcli.render.terminal.blocks import Line

STYLES = {
    "plain": Style(),
    "strong": Style(bold=True),
    "muted": Style(dim=True),
    "heading": Style(bold=True),
    "rule": Style(dim=True),
    "call": Style(color="cyan"),
    "good": Style(color="green"),
    "caution": Style(color="yellow"),
    "alarm": Style(color="red"),
    "early": Style(color="cyan"),
    "spark": Style(dim=True),
    "rest": Style(dim=True),
    "mark": Style(bold=True),
}

texts = st.text(st.sampled_from("ab ä─●✓日本👩\u200d💻\u0301\ufe0f"), min_size=1, max_size=12)
lines = st.lists(st.tuples(texts, st.sampled_from(sorted(CODES))), max_size=6).map(tuple)


@given(st.lists(lines, max_size=4))
def test_lines_are_put_on_paper_as_rich_does(drawn: list[Line]) -> None:
    assert plain(drawn) == by_rich(drawn, color=False)
    assert colored(drawn) == by_rich(drawn, color=True)


def by_rich(drawn: list[Line], *, color: bool) -> str:
    paper = io.StringIO()
    console = Console(file=paper, width=999, force_terminal=color, color_system="standard" if color else None)
    for line in drawn:
        for style, run in groupby(trim(line), key=itemgetter(1)):
            console.print(Segments([Segment("".join(text for text, _ in run), STYLES[style])]), end="")
        console.print()
    return paper.getvalue()


@pytest.mark.parametrize("text", ["", "ab", "ä─●✓", "日本", "e\u0301", "👩\u200d💻", "☁\ufe0f", "Ω≤≥→€ …"])
def test_a_text_takes_the_cells_that_rich_counts(text: str) -> None:
    assert cell_width(text) == cell_len(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20))
def test_any_text_takes_the_cells_that_rich_counts(text: str) -> None:
    assert cell_width(text) == cell_len(text)


def test_what_is_counted_without_rich_is_narrow_to_rich() -> None:
    counted = [chr(code) for code in range(0x3000) if re.fullmatch(f"[{NARROW}]", chr(code))]

    assert len(counted) > 1000
    assert {get_character_cell_size(character) for character in counted} == {1}
