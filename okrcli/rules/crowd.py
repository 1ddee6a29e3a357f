"""Very many problems of one kind in one file: the first are told, the rest counted, whatever a file holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.diagnostics import Severity

MANY = 1_000
"""How many problems of one rule are told of one file: more than anybody mends before checking again."""


def first_of_many(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Pass problems on; of those over the limit only how many they are."""
    counted: Counter[tuple[str, str, Severity | None]] = Counter()
    for problem in problems:
        kind = (problem.where.path, problem.code, problem.severity)
        counted[kind] += 1
        if counted[kind] <= MANY:
            yield problem
    for (path, code, severity), number in counted.items():
        if number > MANY:
            message = f"{number - MANY} more of these stand in this file"
            help_text = "mend the first ones and check again"
            yield Problem(code, Place(path, part=Part.FILE), message, help_text, severity=severity)
