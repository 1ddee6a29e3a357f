"""`okr explain REF`: how a goal's numbers came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import show_day, show_exact
from okrcli.render.terminal.blocks import BLANK, beside, block_width, indent, wrap
from okrcli.render.terminal.headings import in_past, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.show import Input, NumberExplanation, WorkedStep

_SPACE = 2
_LEAST_NAME = 18


def draw_explanation(page: Page, result: NumberExplanation) -> Iterator[Line]:
    """Draw the conclusion first, then what went in, what it is judged by, and each step."""
    yield from in_past(page, result.as_of, result.revision)
    yield from wrap(page.text(result.title, "strong"), page.width)
    yield from wrap(
        page.text(f"{result.id} ", "muted") + page.text(f"on {show_day(result.as_of)}", "muted"), page.width
    )
    yield from wrap(page.text(result.conclusion), page.width)
    for title, inputs in (("Inputs", result.inputs), ("Thresholds", result.thresholds)):
        if inputs:
            yield BLANK
            yield from section(page, title)
            yield from _inputs(page, inputs)
    if result.steps:
        yield BLANK
        yield from section(page, "Steps")
        for step in result.steps:
            yield from _step(page, step)


def _inputs(page: Page, inputs: Sequence[Input]) -> Iterator[Line]:
    names = [page.text(item.name) for item in inputs]
    values = [page.text(show_exact(item.value, item.unit), "strong") for item in inputs]
    sources = [_source(page, item) for item in inputs]
    if page.is_narrow:
        for name, value, source in zip(names, values, sources, strict=True):
            yield from wrap(name, page.width)
            yield from indent(wrap(value, page.width - _SPACE), _SPACE)
            yield from indent(wrap(source, page.width - _SPACE), _SPACE)
        return
    value_width = min(block_width(values), page.width // 4)
    name_room = page.width - value_width - block_width(sources) - 2 * _SPACE
    name_width = max(min(block_width(names), name_room), _LEAST_NAME)
    room = page.width - name_width - value_width - 2 * _SPACE
    for name, value, source in zip(names, values, sources, strict=True):
        cells = [(wrap(name, name_width), name_width), (wrap(value, value_width), value_width)]
        yield from beside([*cells, (wrap(source, room), room)])


def _source(page: Page, item: Input) -> Line:
    if item.source is not None:
        return page.text(f"{item.source.path}:{item.source.line}", "muted")
    return page.text("default" if item.value is not None else "nothing reported", "muted")


def _step(page: Page, step: WorkedStep) -> Iterator[Line]:
    """Draw a step: its name with the result, the formula, and the formula with the numbers put in."""
    result = page.text(f"{step.name} ", "strong") + page.text(f"= {show_exact(step.result)}", "call")
    yield from wrap(result, page.width)
    yield from indent(wrap(page.text(step.formula, "muted"), page.width - _SPACE), _SPACE)
    yield from indent(wrap(page.text(step.worked), page.width - _SPACE), _SPACE)
