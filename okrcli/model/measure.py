"""The ways in which a key result is measured: move, keep, milestones, rollup."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from okrcli.model.faults import fault
from okrcli.model.fields import (
    QUANTITY_SCHEMA,
    DayField,
    Definition,
    Id,
    Number,
    Text,
    Weight,
    read_quantity,
    wrong_type,
)
from okrcli.model.pairs import read_two
from okrcli.model.record import record
from okrcli.node import Node
from okrcli.quantity import Quantity


class Way(Enum):
    """How a key result is measured."""

    MOVE = "move"
    """From a baseline to a target, up or down."""
    KEEP = "keep"
    """Inside a limit in every period."""
    MILESTONES = "milestones"
    """Things that get done."""
    ROLLUP = "rollup"
    """The weighted mean of the objectives that contribute to it."""

    @property
    def is_told(self) -> bool:
        """Whether somebody has to say how it stands; a rollup follows from others."""
        return self is not Way.ROLLUP


def _read_baseline(value: Node) -> Quantity | Literal["first"]:
    if isinstance(value, str) and value.lower() == "first":
        if value == "first":
            return "first"
        raise fault("OKR104", f"`{value}` is no quantity", "write first")
    return read_quantity(value)


def _read_change(value: Node) -> Quantity:
    """Read a change such as `+15%`: here, and only here, a plus may be written."""
    if isinstance(value, str) and value.startswith("+"):
        return read_quantity(type(value)(value[1:]))
    return read_quantity(value)


def read_pair(value: Node) -> tuple[Quantity, Quantity]:
    """Read the two ends of a range, written as a list."""
    return read_two(value, read_quantity, "two numbers", "write [4, 6]")


_QUANTITY = str(QUANTITY_SCHEMA["pattern"])
_BASELINE_SCHEMA = QUANTITY_SCHEMA | {"pattern": f"^first$|{_QUANTITY}"}
_CHANGE_SCHEMA = QUANTITY_SCHEMA | {"pattern": r"^\+?[^+,]*[0-9][^,]*$"}
PAIR_SCHEMA: dict[str, object] = {"type": "array", "items": QUANTITY_SCHEMA, "minItems": 2, "maxItems": 2}
"""What a schema can tell of a range."""


Baseline = Annotated[Quantity | Literal["first"], PlainValidator(_read_baseline), WithJsonSchema(_BASELINE_SCHEMA)]
"""Where a key result starts from; `first` is the first value that is seen."""

ChangeField = Annotated[Quantity, PlainValidator(_read_change), WithJsonSchema(_CHANGE_SCHEMA)]
"""How far to go from the baseline: a percentage of it, or an amount."""

Pair = Annotated[tuple[Quantity, Quantity], PlainValidator(read_pair), WithJsonSchema(PAIR_SCHEMA)]
"""The low and the high end of a range; both are inside."""


LIMITS: Final = ("at_least", "at_most", "between")
"""The ways to write a limit."""


class Limit(Definition):
    """A range that a number has to stay in: exactly one of `at_least`, `at_most` and `between`."""

    at_least: Number | None = Field(default=None, description="The lowest good value; it is inside.", examples=[98])
    at_most: Number | None = Field(default=None, description="The highest good value; it is inside.", examples=[30])
    between: Pair | None = Field(default=None, description="The lowest and the highest good value.", examples=[[4, 6]])

    @model_validator(mode="after")
    def _one_limit(self) -> Limit:
        given = [name for name in LIMITS if getattr(self, name) is not None]
        if len(given) == 1:
            return self
        names = [(name,) for name in given]
        if self.at_least is not None and self.at_most is not None:
            help_text = f"write between: [{self.at_least.text}, {self.at_most.text}]"
            raise fault("OKR104", "a limit with `at_least` and `at_most` is a range", help_text, *names)
        found = " and ".join(given) or "none of them"
        message = f"a limit is one of at_least, at_most and between, and {found} stands here"
        raise fault("OKR104", message, "write one: at_least: 98, at_most: 30 or between: [4, 6]", *names)

    @property
    def kind(self) -> str:
        """Which of `LIMITS` it is written as."""
        return next(name for name in LIMITS if getattr(self, name) is not None)


class PlanPoint(Definition):
    """A value that a key result means to have on a day before it is due."""

    at: DayField = Field(description="The day.", examples=["2026-11-15"])
    value: Number = Field(description="The value meant for that day.", examples=["40 min"])


class Plan(Definition):
    """How progress is meant to grow from the cycle's first day to the day that it is due."""

    curve: Literal["linear", "s-curve"] = "linear"
    points: tuple[PlanPoint, ...] = ()


def _read_plan(value: Node) -> dict[str, Node]:
    match value:
        case list():
            return {"points": value}
        case str():
            return {"curve": value}
        case _:
            raise wrong_type("a plan", value, "write linear, s-curve, or points: [{at: 2026-11-15, value: 40}]")


@record
class Milestone:
    """One thing that a key result has to get done."""

    id: Id = Field(description="The milestone's id, unique in its key result.", examples=["chicago"])
    title: Text | None = Field(default=None, description="What is to be done, for people.", examples=["Chicago"])
    due: DayField | None = Field(default=None, description="The day by which it is meant to be reached.")
    weight: Weight = Field(default=Decimal(1), description="What it counts among the milestones.")


def _read_milestone(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the mapping next
    return {"id": value} if isinstance(value, str) else value


PlanField = Annotated[
    Plan, BeforeValidator(_read_plan, json_schema_input_type=Literal["linear", "s-curve"] | list[PlanPoint])
]
"""`linear`, `s-curve`, or the points to go through."""

MilestoneField = Annotated[Milestone, BeforeValidator(_read_milestone, json_schema_input_type=Id | Milestone)]
"""A milestone, or just its id."""
