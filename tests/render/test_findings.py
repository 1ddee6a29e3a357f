"""Findings on a terminal and in a pipe: place, excerpt with a caret, what to do, and how many there are."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.diagnostics import CheckResult, Diagnostic, Location, Related, Severity, Span
from okrcli.render.findings.concise import render_concise
from okrcli.render.findings.excerpt import excerpt, lines_of
from okrcli.render.findings.full import render_full
from okrcli.render.paint import Paint
from okrcli.render.places import Viewpoint
from okrcli.render.terminal.theme import CODES
from okrcli.syntax.guard import forbidden_at

if TYPE_CHECKING:
    from pathlib import Path

PATH = "objectives/2026-Q4/x.yaml"
TEXT = "title: T\nkey_results:\n  - id: a\n    kpi: repl-time\n  - id: a\n"
PLAIN, COLORED = Paint(on=False), Paint(on=True)


def found(
    span: Span, message: str = "no KPI is named `repl-time`", *, related: tuple[Related, ...] = (), path: str = PATH
) -> Diagnostic:
    location = Location(path, span)
    return Diagnostic("OKR201", "unknown-kpi", Severity.ERROR, message, "write reply-time", location, related=related)


def result(*findings: Diagnostic, text: str = TEXT, suppressed: int = 0) -> CheckResult:
    return CheckResult(findings, 12, suppressed, {PATH: text})


KPI = found(Span(4, 10, 4, 19))


def test_full_shows_the_line_and_a_caret_under_the_place() -> None:
    assert render_full(result(KPI, suppressed=1), PLAIN) == dedent(
        """\
        error OKR201 unknown-kpi: no KPI is named `repl-time`
          --> objectives/2026-Q4/x.yaml:4:10
          4 |     kpi: repl-time
            |          ^^^^^^^^^
          help: write reply-time

        1 error in 12 files; 1 silenced
        """
    )


def test_full_breaks_sentences_between_words_and_nothing_else() -> None:
    said = "no KPI is named `repl-time`, nor is there one that was called so"
    first = Related(Location(PATH, Span(3, 9, 3, 10)), "the key result that wants it stands here")

    assert render_full(result(found(Span(4, 10, 4, 19), said, related=(first,))), PLAIN, width=40) == dedent(
        """\
        error OKR201 unknown-kpi: no KPI is
            named `repl-time`, nor is there one
            that was called so
          --> objectives/2026-Q4/x.yaml:4:10
          4 |     kpi: repl-time
            |          ^^^^^^^^^
          the key result that wants it stands
              here:
          --> objectives/2026-Q4/x.yaml:3:9
          3 |   - id: a
            |         ^
          help: write reply-time

        1 error in 12 files
        """
    )


def test_full_shows_related_places() -> None:
    first = Related(Location(PATH, Span(3, 9, 3, 10)), "first used here")

    assert render_full(result(found(Span(5, 9, 5, 10), "`a` stands twice", related=(first,))), PLAIN) == dedent(
        """\
        error OKR201 unknown-kpi: `a` stands twice
          --> objectives/2026-Q4/x.yaml:5:9
          5 |   - id: a
            |         ^
          first used here:
          --> objectives/2026-Q4/x.yaml:3:9
          3 |   - id: a
            |         ^
          help: write reply-time

        1 error in 12 files
        """
    )


def test_a_finding_about_a_whole_file_or_an_unread_one_has_no_excerpt() -> None:
    page = render_full(result(found(Span(1, 1, 1, 1)), found(Span(1, 3, 1, 4), path="kpis/gone.yaml")), PLAIN)

    assert "|" not in page
    assert page.endswith("2 errors in 12 files\n")


def test_nothing_found_is_said() -> None:
    assert render_full(CheckResult((), 1, 0), PLAIN) == "No findings in 1 file\n"
    assert render_concise(CheckResult((), 1, 0), PLAIN) == ""


def test_concise_has_a_line_for_each() -> None:
    assert render_concise(result(KPI, KPI), PLAIN) == (
        f"{PATH}:4:10: error OKR201 unknown-kpi: no KPI is named `repl-time`\n" * 2
    )


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("goals", "objectives/2026-Q4/x.yaml"),
        ("goals/objectives", "2026-Q4/x.yaml"),
        ("goals/kpis/support", "../../objectives/2026-Q4/x.yaml"),
        (".", "goals/objectives/2026-Q4/x.yaml"),
    ],
)
def test_files_are_named_as_seen_from_where_one_stands(tmp_path: Path, folder: str, name: str) -> None:
    """So that a terminal or an editor opens them."""
    seen = Viewpoint(tmp_path / "goals", tmp_path / folder)

    assert render_concise(result(KPI), PLAIN, seen).startswith(f"{name}:4:10: error ")
    assert f"--> {name}:4:10\n" in render_full(result(KPI), PLAIN, seen)


def test_colour_adds_to_the_words_and_changes_none() -> None:
    for render in (render_full, render_concise):
        colored, plain = render(result(KPI), COLORED), render(result(KPI), PLAIN)

        assert "\x1b[1;31merror\x1b[0m" in colored
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "caret"),
    [
        ("title: T", 8, 9, "title: T", "       ^"),
        ("\ttitle: T", 9, 10, "    title: T", "           ^"),
        ("a: \x1b[1m x", 8, 9, "a: \\u{1b}[1m x", "            ^"),
        ("a: 目標 x", 4, 6, "a: 目標 x", "   ^^^^"),
        ("a: e\u0301x", 6, 7, "a: e\u0301x", "    ^"),
        ("a: x", 5, 5, "a: x", "    ^"),
        ("a: x  ", 4, 5, "a: x", "   ^"),
        ("a: x", 90, 95, "a: x", "    ^"),
        ("a: \u202ex", 4, 5, "a: \\u{202e}x", "   ^^^^^^^^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, end: int, shown: str, caret: str) -> None:
    """Tabs, wide and combining characters, and escapes take the cells that they take on a terminal."""
    found = excerpt([line], Span(1, column, 1, end))

    assert found is not None
    assert (found.text, " " * found.offset + "^" * found.width) == (shown, caret)


def test_a_long_line_is_windowed_round_the_place() -> None:
    line = "note: " + "x" * 5000 + "HERE" + "y" * 5000

    found = excerpt([line], Span(1, 5007, 1, 5011), 40)

    assert found is not None
    assert found.text == "…" + "x" * 13 + "HERE" + "y" * 23 + "…"
    assert found.text[found.offset : found.offset + found.width] == "HERE"


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    found = excerpt(["key_results:", "  - id: a", "    title: x"], Span(2, 5, 3, 13))

    assert found is not None
    assert (found.text, found.offset, found.width) == ("  - id: a", 4, 5)


def test_lines_end_as_editors_count_them() -> None:
    assert lines_of("a\r\nb\x0bc\n\u2028d") == ["a", "b\x0bc", "\u2028d"]


@given(
    st.text(alphabet=st.sampled_from("ab: \t\x1b\u202e目é👩🚀\u200d"), max_size=300),
    st.integers(1, 320),
    st.integers(0, 20),
    st.integers(20, 60),
)
def test_an_excerpt_never_acts_and_never_runs_over(line: str, column: int, length: int, longest: int) -> None:
    shown = excerpt(["", line], Span(2, column, 2, column + length), longest)

    assert (shown is None) == (not line.strip())
    if shown is not None:
        assert forbidden_at(shown.text.replace("\u200d", "")) is None
        assert shown.width >= 1
        assert shown.offset >= 0


def test_messages_and_paths_are_safe() -> None:
    hostile = result(found(Span(4, 10, 4, 19), "two\nlines \x1b[2J", path="objectives/\x1b]0;x\x07.yaml"))

    for page in (render_full(hostile, PLAIN), render_concise(hostile, PLAIN)):
        assert "\x1b" not in page
        assert "two lines \\u{1b}[2J" in page


def test_ten_thousand_findings_are_no_wait() -> None:
    many = CheckResult(tuple(found(Span(4, 10, 4, 19)) for _ in range(10_000)), 12, 0, {PATH: TEXT * 1000})

    assert render_full(many, PLAIN).count("help: write reply-time") == 10_000


def test_no_warning_is_bright_yellow() -> None:
    """Bold and yellow is bright yellow on many terminals, and on white that cannot be read."""
    assert Paint(on=True).severity(Severity.WARNING, "warning") == "\x1b[33mwarning\x1b[0m"
    assert set(CODES.values()) <= {"", "1", "2", "31", "32", "33", "36"}
