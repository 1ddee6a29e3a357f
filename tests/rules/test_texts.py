"""The texts that are read are all that the models have: what is_text says of each value decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.model.annotations import is_text
from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective
from okrcli.model.validation import reader_of
from okrcli.rules.craft.texts import checkin_texts, config_texts, kpi_texts, objective_texts
from okrcli.syntax.document import Document
from okrcli.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

OWNERS = {"owner", "lead"}
REFERENCES = {"contributes_to", "supports", "carried_to", "rules"}
"""Texts that lead to something, which other rules look up."""

CONFIG = """
version: 1
organization: A
teams: {sales: {name: A, lead: tbd}}
people: {me: {name: A, email: A, team: sales}}
rules: {select: ["5"]}
"""
OBJECTIVE = """
title: A
why: A
owner: tbd
contributes_to: 2026/a
link: A
tags: [A, A]
key_results:
  - id: a
    title: A
    owner: tbd
    milestones: [{id: a, title: A}]
    dropped: {date: 2026-11-20, because: A}
  - {id: c, title: A, unit: A, baseline: 0, target: 5}
initiatives:
  - {id: b, title: A, owner: tbd, link: A, for: [a]}
revised:
  - {date: 2026-11-20, what: A, because: A}
closed: {date: 2026-11-20, outcome: missed, grade: 0, reason: A, retro: A, carried_to: 2026/a}
"""
KPI = """
name: A
what: A
why: A
how: A
owner: tbd
cadence: weekly
unit: A
link: A
revised:
  - {date: 2026-11-20, what: A, because: A}
retired: {date: 2026-11-20, because: A, replaced_by: b}
"""
CHECKIN = """
by: me
updates:
  a/b: {value: 3, note: A, link: A}
  c: 4
done: [A, A]
next: [A]
blocked: [A]
"""


def walk(data: Node, pointer: Pointer = ()) -> Iterator[Pointer]:
    """Yield the way to every scalar."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*pointer, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*pointer, index))
    else:
        yield pointer


@pytest.mark.parametrize(
    ("model", "text", "texts"),
    [
        (Config, CONFIG, config_texts),
        (Objective, OBJECTIVE, objective_texts),
        (Kpi, KPI, kpi_texts),
        (CheckIn, CHECKIN, checkin_texts),
    ],
)
def test_no_text_is_left_out(model: type, text: str, texts: Callable[[object], Iterator[tuple[Pointer, str]]]) -> None:
    document = parse("x.yaml", text.encode())
    assert isinstance(document, Document)
    every = {pointer for pointer in walk(document.data) if is_text(model, pointer) or pointer[-1] in OWNERS}
    references = {pointer for pointer in every if REFERENCES & set(pointer)}

    found = dict(texts(reader_of(model).validate_python(document.data)))

    assert set(found) == every - references
    assert set(found.values()) == {"A", "tbd"} - ({"tbd"} if model is CheckIn else set())
