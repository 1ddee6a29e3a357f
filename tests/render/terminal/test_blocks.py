from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from okrcli.cli.output import Screen
from okrcli.cli.output import draw as draw_on
from okrcli.render.terminal.blocks import beside, flow, indent, join, line_width, pad, trim, wrap
from okrcli.render.terminal.page import Page, View

texts = st.text(st.sampled_from("abc déä日本語👩🎉  \u0301"), max_size=60)
lines = st.lists(st.tuples(texts, st.sampled_from(["plain", "strong"])), max_size=4).map(tuple)


def text_of(block: object) -> list[str]:
    assert isinstance(block, (list, tuple))
    return ["".join(piece for piece, _ in line) for line in block]


def test_a_line_breaks_between_words() -> None:
    line = (("Cut the average ", "plain"), ("reply time", "strong"))

    assert wrap(line, 26) == [line]
    assert wrap(line, 12) == [(("Cut the", "plain"),), (("average", "plain"),), (("reply time", "strong"),)]
    assert wrap(line, 13)[1] == (("average ", "plain"), ("reply", "strong"))


def test_a_word_that_is_too_long_breaks_anywhere() -> None:
    assert text_of(wrap((("ab 0123456789", "plain"),), 4)) == ["ab", "0123", "4567", "89"]


def test_wide_characters_take_two_cells() -> None:
    assert text_of(wrap((("日本語日本語", "plain"),), 5)) == ["日本", "語日", "本語"]


@given(lines, st.integers(2, 30))
def test_wrapping_loses_no_visible_character_and_fits(line: tuple[tuple[str, str], ...], width: int) -> None:
    wrapped = wrap(line, width)

    assert all(line_width(part) <= width for part in wrapped)
    assert letters(wrapped) == letters([line])


def letters(block: object) -> list[tuple[str, str]]:
    """List every visible character with its style."""
    assert isinstance(block, (list, tuple))
    return [(char, style) for line in block for text, style in line for char in text if not char.isspace()]


@given(st.text(st.sampled_from("aab  "), max_size=80), st.integers(2, 30))
def test_accents_that_take_no_cell_change_no_break(text: str, width: int) -> None:
    accented = text.replace("a", "a\u0301")

    bare = [part.replace("\u0301", "") for part in text_of(wrap(((accented, "plain"),), width))]
    assert text_of(wrap(((text, "plain"),), width)) == bare


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, ["support · 43 min · stale"]),
        (17, ["support · 43 min", "stale"]),
        (8, ["support", "43 min", "stale"]),
        (5, ["suppo", "rt", "43", "min", "stale"]),
    ],
)
def test_remarks_break_between_each_other_first(width: int, expected: list[str]) -> None:
    items = [((text, "plain"),) for text in ("support", "43 min", "stale")]

    assert text_of(flow(items, ((" · ", "muted"),), width)) == expected


def test_blocks_stand_side_by_side() -> None:
    left = [(("a", "plain"),), (("bbb", "plain"),)]
    right = [(("1", "plain"),)]

    assert text_of(beside([(left, 3), (right, 2)])) == ["a    1", "bbb"]


def test_a_line_is_filled_from_either_side() -> None:
    line = (("43", "strong"),)

    assert text_of([pad(line, 5), pad(line, 5, right=True), pad(line, 1)]) == ["43   ", "   43", "43"]


def test_indent_leaves_empty_lines_empty() -> None:
    assert text_of(indent([(("a", "plain"),), ()], 2)) == ["  a", ""]


def test_blank_space_at_the_end_goes() -> None:
    assert trim((("a ", "plain"), ("  ", "muted"))) == (("a", "plain"),)
    assert trim((("  ", "plain"),)) == ()


def test_joining_nothing_is_an_empty_line() -> None:
    assert join([], ((", ", "plain"),)) == ()


def test_text_of_wide_and_joined_characters_has_the_width_that_rich_gives() -> None:
    assert line_width((("日本", "plain"), ("ab", "strong"))) == cell_len("日本ab") == 6


def test_a_view_is_drawn_for_the_page_that_it_gets() -> None:
    seen: list[Page] = []

    def draw(page: Page) -> list[tuple[tuple[str, str], ...]]:
        seen.append(page)
        return []

    draw_on(View(draw), Screen(color=False, width=66, encoding="ascii"))
    assert [(page.width, page.encoding, page.glyphs.rule) for page in seen] == [(66, "ascii", "-")]
