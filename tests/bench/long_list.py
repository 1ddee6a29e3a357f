"""A list of a thousand rows as `okr rules` draws it, and the same list in rich's `Table`: how much faster is ours."""

from __future__ import annotations

import io
import re
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from okrcli.diagnostics import Severity
from okrcli.render.terminal import render_rules
from okrcli.results.rules import RuleEntry, RulesResult
from tests.bench.table import Row
from tests.bench.words import AIMS, AREAS, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.bench.ground import Ground

ROWS = 1000
GOAL = 50
"""How many times as long a `Table` takes, at least."""

WIDTH = 120
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "", Severity.INFO: "dim"}
_CODES = re.compile(r"\x1b\[[0-9;]*m")


class UnlikeError(Exception):
    """Both lists have the same rows, but do not look the same."""


def rows(_: Ground) -> Iterator[Row]:
    """Measure one list, whatever the sizes of workspaces."""
    yield Row(f"a list of {ROWS} rows: rich's Table / ours", long_list_ratio(), GOAL, least=True)


def long_list_ratio(rounds: int = 5) -> float:
    """Return how many times as long rich's `Table` takes for the same thousand rows, in colour: medians in turn."""
    listed = made_up(ROWS)
    if not looks_the_same(listed):
        raise UnlikeError
    pairs = [(_seconds(in_table, listed, 1), _seconds(in_ours, listed, GOAL)) for _ in range(rounds)]
    return median(table / ours for table, ours in pairs)


def made_up(number: int) -> tuple[RuleEntry, ...]:
    """Return rows of which about every third wraps; some are in characters that take two cells."""
    return tuple(_row(index) for index in range(number))


def _row(index: int) -> RuleEntry:
    name = f"{AREAS[index % len(AREAS)]}-{index % 97}"
    said = SENTENCES[index % len(SENTENCES)] if index % 3 else f"{AIMS[index % len(AIMS)]} · 顧客 {index}"
    severity = tuple(Severity)[index % len(Severity)]
    return RuleEntry(f"OKR{index:03}", name, severity, 1, said, default=True, documentation="")


def looks_the_same(rows: Sequence[RuleEntry]) -> bool:
    """Tell whether every line of the `Table` stands in our list, in this order and without another between."""
    lines = [line.rstrip(" ") for line in _CODES.sub("", in_table(rows)).splitlines()]
    drawn = _CODES.sub("", in_ours(rows)).splitlines()
    return drawn[1 : len(lines) + 1] == lines


def in_ours(rows: Sequence[RuleEntry]) -> str:
    """Draw rows as okr does."""
    return render_rules(RulesResult(tuple(rows))).text(WIDTH, "utf-8", color=True)


def in_table(rows: Sequence[RuleEntry]) -> str:
    """Draw rows in a `Table` as one writes it; the widths that it finds are the same."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("dim", "bold", "", ""):
        table.add_column(style=style, overflow="fold")
    for row in rows:
        severity = Text(row.severity.value, _COLORS[row.severity])
        table.add_row(row.code, row.name, severity, row.summary)
    paper = io.StringIO()
    Console(file=paper, width=WIDTH, force_terminal=True, color_system="standard", markup=False).print(table)
    return paper.getvalue()


def _seconds(draw: Callable[[Sequence[RuleEntry]], str], rows: Sequence[RuleEntry], times: int) -> float:
    """Return the seconds for one drawing; as many times as take about as long as the other's."""
    start = perf_counter()
    for _ in range(times):
        draw(rows)
    return (perf_counter() - start) / times


if __name__ == "__main__":
    print(f"{long_list_ratio():.0f} times as long in a Table")
