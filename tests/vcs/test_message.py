"""The message of a commit: one line that every tool shows whole, in plain characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.vcs.message import commit_message


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        ("Check in: reply time 48 → 43 min", "Check in: reply time 48 → 43 min\n"),
        ("x" * 72, "x" * 72 + "\n"),
        ("two\nlines\tand a\x00 \x1b[31mcolour\u202e", "two lines and a [31mcolour\n"),
        ("a family 👩\u200d👧 stays", "a family 👩\u200d👧 stays\n"),
        (
            "Check in: average reply time 48 → 43 min, customer satisfaction 52 → 55%, churn 3 → 2%",
            (
                "Check in: average reply time 48 → 43 min, customer satisfaction 52 →…\n"
                "\n"
                "Check in: average reply time 48 → 43 min, customer satisfaction 52 →\n"
                "55%, churn 3 → 2%\n"
            ),
        ),
        ("y" * 80, "y" * 71 + "…\n\n" + "y" * 80 + "\n"),
    ],
)
def test_messages(subject: str, message: str) -> None:
    assert commit_message(subject) == message


@given(st.text(min_size=1))
def test_no_text_breaks_a_message(subject: str) -> None:
    message = commit_message(subject)
    first, _, rest = message.partition("\n")

    assert len(first) <= 72
    assert message.encode()
    assert all(char.isprintable() or char in "\n\u200d" for char in message)
    assert rest == "" or rest.startswith("\n")
