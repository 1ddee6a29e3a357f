"""A check-in: what one person reports on one day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from okrcli.model.fields import (
    QUANTITY_SCHEMA,
    Day,
    Definition,
    Id,
    Ids,
    Number,
    Share,
    Switch,
    Text,
    Texts,
    describe,
    fault,
    read_day,
    read_id,
)
from okrcli.model.objective import Progressing
from okrcli.node import Node

_STATUSES = frozenset(get_args(Progressing))


def _read_reached(value: Node) -> dict[str, date | None]:
    match value:
        case list():
            return {read_id(item): None for item in value}
        case dict():
            return {read_id(key): None if day is None else read_day(day) for key, day in value.items()}
        case _:
            raise fault(
                "OKR103",
                f"a list of milestones is wanted here, and {describe(value)} stands here",
                f"write [{value}]" if isinstance(value, str) else "write [chicago] or {chicago: 2026-10-28}",
            )


_REACHED_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": ["string", "integer"]}},
        {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
    ]
}

Reached = Annotated[dict[str, date | None], PlainValidator(_read_reached), WithJsonSchema(_REACHED_SCHEMA)]
"""Milestones that were reached, with the day where it is not the check-in's."""


class Update(Definition):
    """What is said of one key result, KPI or initiative."""

    value: Number | None = Field(default=None, description="The total so far.", examples=[2, "43 min"])
    add: Number | None = Field(default=None, description="An amount that adds to the last value.", examples=[1])
    reached: Reached | None = Field(default=None, description="Milestones reached.", examples=[["chicago"]])
    unreached: Ids | None = Field(default=None, description="Milestones taken back.")
    status: Progressing | None = Field(default=None, description="Of an initiative: where it stands.")
    at: Day | None = Field(default=None, description="The day that it is true of; the check-in's if absent.")
    confidence: Share | None = Field(default=None, description="How likely it will be reached, 0 to 1.", examples=[0.7])
    note: Text | None = Field(default=None, description="A word on it.")
    link: Text | None = Field(default=None, description="Where to read more.")
    withdraw: Switch = Field(default=False, description="Takes back what was said of that day.")

    @model_validator(mode="after")
    def _one_word_on_the_number(self) -> Update:
        said = {"value": self.value is not None, "add": self.add is not None, "withdraw": self.withdraw}
        given = [f"`{key}`" for key, found in said.items() if found]
        if len(given) > 1:
            message = f"{' and '.join(given)} cannot both hold of one day"
            raise fault("OKR104", message, "keep one: value is the total so far, add adds to the last")
        return self


def _read_update(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the mapping next
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        return {"status": value} if value in _STATUSES else {"value": value}
    raise fault("OKR103", f"a value is wanted here, and {describe(value)} stands here", "write a number or a mapping")


UpdateField = Annotated[
    Update,
    BeforeValidator(
        _read_update, json_schema_input_type=Annotated[Any, WithJsonSchema(QUANTITY_SCHEMA)] | Progressing | Update
    ),
]
"""A value, an initiative's status, or a mapping with more."""


class CheckIn(Definition):
    """What one person reports on one day. Check-ins are only ever added; a newer one corrects an older."""

    date: Day | None = Field(default=None, description="The day; as in the file's name.")
    by: Id | None = Field(default=None, description="The person; as in the file's name.")
    updates: dict[str, UpdateField] = Field(
        default={}, description="By key result, KPI or initiative.", examples=[{"delight-customers/accounts": 2}]
    )
    done: Texts = Field(default=(), description="What was done since the last check-in.")
    next: Texts = Field(default=(), description="What comes next.")
    blocked: Texts = Field(default=(), description="What stands in the way.")
