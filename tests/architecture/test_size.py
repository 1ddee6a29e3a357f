"""A file and a function have one subject each, and one screen is enough to see it."""

from __future__ import annotations

from statistics import median, quantiles

from tests.architecture.source import body_lines, functions, modules

FILE_LINES = 300
FUNCTION_LINES = 40
NINE_IN_TEN = 25
MEDIAN = 8

LONG_WITH_REASON = {"okrcli/syntax/build.py _build_root": "the hot loop of parsing, where each call would cost"}


def test_no_file_is_over_300_lines() -> None:
    assert {m.name: m.text.count("\n") for m in modules() if m.text.count("\n") > FILE_LINES} == {}


def test_no_function_is_over_40_lines_without_a_reason() -> None:
    long = {f"{m.name} {f.name}" for m in modules() for f in functions(m) if body_lines(f) > FUNCTION_LINES}

    assert long == LONG_WITH_REASON.keys()


def test_most_functions_are_short() -> None:
    sizes = [body_lines(f) for m in modules() for f in functions(m)]

    assert median(sizes) <= MEDIAN
    assert quantiles(sizes, n=10)[-1] <= NINE_IN_TEN
