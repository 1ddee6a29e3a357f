"""Bytes that nobody would write: the reader answers them all, soon, and never with an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from okrcli.diagnostics import Location, Place, Problem
from okrcli.syntax import events
from okrcli.syntax.comments import cut_scalars, suppressions
from okrcli.syntax.guard import decode
from okrcli.syntax.parse import parse
from tests.syntax.reading import PATH, read_by, spans

ROOT = Path(__file__).parent.parent.parent
SEEDS = [path.read_bytes() for folder in ("tests/nasty/good", "examples") for path in (ROOT / folder).rglob("*.yaml")]
BITS = [
    *(b"\t", b"\n", b"\r", b"\r\n", b" ", b"  ", b"'", b'"', b"\\", b"[", b"]", b"{", b"}", b",", b":", b": ", b"- "),
    *(b"#", b" #x", b"# okr: ignore[x] y", b"|\n", b">-\n", b"&a ", b"*a", b"!t ", b"%", b"@", b"? ", b"?", b"<<: "),
    *(b"---\n", b"...\n", b"<<<<<<< ", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xff", b"\0", b'"\\u202e"', b'"\\ud800"'),
]

cuts = st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from([*BITS, b""]) | st.binary(max_size=3))


@given(seed=st.sampled_from(SEEDS), changes=st.lists(cuts, min_size=1, max_size=5))
def test_a_valid_file_that_was_damaged(seed: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    damaged = seed[:3000]
    for share, length, inserted in changes:
        at = int(share * len(damaged))
        damaged = damaged[:at] + inserted + damaged[at + length :]

    check(damaged)


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\r")
@example(b"---")
@example(b"a:\n-\n?")
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text.encode(errors="surrogatepass"))


def check(raw: bytes) -> None:
    """Read bytes in every way that there is, and compare the two parsers."""
    assert isinstance(decode(PATH, raw), (str, Problem))
    parsed = parse(PATH, raw)
    if isinstance(parsed, Problem):
        assert isinstance(parsed.where, Location)
        assert parsed.where.path == PATH
        assert parsed.code.startswith("OKR0")
        assert parsed.message
        assert parsed.help
    else:
        for span in spans(parsed).values():
            assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
            assert parsed.text_at(span) in parsed.text
        assert all(parsed.text_at(found.span).startswith("#") for found in suppressions(parsed))
        assert all(parsed.span(Place(PATH, pointer)) == span for pointer, span in cut_scalars(parsed))
    assert read_by(events.C_PARSER, raw) == read_by(None, raw)
