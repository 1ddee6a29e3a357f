"""`okr.yaml`: the organisation, its calendar, its teams and people, and the settings of a workspace."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from okrcli.calendar import Cadence
from okrcli.model.faults import fault
from okrcli.model.fields import (
    Count,
    DayField,
    Definition,
    Grace,
    Id,
    Ids,
    Share,
    Text,
    Texts,
    describe,
    read_count,
    read_number,
)
from okrcli.model.objective import Ambition
from okrcli.model.pairs import read_two
from okrcli.node import Node
from okrcli.quantity import is_currency, resolve_unit

Month = Literal[
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip

MONTHS: tuple[Month, ...] = get_args(Month)
"""The months by name; a fiscal year may start in any of them."""


def _read_version(value: Node) -> int:
    number = read_number(value)
    if number != 1:
        raise fault("OKR104", f"this okr reads version 1 of the format, and {number} stands here", "write version: 1")
    return 1


def _read_currency(value: Node) -> str:
    if isinstance(value, str) and is_currency(value):
        return str(value)
    meant = resolve_unit(value.upper(), "USD") if isinstance(value, str) else None
    help_text = f"write {meant}" if meant is not None and is_currency(meant) else "write one such as USD or EUR"
    raise fault("OKR104", f"{describe(value)} is no ISO 4217 currency code", help_text)


def _read_range(value: Node) -> tuple[int, int]:
    fewest, most = read_two(value, read_count, "the fewest and the most", "write [3, 5]")
    if fewest > most:
        raise fault("OKR104", f"the fewest, {fewest}, are more than the most, {most}", f"write [{most}, {fewest}]")
    return fewest, most


class FiscalYear(Definition):
    """When the fiscal year starts, and which calendar year it is named for."""

    starts: Month = Field(default="january", description="The month in which the fiscal year starts.")
    named_for: Literal["start", "end"] = Field(
        default="start", description="Named for the calendar year in which it starts, or in which it ends."
    )


class CustomCycle(Definition):
    """A closed range of days with a name of its own."""

    start: DayField = Field(description="The first day.")
    end: DayField = Field(description="The last day.")


class Team(Definition):
    """A team, and the team above it."""

    name: Text | None = Field(default=None, description="What people call it.")
    parent: Id | None = Field(default=None, description="The team above it.")
    lead: Id | None = Field(default=None, description="Who leads it.")
    formerly: Ids = Field(default=(), description="Ids that it had before.")
    ended: DayField | None = Field(default=None, description="The day from which it is no more.")


class Person(Definition):
    """Somebody who owns goals or reports on them."""

    name: Text | None = Field(default=None, description="What people call them.")
    email: Text | None = Field(default=None, description="Matches the author of a commit.")
    team: Id | None = Field(default=None, description="The team they work in.")
    formerly: Ids = Field(default=(), description="Ids that they had before.")
    ended: DayField | None = Field(default=None, description="The day from which they are no longer there.")


class CheckInSettings(Definition):
    """How often people check in, and how many days late is still in time."""

    cadence: Cadence = Field(default=Cadence.WEEKLY, description="How often.")
    grace: Grace = Field(default=timedelta(days=2), description="How long after that it is overdue.")


class Pace(Definition):
    """The share of the plan from which a key result is on track, or behind; below it is at risk."""

    on_track: Share = Field(default=Decimal("0.95"), description="Progress over plan from which it is on track.")
    behind: Share = Field(default=Decimal("0.75"), description="Progress over plan from which it is only behind.")

    @model_validator(mode="after")
    def _ordered(self) -> Pace:
        if self.behind > self.on_track:
            message = f"`behind` ({self.behind}) lies over `on_track` ({self.on_track})"
            raise fault("OKR104", message, "write a behind that is not over on_track", ("behind",), ("on_track",))
        return self


class GradeBands(Definition):
    """The grades from which an objective is green, or yellow; below it is red."""

    green: Share = Field(default=Decimal("0.7"), description="The grade from which it is green.")
    yellow: Share = Field(default=Decimal("0.4"), description="The grade from which it is yellow.")

    @model_validator(mode="after")
    def _ordered(self) -> GradeBands:
        if self.yellow > self.green:
            message = f"`yellow` ({self.yellow}) lies over `green` ({self.green})"
            raise fault("OKR104", message, "write a yellow that is not over green", ("yellow",), ("green",))
        return self


class Scoring(Definition):
    """The thresholds that turn numbers into words."""

    pace: Pace = Field(default=Pace(), description="From progress against plan to a status.")
    grade: GradeBands = Field(default=GradeBands(), description="From a grade to a colour.")
    ambition: Ambition = Field(default="aspirational", description="Of objectives that do not say.")


_RANGE_SCHEMA = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}


class Limits(Definition):
    """How many of each are still few."""

    key_results: Annotated[tuple[int, int], PlainValidator(_read_range), WithJsonSchema(_RANGE_SCHEMA)] = Field(
        default=(3, 5), description="The fewest and the most key results of an objective."
    )
    objectives_per_team: Count = Field(default=5, description="The most objectives of a team in a cycle.")
    kpis_per_team: Count = Field(default=7, description="The most KPIs of a team.")


SeverityWord = Literal["error", "warning", "info"]


class RuleSettings(Definition):
    """Which rules are checked, and how much they matter. Rules go by code, name or group."""

    select: Texts = Field(default=(), description="Rules to check besides the default groups.", examples=[["5", "7"]])
    ignore: Texts = Field(default=(), description="Rules not to check.", examples=[["objective-has-number"]])
    severity: dict[str, SeverityWord] = Field(default={}, description="Severities other than the rules' own.")
    per_path: dict[str, Texts] = Field(
        default={}, description="Rules not to check in files that match a pattern.",
        examples=[{"objectives/2024-*/**": ["key-result-count"]}],
    )  # fmt: skip
    from_: dict[str, DayField] = Field(
        default={},
        alias="from",
        description="Rules that are warnings until a day, and have their severity from then on.",
    )


class Config(Definition):
    """A workspace's settings. Only `version` is required."""

    version: Annotated[int, PlainValidator(_read_version), WithJsonSchema({"const": 1})] = Field(
        description="The version of the format."
    )
    organization: Text | None = Field(
        default=None, description="Whose goals these are.", examples=["Northwind Traders"]
    )
    as_of: DayField | None = Field(
        default=None, description="The day to look from when none is given: for examples and archives."
    )
    currency: Annotated[
        str, PlainValidator(_read_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})
    ] = Field(default="USD", description="The currency that amounts are in; what `$` means where it is a dollar.")
    fiscal_year: FiscalYear = Field(default=FiscalYear(), description="When the fiscal year starts.")
    cycles: dict[str, CustomCycle] = Field(default={}, description="Ranges of days with names of their own.")
    teams: dict[Id, Team] = Field(default={}, description="The teams, by id.")
    people: dict[Id, Person] = Field(default={}, description="When present, every owner and author is one of them.")
    checkin: CheckInSettings = Field(default=CheckInSettings(), description="How often people check in.")
    scoring: Scoring = Field(default=Scoring(), description="From which numbers on a word or a colour is given.")
    limits: Limits = Field(default=Limits(), description="From how many on okr says that it is too much.")
    rules: RuleSettings = Field(default=RuleSettings(), description="Which rules are checked.")
