"""A KPI, as it stands in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from okrcli.calendar import Cadence
from okrcli.model.faults import fault
from okrcli.model.fields import (
    QUANTITY_SCHEMA,
    Bare,
    Count,
    DayField,
    Definition,
    Id,
    Ids,
    Text,
    describe,
    read_quantity,
    wrong_type,
)
from okrcli.model.formula import Formula, FormulaError, parse_formula
from okrcli.model.measure import PAIR_SCHEMA, Limit, read_pair
from okrcli.model.pairs import read_two
from okrcli.model.revision import Revision, Visibility
from okrcli.node import Node
from okrcli.periods import LENGTHS, Length
from okrcli.quantity import Quantity

Bounds: TypeAlias = tuple[Quantity | None, Quantity | None]
"""The lowest and the highest number that is possible at all; None where there is no end."""


def _read_bounds(value: Node) -> Bounds:
    return read_two(value, _read_bound, "a low and a high end", "write [0, null]")


def _read_bound(value: Node) -> Quantity | None:
    return None if value is None else read_quantity(value)


def _read_watch(value: Node) -> Quantity | tuple[Quantity, Quantity]:
    return read_pair(value) if isinstance(value, list) else read_quantity(value)


@dataclass(frozen=True, slots=True)
class Window:
    """A rolling window: so many periods of one length."""

    count: int
    length: Length


_WINDOW = re.compile(rf"([1-9]\d{{0,3}}) ?({'|'.join(LENGTHS)})s?", re.ASCII)


def _read_window(value: Node) -> Window:
    if isinstance(value, str) and (match := _WINDOW.fullmatch(value)):
        return Window(int(match[1]), LENGTHS[LENGTHS.index(match[2])])
    raise fault("OKR104", f"{describe(value)} is no rolling window", "write a number of periods, such as 12 months")


def _read_formula(value: Node) -> Formula:
    if not isinstance(value, str):
        raise wrong_type("a formula", value, "write one such as revenue / customers")
    try:
        return parse_formula(str(value))
    except FormulaError as error:
        raise fault("OKR104", error.message, error.help) from None


_BOUNDS_SCHEMA = PAIR_SCHEMA | {"items": {"anyOf": [QUANTITY_SCHEMA, {"type": "null"}]}}
_WATCH_SCHEMA = {"anyOf": [QUANTITY_SCHEMA, PAIR_SCHEMA]}

BoundsField = Annotated[Bounds, PlainValidator(_read_bounds), WithJsonSchema(_BOUNDS_SCHEMA)]
"""What is possible at all."""

WatchField = Annotated[Quantity | tuple[Quantity, Quantity], PlainValidator(_read_watch), WithJsonSchema(_WATCH_SCHEMA)]
"""The edge of the watch band: a number, or with `between` a pair."""

WindowField = Annotated[Window, PlainValidator(_read_window), WithJsonSchema({"type": "string", "pattern": r"^[1-9]"})]
"""A number of periods, such as `12 months`."""

FormulaField = Annotated[Formula, PlainValidator(_read_formula), WithJsonSchema({"type": "string", "pattern": "[a-z]"})]
"""Arithmetic over KPI ids."""


class Target(Limit):
    """The range that a KPI should be in during a cycle, and where inside it to begin to worry."""

    watch: WatchField | None = Field(
        default=None, description="The edge of the watch band, on the good side of the limit.", examples=[27]
    )

    @model_validator(mode="after")
    def _watch_fits(self) -> Target:
        if self.watch is None or isinstance(self.watch, tuple) == (self.between is not None):
            return self
        if self.between is not None:
            raise fault("OKR104", "`watch` wants a pair, as between is", "write watch: [4.5, 5.5]", ("watch",))
        raise fault("OKR104", "`watch` wants one number, as the limit is", "write watch: 27", ("watch",))


class Alarm(Definition):
    """How many points in a row make a breach, and how many end it."""

    breach_after: Count | None = Field(default=None, description="Points in a row outside that make a breach.")
    recover_after: Count | None = Field(default=None, description="Points in a row inside that end it.")


class BaselinePeriod(Definition):
    """The stretch of days whose points fix the natural limits."""

    first: DayField = Field(alias="from", description="The first day.")
    last: DayField = Field(alias="to", description="The last day.")


class Source(Definition):
    """Where the numbers come from; each type of source has keys of its own."""

    model_config = ConfigDict(extra="allow")

    type: Id = Field(description="The kind of source.", examples=["csv"])


class Retired(Definition):
    """A KPI that is watched no more."""

    date: DayField = Field(description="The day from which it is watched no more.")
    because: Text = Field(description="Why it was retired.")
    replaced_by: Id | None = Field(default=None, description="The KPI to look at instead.")


class RatioPart(Definition):
    """One half of a ratio: a flow, or a level of which one value a period is taken."""

    kpi: Id = Field(description="The KPI that it takes.")
    take: Literal["mean", "first", "last"] | None = Field(
        default=None, description="Of a level: which value of the period; a flow is summed."
    )


def _read_part(value: Node) -> object:
    match value:
        case str():
            return {"kpi": value}
        case dict():
            return value
        case _:
            raise wrong_type("a KPI", value, "write its id, or of a level such as {kpi: headcount, take: mean}")


RatioPartField = Annotated[RatioPart, BeforeValidator(_read_part, json_schema_input_type=Id | RatioPart)]
"""The numerator or denominator of a ratio."""


class Kpi(Definition):
    """A gauge: a number that is watched against a target all year."""

    name: Text = Field(description="What people call it.", examples=["Average reply time"])
    what: Text | None = Field(default=None, description="What is measured, so that two people would get one number.")
    why: Text | None = Field(default=None, description="Why it is worth watching.")
    how: Text | None = Field(default=None, description="How the number is found; its reliable source.")
    owner: Id = Field(description="Who answers for it.", examples=["desk-manager"])
    team: Id | None = Field(default=None, description="The team that watches it; the owner's team if absent.")
    cadence: Cadence = Field(description="How often a new value is due.")
    unit: Text | None = Field(default=None, description="What its numbers count.", examples=["min", "%", "USD"])
    bounds: BoundsField | None = Field(
        default=None, description="What is possible at all; null where there is no end.", examples=[[-100, 100]]
    )
    targets: dict[str, Target] = Field(
        default={}, description="By cycle; the shortest cycle that holds the day is in force."
    )
    tier: Literal["strategic", "operational", "input"] = Field(
        default="operational", description="`input` feeds other KPIs: no target, no place on the dashboard."
    )
    indicator: Literal["leading", "lagging"] | None = Field(
        default=None, description="Whether it moves before the results do, or with them."
    )
    parent: Id | None = Field(default=None, description="The KPI above it in the tree.")
    nature: Literal["level", "flow"] = Field(
        default="level", description="A level is a state whose last value counts; a flow is amounts that add up."
    )
    accumulate: Literal["week", "month", "quarter", "year"] | None = Field(
        default=None, description="Of a flow: the period to sum over; the cadence's period if absent."
    )
    window: WindowField | None = Field(
        default=None,
        description="Of a flow: sum over a rolling window that ends with each period.",
        examples=["12 months"],
    )
    alarm: Alarm = Field(default=Alarm(), description="How many points in a row make or end a breach.")
    baseline_period: BaselinePeriod | None = Field(default=None, description="Locks the natural limits.")
    visibility: Visibility = Field(default="open", description="`restricted` stays out of what is published.")
    perspective: Literal["financial", "customer", "process", "learning"] | None = Field(
        default=None, description="Its side of the balanced scorecard."
    )
    link: Text | None = Field(default=None, description="Where to read more.")
    source: Source | None = Field(default=None, description="Where its measurements are fetched from.")
    formula: FormulaField | None = Field(
        default=None,
        description="Instead of measurements: + - * / ( ) min max over KPI ids.",
        examples=["sales / customers"],
    )
    numerator: RatioPartField | None = Field(default=None, description="Of a ratio: what is divided.")
    denominator: RatioPartField | None = Field(default=None, description="Of a ratio: what it is divided by.")
    scale: Bare | None = Field(default=None, description="Of a ratio: times this; 100 makes a percentage.")
    revised: tuple[Revision, ...] = Field(default=(), description="Every goalpost that moved, and why.")
    formerly: Ids = Field(default=(), description="Ids that it had before; references to them still resolve.")
    retired: Retired | None = Field(default=None, description="When and why it ended.")

    @property
    def is_flow(self) -> bool:
        """Whether its values are amounts, which are summed over periods."""
        return self.nature == "flow"

    @property
    def derived(self) -> bool:
        """Whether its series is computed from other KPIs, so that it has no measurements of its own."""
        return self.formula is not None or self.numerator is not None

    @property
    def by_hand(self) -> bool:
        """Whether people record its values: nothing computes them, and no source is named."""
        return self.source is None and not self.derived

    @property
    def inputs(self) -> tuple[str, ...]:
        """The KPIs that its series is computed from."""
        parts = tuple(part.kpi for part in (self.numerator, self.denominator) if part is not None)
        return parts if self.formula is None else self.formula.inputs

    @model_validator(mode="after")
    def _one_series(self) -> Kpi:
        if (self.numerator is None) != (self.denominator is None):
            missing = "numerator" if self.numerator is None else "denominator"
            raise fault("OKR101", f"the key `{missing}` is missing", f"write `{missing}: …`: a ratio has both halves")
        if self.formula is not None and self.numerator is not None:
            help_text = "take out formula, or numerator and denominator"
            raise fault("OKR104", "`formula` and `numerator` are two series", help_text, ("formula",), ("numerator",))
        if self.scale is not None and self.numerator is None:
            help_text = "take `scale` out, or write numerator and denominator"
            raise fault("OKR104", "`scale` belongs to a ratio", help_text, ("scale",))
        if self.nature == "level" and (key := "accumulate" if self.accumulate else "window" if self.window else None):
            message = f"`{key}` adds up the amounts of a flow, and this is a level"
            raise fault("OKR104", message, f"write `nature: flow`, or take `{key}` out", (key,))
        return self
