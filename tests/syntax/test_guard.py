from __future__ import annotations

import pytest

from okrcli.diagnostics import Location, Problem, Span
from okrcli.syntax.guard import decode, forbidden_at

CSV = "kpis/support/reply-time.csv"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        (b"date,value\n2026-10-02,48\n", "date,value\n2026-10-02,48\n"),
        (b"\xef\xbb\xbfdate,value\r\n", "date,value\r\n"),
        ("note\tkühl – “quotes” 目標\u00a0€\n".encode(), "note\tkühl – “quotes” 目標\u00a0€\n"),
        ("👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿".encode(), "👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
        ("שלום العربية".encode(), "שלום العربية"),
        (b"# ======= a ruler\n  <<<<<<< in a text\n", "# ======= a ruler\n  <<<<<<< in a text\n"),
        (b"=========\n", "=========\n"),
    ],
)
def test_text_that_may_be_read(raw: bytes, text: str) -> None:
    assert decode(CSV, raw) == text


@pytest.mark.parametrize(
    ("raw", "code", "place", "message", "help"),
    [
        (b"a: M\xfcller\n", "OKR001", (1, 5), "byte 0xFC is not UTF-8", "save the file as UTF-8"),
        ("é: 1\r\nbé: ".encode() + b"\xc0\xaf", "OKR001", (2, 5), "byte 0xC0 is not UTF-8", "save the file as UTF-8"),
        (b"\xef\xbb\xbfa\xff", "OKR001", (1, 2), "byte 0xFF is not UTF-8", "save the file as UTF-8"),
        ("é".encode()[:1], "OKR001", (1, 1), "byte 0xC3 is not UTF-8", "save the file as UTF-8"),
        (b"\xed\xa0\x80", "OKR001", (1, 1), "byte 0xED is not UTF-8", "save the file as UTF-8"),
        ("a: é".encode("utf-16"), "OKR001", (1, 1), "the file is UTF-16", "save the file as UTF-8"),
        ("a: é".encode("utf-16-be"), "OKR001", (1, 1), "the file is UTF-16", "save the file as UTF-8"),
        ("a: b".encode("utf-16-le"), "OKR001", (1, 1), "the file is UTF-16", "save the file as UTF-8"),
        ("a: b".encode("utf-32"), "OKR001", (1, 1), "the file is UTF-32", "save the file as UTF-8"),
        ("a: b".encode("utf-32-be"), "OKR001", (1, 1), "the file is UTF-32", "save the file as UTF-8"),
        (b"a: b\nc: \0\n", "OKR001", (2, 4), "a NUL byte stands here", "delete it; is this a text file?"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
            "OKR011",
            (1, 1),
            "the file is in git LFS and only its pointer is here",
            "run `git lfs pull`",
        ),
        (
            b"a: \x07\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
            "OKR006",
            (2, 1),
            "a merge conflict is unresolved: <<<<<<<",
            "keep what is right of both sides and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        ),
        (
            b"date,value\r\n=======\r\n",
            "OKR006",
            (2, 1),
            "a merge conflict is unresolved: =======",
            "keep what is right of both sides and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        ),
        (
            b"a: b\rc: d\r",
            "OKR010",
            (1, 5),
            "a carriage return without a line feed ends this line",
            "save the file with LF or CRLF line ends",
        ),
        (
            "a: b \u202e\n".encode(),
            "OKR010",
            (1, 6),
            "U+202E RIGHT-TO-LEFT OVERRIDE stands here",
            "delete it: it can make a line read otherwise than it is",
        ),
        (
            "a: b\u200bc\n".encode(),
            "OKR010",
            (1, 5),
            "U+200B ZERO WIDTH SPACE stands here",
            "delete it: nobody who reads the file can see it",
        ),
        (
            "a: b\nc: \ufeffd\n".encode(),
            "OKR010",
            (2, 4),
            "U+FEFF ZERO WIDTH NO-BREAK SPACE stands here",
            "delete it: a byte order mark belongs at the very start of a file",
        ),
        ("é\u2028".encode(), "OKR010", (1, 2), "U+2028 LINE SEPARATOR stands here", "use an ordinary line break"),
        (b"a\x1b[2J", "OKR010", (1, 2), "U+001B stands here", "delete it: nobody who reads the file can see it"),
    ],
)
def test_text_that_may_not(raw: bytes, code: str, place: tuple[int, int], message: str, help: str) -> None:
    found = decode(CSV, raw)

    assert isinstance(found, Problem)
    assert isinstance(found.where, Location)
    span = found.where.span
    assert (found.where.path, found.code, found.message, found.help) == (CSV, code, message, help)
    assert (span.line, span.column) == place


def test_a_marker_is_shown_with_its_whole_line() -> None:
    found = decode(CSV, b"a: 1\n<<<<<<< HEAD\r\n")

    assert isinstance(found, Problem)
    assert found.where == Location(CSV, Span(2, 1, 2, 13))


C0_AND_C1 = "\0 \x08 \x0b \x0c \x1b \x7f \x80 \x85 \x9b"
BIDI = "\u061c \u200e \u200f \u202a \u202e \u2066 \u2069"
UNSEEN = "\u180e \u200b \u200c \u200d \u2060 \u206f \ufeff \U000e0001 \U000e0041 \U000e007f"
BREAKS_AND_NONE = "\u2028 \u2029 \ufffe \uffff \ud800 \udfff"


@pytest.mark.parametrize("character", f"{C0_AND_C1} {BIDI} {UNSEEN} {BREAKS_AND_NONE}".split(" "))
def test_a_forbidden_character_is_found_anywhere(character: str) -> None:
    assert forbidden_at(character) == 0
    assert forbidden_at(f"é{character}é") == 1


@pytest.mark.parametrize("text", ["\t\n a~", "\r\n", "\u00a0\u00ad", "e\u0301", "☎️", "👩‍💻", "\U0010fffd"])
def test_what_text_needs_is_no_forbidden_character(text: str) -> None:
    assert forbidden_at(text) is None


def test_a_flag_holds_its_own_tags_and_no_others() -> None:
    scotland = "🏴󠁧󠁢󠁳󠁣󠁴󠁿"

    assert forbidden_at(scotland) is None
    assert forbidden_at(scotland[:-1]) == 1
    assert forbidden_at(f"{scotland}\U000e0041") == len(scotland)
