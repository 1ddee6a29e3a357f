from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.node import Quoted
from tests.syntax.reading import document, typed

if TYPE_CHECKING:
    from okrcli.node import Node

pytestmark = pytest.mark.usefixtures("each_parser")


def test_values_are_their_own_text() -> None:
    parsed = document("""\
title: Delight external customers
target: 80%
budget: $50M
due: 2026-10-01
active: true
country: NO
at: 12:30
weight: 1_500
""")

    assert parsed.data == {
        "title": "Delight external customers",
        "target": "80%",
        "budget": "$50M",
        "due": "2026-10-01",
        "active": "true",
        "country": "NO",
        "at": "12:30",
        "weight": "1_500",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 40%", "40%"),
        ('a: "40%"', Quoted("40%")),
        ("a: '40%'", Quoted("40%")),
        ("a: '~'", Quoted("~")),
        ('a: ""', Quoted("")),
        ("a: |\n  40%\n", Quoted("40%\n")),
        ("a: >-\n  40%\n  of all\n", Quoted("40% of all")),
        ("a: |-\n  one\n\n   two", Quoted("one\n\n two")),
        ("a: |+\n  one\n\n", Quoted("one\n\n")),
        ("a: |\n  no final line break", Quoted("no final line break\n")),
        ("a: |2\n    deep\n", Quoted("  deep\n")),
        ("a: one\n  two\n\n  three", "one two\nthree"),
        ('a: "one\n  two\\\n  \\x41\\u263a\\n"', Quoted("one twoA☺\n")),
        ("a: 'it''s'", Quoted("it's")),
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: Null", None),
        ("a: NULL", None),
        ("a: nULL", "nULL"),
        ("a: # nothing", None),
        ("a: x # a comment", "x"),
        ("a: x#y", "x#y"),
        ("a: -x", "-x"),
        ("a: a - b ? c", "a - b ? c"),
        ("a: http://x.example/?y=1&z=2!", "http://x.example/?y=1&z=2!"),
        ("a: C++ & C!", "C++ & C!"),
        ("a:\tx\t# tabs between are fine\n", "x"),
        ("a: 👩‍🚀 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🚀 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
    ],
)
def test_a_scalar(text: str, value: Node) -> None:
    assert typed(document(text).data) == typed({"a": value})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: []", []),
        ("a: {}", {}),
        ("a: [b, 'c', {d: e}, f: g, ]", ["b", Quoted("c"), {"d": "e"}, {"f": "g"}]),
        ("a: {b, c: , d: e,}", {"b": None, "c": None, "d": "e"}),
        (
            "a: {link: https://x.example:80/?q, why: Why? Because}",
            {"link": "https://x.example:80/?q", "why": "Why? Because"},
        ),
        ("a: {?b: c}", {"?b": "c"}),
        ('a: {"b":1, "c":[2]}', {"b": "1", "c": ["2"]}),
        ('a: ["b":1]', [{"b": "1"}]),
        ("a:\n- b\n-\n- c: d\n  e: f\n- - g\n", ["b", None, {"c": "d", "e": "f"}, ["g"]]),
        ("a: [\n  b,  # one\n  c\n]\n", ["b", "c"]),
        ("a:\n  ? b\n  : c\n", {"b": "c"}),
    ],
)
def test_a_collection(text: str, value: Node) -> None:
    assert typed(document(text).data) == typed({"a": value})


def test_a_key_is_its_own_text() -> None:
    parsed = document("""\
2026: a
true: b
0x1: c
"null": d
'2026-Q4': e
"<<": f
a b: g
delight-customers/csat: h
""")

    assert parsed.data == {
        "2026": "a",
        "true": "b",
        "0x1": "c",
        "null": "d",
        "2026-Q4": "e",
        "<<": "f",
        "a b": "g",
        "delight-customers/csat": "h",
    }
    assert isinstance(parsed.data, dict)
    assert {type(key) for key in parsed.data} == {str}


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("\n\n", None),
        ("# only a comment", None),
        ("---\n", None),
        ("...\n", None),
        ("null", None),
        ("just text", "just text"),
        ("- a\n- b\n", ["a", "b"]),
        ("--- # header\na: b\n...\n# trailer\n...\n", {"a": "b"}),
    ],
)
def test_any_root_is_read(text: str, root: Node) -> None:
    assert document(text).data == root


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_values() -> None:
    parsed = document(b"\xef\xbb\xbftitle: Grow\r\nwhy: |\r\n  one\r\n  two\r\n")

    assert parsed.text == "title: Grow\r\nwhy: |\r\n  one\r\n  two\r\n"
    assert parsed.data == {"title": "Grow", "why": "one\ntwo\n"}


def test_key_order_is_the_order_of_the_file() -> None:
    assert list(document("b: 1\na: 2\nc: 3\n").data or ()) == ["b", "a", "c"]
