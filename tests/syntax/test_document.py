from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.diagnostics import WHOLE_FILE, Part, Place, Span
from okrcli.syntax import events
from okrcli.syntax.places import Numbers, find, walk
from tests.syntax.emitter import NODES, TEXT, write
from tests.syntax.reading import PATH, document, read_by, typed

if TYPE_CHECKING:
    from random import Random

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

OBJECTIVE = """\
# Why support is slow
title: Delight "external" customers
why: >-   # folded
  CSAT sat at 40% all summer,
  every interview says so.

teams: [support, {lead: product}]
'owner': "support-lead"   # who
link:
key_results:
  - id: csat
    target: 80%
    plan:
    - {at: 2026-11-15, value: ~}
  - ready
  -
"""


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("pointer", "place", "text"),
    [
        (("title",), "2:8", 'Delight "external" customers'),
        (("why",), "3:6", ">-   # folded\n  CSAT sat at 40% all summer,\n  every interview says so."),
        (("teams",), "7:8", "[support, {lead: product}]"),
        (("teams", 0), "7:9", "support"),
        (("teams", 1), "7:18", "{lead: product}"),
        (("teams", 1, "lead"), "7:25", "product"),
        (("owner",), "8:10", '"support-lead"'),
        (("link",), "9:6", ""),
        (("key_results", 0), "11:5", "id: csat\n    target: 80%\n    plan:\n    - {at: 2026-11-15, value: ~}"),
        (("key_results", 0, "target"), "12:13", "80%"),
        (("key_results", 0, "plan"), "14:5", "- {at: 2026-11-15, value: ~}"),
        (("key_results", 0, "plan", 0, "value"), "14:31", "~"),
        (("key_results", 1), "15:5", "ready"),
        (("key_results", 2), "16:4", ""),
    ],
)
def test_a_value(pointer: Pointer, place: str, text: str) -> None:
    assert shown(OBJECTIVE, pointer, Part.VALUE) == (place, text)


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("part", [Part.KEY, Part.HOLDER])
@pytest.mark.parametrize(
    ("pointer", "place", "text"),
    [
        (("title",), "2:1", "title"),
        (("owner",), "8:1", "'owner'"),
        (("link",), "9:1", "link"),
        (("key_results",), "10:1", "key_results"),
        (("key_results", 0, "plan"), "13:5", "plan"),
        (("teams", 1, "lead"), "7:19", "lead"),
        # In a list, and for the document, it is the first key inside, or the item.
        ((), "2:1", "title"),
        (("key_results", 0), "11:5", "id"),
        (("key_results", 0, "plan", 0), "14:8", "at"),
        (("key_results", 1), "15:5", "ready"),
        (("key_results", 2), "16:4", ""),
        (("teams", 0), "7:9", "support"),
    ],
)
def test_a_key_and_what_holds_a_missing_one(pointer: Pointer, part: Part, place: str, text: str) -> None:
    assert shown(OBJECTIVE, pointer, part) == (place, text)


@pytest.mark.parametrize(
    ("pointer", "nearest"),
    [
        (("titel",), ()),
        (("title", "x"), ("title",)),
        (("title", 0), ("title",)),
        (("teams", 2), ("teams",)),
        (("teams", -1), ("teams",)),
        (("teams", "0"), ("teams",)),
        (("key_results", 0, "kpi", "x", 3), ("key_results", 0)),
    ],
)
@pytest.mark.parametrize("part", [Part.VALUE, Part.KEY, Part.HOLDER])
def test_what_is_not_there_resolves_to_the_nearest_value_on_the_way(
    pointer: Pointer, nearest: Pointer, part: Part
) -> None:
    parsed = document(OBJECTIVE)

    assert parsed.span(Place(PATH, pointer, part)) == parsed.span(Place(PATH, nearest, part))


def test_the_file_is_shown_at_its_start() -> None:
    assert document(OBJECTIVE).span(Place(PATH, part=Part.FILE)) == WHOLE_FILE


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("text", "pointer", "span"),
    [
        ("", (), Span(1, 1, 1, 1)),
        ("# nothing\n", (), Span(1, 1, 1, 1)),
        ("just text", (), Span(1, 1, 1, 10)),
        ("a:", ("a",), Span(1, 3, 1, 3)),
        ("a:   \n\n", ("a",), Span(1, 3, 1, 3)),
        ("a: # b\nc: d\n", ("a",), Span(1, 3, 1, 3)),
        ("a: b\nc:  # d\n", (), Span(1, 1, 2, 3)),
        ("{a:  , b }", ("a",), Span(1, 4, 1, 4)),
        ("a: |\n\n", ("a",), Span(1, 4, 1, 5)),
        ("a: >-  # only a head\n", ("a",), Span(1, 4, 1, 6)),
        ("a: |+\n  b\n\n\n# c\n", ("a",), Span(1, 4, 2, 4)),
        ("a: |\n  b   \n", ("a",), Span(1, 4, 2, 4)),
        ("a: b\n   c\nd: e\n", ("a",), Span(1, 4, 2, 5)),
        ("a: 'b\n\n  c'  \n", ("a",), Span(1, 4, 3, 5)),
        ("a: 😀😀 b\n", ("a",), Span(1, 4, 1, 8)),
        ("'😀': b\n", ("😀",), Span(1, 6, 1, 7)),
        ("a: [b,\r\n  c]\r\n", ("a", 1), Span(2, 3, 2, 4)),
        ("\ufeffa: b\n", ("a",), Span(1, 4, 1, 5)),
        ("a:\n- b\n- c # d\n\n", ("a",), Span(2, 1, 3, 4)),
    ],
)
def test_a_span(text: str, pointer: Pointer, span: Span) -> None:
    assert document(text).span(Place(PATH, pointer)) == span


@given(node=NODES, random=st.randoms(use_true_random=False))
def test_every_span_holds_the_text_it_names(node: Node, random: Random) -> None:
    written, expected = write(node, random)

    parsed = document(written.text)

    assert typed(parsed.data) == typed(expected)
    found = {pointer: parsed.span(Place(PATH, pointer)) for pointer in written.values}
    assert found == {pointer: parsed.span_of(stretch) for pointer, stretch in written.values.items()}
    keys = {pointer: parsed.span(Place(PATH, pointer, Part.KEY)) for pointer in written.keys}
    assert keys == {pointer: parsed.span_of(stretch) for pointer, stretch in written.keys.items()}
    for pointer, (start, end) in written.values.items():
        assert parsed.text_at(found[pointer]) == written.text[start:end]


@given(node=NODES, random=st.randoms(use_true_random=False))
def test_both_parsers_find_the_same_in_what_was_written(node: Node, random: Random) -> None:
    written, _ = write(node, random)

    assert read_by(events.C_PARSER, written.text) == read_by(None, written.text)


@given(node=NODES, steps=st.lists(st.integers(-2, 3) | TEXT, max_size=3).map(tuple))
def test_numbered_values_are_found_where_walking_finds_them(node: Node, steps: Pointer) -> None:
    numbers = Numbers(node)
    pointers = [pointer for pointer, _ in walk(node)]

    for pointer in [*pointers, *((*pointer, *steps) for pointer in pointers)]:
        assert numbers.find(pointer) == find(node, pointer)


def test_a_document_that_is_asked_often_answers_the_same() -> None:
    parsed = document(OBJECTIVE)
    places = [Place(PATH, pointer, part) for pointer, _ in walk(parsed.data) for part in Part]

    assert [parsed.span(place) for place in places] == [document(OBJECTIVE).span(place) for place in places]


def shown(text: str, pointer: Pointer, part: Part) -> tuple[str, str]:
    """Return where a place begins and what stands there."""
    parsed = document(text)
    span = parsed.span(Place(PATH, pointer, part))
    return f"{span.line}:{span.column}", parsed.text_at(span)


def test_values_that_were_let_go_of_are_read_again() -> None:
    text = "a: [1, 'two']\n# a comment\nb: {c: }\n"
    released, kept = document(text), document(text)

    released.release()

    assert released.span(Place(PATH, ("a", 1))) == kept.span(Place(PATH, ("a", 1))) == Span(1, 8, 1, 13)
    assert released.data == kept.data
