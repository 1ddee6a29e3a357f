"""libyaml and ruamel's own parser, corrected, come to the same result: values, places and faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.syntax import events
from okrcli.syntax.pure import PureParser
from tests.syntax.reading import PATH, read_by

TESTS = Path(__file__).parent.parent
SAMPLES = sorted([*(TESTS / "nasty").rglob("*.yaml"), *(TESTS.parent / "examples").rglob("*.yaml")])

BLOCK = [
    *"abk:-?|>#'\"\\,[]{}\n ",
    "x: ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\n\n",
    "\r\n  ",
    " # c\n",
]
SCALARS = [
    "text text",
    "'q'",
    '"d"',
    '"\\x41\\\n b"',
    "|\n  ",
    ">-\n   ",
    "|2\n",
    "|+\n",
    "~",
    "<<",
    "1:2",
    "http://x",
    "é😀",
]
FEATURES = [
    "&a ",
    "*a",
    "!t ",
    "! ",
    "%",
    "@",
    "`",
    "---\n",
    "\n...\n",
    "%YAML 1.2\n---\n",
    "{{ x }}",
    "\\ud800",
    "\t",
    "\t#",
]
FLOW = ["[", "{", "]", "}", ",", ", ", ": ", ":", "a", "b c", "'q'", '"k":', "\n ", " # c\n ", "?", "? ", "-", "a: {"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(TESTS.parent).as_posix())
def test_a_file_is_read_alike(path: Path) -> None:
    assert_same(path.read_bytes())


@given(st.lists(st.sampled_from([*BLOCK, *SCALARS]), max_size=24).map("".join))
def test_a_random_text_is_read_alike(text: str) -> None:
    assert_same(text)


@given(st.lists(st.sampled_from([*BLOCK, *SCALARS, *FEATURES]), max_size=24).map("".join))
def test_a_text_with_features_is_read_alike(text: str) -> None:
    assert_same(text)


@given(st.lists(st.sampled_from(FLOW), max_size=24).map("".join))
def test_brackets_are_read_alike(text: str) -> None:
    assert_same(text)


def assert_same(text: str | bytes) -> None:
    assert read_by(events.C_PARSER, text) == read_by(None, text)


def test_libyaml_reads_where_it_is_installed() -> None:
    assert events.C_PARSER is not None
    assert events.parsers("title: What? Why! R&D #1 {a: b} [c]\n") == (events.C_PARSER, PureParser)


@pytest.mark.parametrize(
    "text", ["{?x: 1}", "? a\n: b\n", "a: 'b'#c", "a: [b]#c", "a: [b,#c\n  d]", "a: |#b\n", "a: >-2#b\n"]
)
def test_where_libyaml_leaves_yaml_it_is_not_asked(text: str) -> None:
    assert events.parsers(text) == (PureParser,)
    assert read_by(events.C_PARSER, text) == read_by(None, text)


def test_what_libyaml_refuses_is_read_all_the_same() -> None:
    """Its version 0.1 takes no colon and no question mark in the text of a flow collection."""
    read = read_by(events.C_PARSER, "a: {link: https://x.example/?q, at: 12:30}\n")

    assert read.fault is None
    assert read.data == {"a": {"link": ("plain", "https://x.example/?q"), "at": ("plain", "12:30")}}


def test_the_path_is_said_of_both() -> None:
    faults = [read_by(parser, "a: b: c").fault for parser in (events.C_PARSER, None)]

    assert [fault and fault.where.path for fault in faults] == [PATH, PATH]
