"""What the path of a file says: its kind, its id, its cycle, and for a check-in its day and person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from okrcli.folder import SUFFIXES, WORKSPACE_FILE
from okrcli.model.days import DayError, parse_day

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

_CHECK_IN = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)", re.ASCII | re.DOTALL)
_NUMBERED = re.compile(r"(.+)-([2-9]|[1-9]\d+)", re.ASCII | re.DOTALL)
_CYCLE_AND_NAME = 3
"""`objectives/2026-Q4/x.yaml` has three segments; folders between the last two are free."""


class FileKind(Enum):
    """What a file holds, told from its path alone."""

    WORKSPACE = "workspace"
    OBJECTIVE = "objective"
    KPI = "kpi"
    MEASUREMENTS = "measurements"
    CHECK_IN = "checkin"
    MISPLACED = "misplaced"
    """A `.yml` or `.YAML`, or a `.yaml` or `.csv` where none is read."""
    OTHER = "other"
    """Left alone."""


def kind_of(path: str) -> FileKind:
    """Tell what the file at `path` holds."""
    if path == WORKSPACE_FILE:
        return FileKind.WORKSPACE
    folder, *rest = path.split("/")
    stem, _, suffix = rest[-1].rpartition(".") if rest else ("", "", "")
    if not stem:
        return FileKind.OTHER
    match folder, suffix:
        case "objectives", "yaml" if len(rest) + 1 >= _CYCLE_AND_NAME:
            return FileKind.OBJECTIVE
        case "checkins", "yaml" if len(rest) + 1 == _CYCLE_AND_NAME:
            return FileKind.CHECK_IN
        case "kpis", "yaml":
            return FileKind.KPI
        case "kpis", "csv":
            return FileKind.MEASUREMENTS
        case _:
            return FileKind.MISPLACED if suffix.lower() in SUFFIXES else FileKind.OTHER


def stem_of(path: str) -> str:
    """Return the file's name without its suffix."""
    return path.rpartition("/")[2].rpartition(".")[0]


def cycle_of(path: str) -> str:
    """Return the name of the cycle folder of an objective or check-in."""
    return path.split("/")[1]


@dataclass(frozen=True, slots=True)
class CheckInName:
    """What the name of a check-in says; `number` counts the check-ins of one person on one day, from 1."""

    day: date
    by: str
    number: int


def read_checkin_name(stem: str, people: Container[str]) -> CheckInName | None:
    """Read `<date>-<person>` or `<date>-<person>-2`; None where the name has another shape.

    A person of `people` whose own id ends in a number is not taken for a second check-in of somebody else.
    """
    match = _CHECK_IN.fullmatch(stem)
    if match is None:
        return None
    try:
        day = parse_day(match[1])
    except DayError:
        return None
    numbered = _NUMBERED.fullmatch(match[2])
    if numbered is None or match[2] in people:
        return CheckInName(day, match[2], 1)
    return CheckInName(day, numbered[1], int(numbered[2]))
