"""What an id looks like, and which one is meant by another text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.model.ids import ID_LENGTH, is_id, nearest_id


@pytest.mark.parametrize("text", ["a", "7", "reply-time", "2026-q4", "a" * ID_LENGTH])
def test_lower_case_letters_and_digits_with_single_hyphens_are_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "A", "-a", "a-", "a--b", "a b", "a_b", "a/b", "a.b", "ä", "١", "a\n", "a" * (ID_LENGTH + 1)]
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Reply Time", "reply-time"),
        ("Müller & Söhne", "muller-sohne"),
        ("Größe", "grosse"),
        ("CSAT (%)", "csat"),
        ("a" * 63 + "-b", "a" * 63),
        ("???", ""),
        ("КПЭ", ""),
    ],
)
def test_the_nearest_id_keeps_what_can_be_kept(text: str, near: str) -> None:
    assert nearest_id(text) == near


@given(st.text(max_size=80))
def test_the_nearest_id_is_one_or_nothing_is_left(text: str) -> None:
    near = nearest_id(text)
    assert near == "" or is_id(near)
    assert not is_id(text) or near == text
