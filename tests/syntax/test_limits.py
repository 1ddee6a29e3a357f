"""Files that are too much: refused at their place, and however deep without a traceback."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import WHOLE_FILE, Problem
from okrcli.node import Quoted
from okrcli.syntax.limits import too_large
from tests.syntax.reading import PATH, document, place_of, problem, read, span_of

pytestmark = pytest.mark.usefixtures("each_parser")

MIB = 1 << 20
KIB = 1 << 10


def test_a_file_over_one_mib_is_not_read() -> None:
    found = problem(b"#" * (MIB + 1))

    assert found == too_large(PATH, MIB + 1)
    assert (found.code, span_of(found)) == ("OKR005", WHOLE_FILE)
    assert found.message == "the file has 1,048,577 bytes, over the limit of 1,048,576"


def test_a_file_of_one_mib_is() -> None:
    assert document(b"a: b\n#" + b"x" * (MIB - 6)).data == {"a": "b"}


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("title: ", "", "1:8"),
        ("title: '", "'", "1:8"),
        ('a:\n  - "', '"', "2:5"),
        ("a: [", "]", "1:5"),
        ("title: |-\n  ", "", "1:8"),
    ],
)
def test_a_value_has_at_most_64_kib(before: str, after: str, place: str) -> None:
    assert not isinstance(read(before + "x" * 64 * KIB + after), Problem)

    found = problem(before + "x" * (64 * KIB + 1) + after)
    assert (found.code, place_of(found)) == ("OKR005", place)
    assert found.message == "this value is longer than 65,536 bytes"


def test_bytes_count_not_characters() -> None:
    assert document(f"a: '{'é' * 32 * KIB}'").data == {"a": Quoted("é" * 32 * KIB)}
    assert problem(f"a: '{'é' * 32 * KIB}x'").code == "OKR005"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 33 + "]" * 33, "1:33"),
        ("{a: " * 33 + "}" * 33, "1:129"),
        ("- " * 33 + "a", "1:65"),
        ("".join(" " * depth + "a:\n" for depth in range(33)), "33:33"),
        ("".join(" " * depth + "a:\n" for depth in range(30)) + " " * 30 + "- - [{x: y}]\n", "31:35"),
    ],
)
def test_the_33rd_level_is_refused(text: str, place: str) -> None:
    found = problem(text)

    assert (found.code, place_of(found)) == ("OKR005", place)
    assert found.message == "this is nested more than 32 levels deep"


def test_the_32nd_is_not() -> None:
    assert not isinstance(read("[" * 32 + "]" * 32), Problem)
    assert not isinstance(read("- " * 32 + "a"), Problem)


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{", "- [", "{a: ", "[[a]: "])
def test_100_kib_of_openings_are_one_finding(sign: str) -> None:
    assert problem(sign * (100 * KIB // len(sign))).code in {"OKR002", "OKR003", "OKR005"}


def test_10_000_levels_are_one_finding() -> None:
    deep = "".join(" " * depth + "a:\n" for depth in range(1_000)) + "".join(f"{' ' * 1_000}a:\n" for _ in range(5))

    assert problem(deep).code == "OKR005"
    assert problem("[" * 10_000 + "]" * 10_000).code == "OKR005"
    assert problem("- " * 10_000).code == "OKR005"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"title: {'x' * (MIB - 8)}\n", "OKR005"),
        (f"a: !{'t' * (MIB - 8)}\n", "OKR003"),
        (f"a: &{'t' * (MIB - 8)}\n", "OKR003"),
        (f"a: *{'t' * (MIB - 8)}\n", "OKR003"),
        (f"%{'t' * (MIB - 8)}\n", "OKR003"),
        (f"a: b{' ' * (MIB - 16)}: c\n", "OKR002"),
        ("a: 1\n" * (MIB // 5), "OKR004"),
        ("'" * (MIB - 1), "OKR002"),
        ("\0" * MIB, "OKR001"),
        ("\r" * MIB, "OKR010"),
    ],
    ids=lambda value: value[:6],
)
def test_a_full_file_of_one_thing_is_one_finding(text: str, code: str) -> None:
    assert problem(text).code == code


@pytest.mark.parametrize(
    "text", [" " * MIB, "\n" * (MIB // 4), "#\n" * (MIB // 8), "- \n" * (MIB // 64), "a: |\n" + "\n" * (MIB // 8)]
)
def test_a_full_file_of_nothing_is_read(text: str) -> None:
    assert not isinstance(read(text), Problem)
