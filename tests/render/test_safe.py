"""Nothing in a file acts on the terminal that shows it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.render.safe import json_escape, one_line, safe, without_commands
from okrcli.syntax.guard import forbidden_at

ODD = "a é\t\n\r\x1b\x07\x9b\u202e\u200b\u200d\ufeff👩🚀\ud800🏴\U000e0067\U000e007f"
HOSTILE = st.text(alphabet=st.sampled_from(ODD))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Delight customers", "Delight customers"),
        ("[red]Ship[/red] :smile: {{ x }}", "[red]Ship[/red] :smile: {{ x }}"),
        ("\x1b[2J", "\\u{1b}[2J"),
        ("abc\u202edef", "abc\\u{202e}def"),
        ("\x9b1m\x7f\0", "\\u{9b}1m\\u{7f}\\u{0}"),
        ("zero\u200bwidth", "zero\\u{200b}width"),
        ("half \ud800", "half \\u{d800}"),
        ("👩\u200d🚀 lifts off", "👩\u200d🚀 lifts off"),
        ("x\u200dy", "x\\u{200d}y"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",) * 2,
        ("no\u00a0break – “quotes” 目標", "no\u00a0break – “quotes” 目標"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_text_is_shown_as_it_is_but_for_what_acts_or_hides(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_a_cell_has_one_line() -> None:
    assert one_line("Ship it\r\n  twice\tand\n\nthen \x1b[1mrest") == "Ship it twice and then \\u{1b}[1mrest"


@given(HOSTILE)
def test_no_character_that_files_may_not_hold_is_ever_printed(text: str) -> None:
    assert forbidden_at(safe(text)) is None
    assert one_line(text).isprintable() or forbidden_at(one_line(text)) is None
    assert "\n" not in one_line(text)


@given(HOSTILE)
def test_json_keeps_the_value_and_shows_no_hidden_character(text: str) -> None:
    written = json_escape(json.dumps(text, ensure_ascii=False))

    assert json.loads(written) == re.sub("[\ud800-\udfff]", lambda half: safe(half[0]), text)
    assert forbidden_at(written) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error file=x::boo", ": :error file=x::boo"),
        ("title\n  ::set-output name=x::y", "title\n  : :set-output name=x::y"),
        ("a ##[command]rm", "a ## [command]rm"),
        ("std::vector and #[x]", "std::vector and #[x]"),
    ],
)
def test_github_reads_no_line_as_a_command(text: str, shown: str) -> None:
    assert without_commands(text) == shown
