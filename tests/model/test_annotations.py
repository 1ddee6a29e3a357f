"""What belongs at a pointer, read off the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrcli.model.annotations import is_text, known_keys, needs_nothing, sketch
from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.kpi import Kpi
from okrcli.model.objective import Objective

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer

KEY_RESULT = ("key_results", 0)


@pytest.mark.parametrize(
    ("model", "pointer", "keys"),
    [
        (Config, ("fiscal_year",), ["starts", "named_for"]),
        (Config, ("cycles", "launch"), ["start", "end"]),
        (Config, ("cycles",), []),
        (Config, ("rules",), ["select", "ignore", "severity", "per_path", "from"]),
        (Objective, (*KEY_RESULT, "milestones", 2), ["id", "title", "due", "weight"]),
        (Objective, (*KEY_RESULT, "plan", 1), ["at", "value"]),
        (Objective, (*KEY_RESULT, "keep"), ["at_least", "at_most", "between"]),
        (Objective, (*KEY_RESULT, "title"), []),
        (Objective, ("initiatives", 0), ["id", "title", "for", "owner", "due", "status", "link"]),
        (Objective, ("nowhere", "at", 0, "all"), []),
        (Kpi, ("targets", "2026"), ["at_least", "at_most", "between", "watch"]),
        (Kpi, ("baseline_period",), ["from", "to"]),
        (Kpi, ("numerator",), ["kpi", "take"]),
        (
            CheckIn,
            ("updates", "a/b"),
            ["value", "add", "reached", "unreached", "status", "at", "confidence", "note", "link", "withdraw"],
        ),
    ],
)
def test_the_keys_of_a_mapping_are_known(model: type, pointer: Pointer, keys: list[str]) -> None:
    """Also below lists, maps and options, and where a reader comes first."""
    assert known_keys(model, pointer) == keys


@pytest.mark.parametrize(
    ("model", "pointer", "text"),
    [
        (Config, ("organization",), True),
        (Config, ("rules", "select", 0), True),
        (Config, ("rules", "per_path", "kpis/**", 0), True),
        (Config, ("teams", "support", "name"), True),
        (Config, ("teams", "support", "lead"), False),
        (Objective, ("title",), True),
        (Objective, ("tags", 1), True),
        (Objective, ("tags",), False),
        (Objective, ("revised", 0, "because"), True),
        (Objective, (*KEY_RESULT, "unit"), True),
        (Objective, (*KEY_RESULT, "target"), False),
        (Objective, (*KEY_RESULT, "milestones", 0, "title"), True),
        (Objective, (*KEY_RESULT, "nothing"), False),
        (CheckIn, ("updates", "a/b", "note"), True),
        (CheckIn, ("updates", "a/b"), False),
        (CheckIn, ("done", 0), True),
    ],
)
def test_text_fields_are_told_from_others(model: type, pointer: Pointer, text: bool) -> None:  # noqa: FBT001
    assert is_text(model, pointer) is text


@pytest.mark.parametrize(
    ("model", "pointer", "shown", "may_be_empty"),
    [
        (Config, ("cycles", "launch"), "{start: …, end: …}", False),
        (Config, ("teams", "support"), "{name: …}", True),
        (Config, ("teams",), None, False),
        (Objective, (*KEY_RESULT, "dropped"), "{date: …, because: …}", False),
        (Kpi, ("alarm",), "{breach_after: …}", True),
        (Kpi, ("unit",), None, False),
    ],
)
def test_a_mapping_is_sketched_by_what_it_must_have(
    model: type,
    pointer: Pointer,
    shown: str | None,
    may_be_empty: bool,  # noqa: FBT001
) -> None:
    assert (sketch(model, pointer), needs_nothing(model, pointer)) == (shown, may_be_empty)
