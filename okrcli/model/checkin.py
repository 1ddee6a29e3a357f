"""A check-in: what one person reports on one day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Annotated, Any, get_args

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from okrcli.model.faults import fault, read_at
from okrcli.model.fields import (
    QUANTITY_SCHEMA,
    DayField,
    Id,
    Ids,
    Key,
    Number,
    Share,
    Switch,
    Text,
    Texts,
    list_of,
    no_id,
    quote,
    read_day,
    read_id,
    shorten,
    wrong_type,
)
from okrcli.model.ids import is_id
from okrcli.model.objective import Progressing
from okrcli.model.record import record
from okrcli.node import Node

_DIGIT = re.compile(r"\d")
_NO_NUMBER = frozenset({"n/a", "na", "none", "nil", "tbd", "tba", "tbc", "unknown", "missing", "pending", "open"})
_STATUSES: tuple[str, ...] = get_args(Progressing)
_COMMON = frozenset({"value", "add", "status", "confidence", "at"})
"""What many check-ins say in the same words; a note is hardly ever said twice."""


def _read_reached(value: Node) -> dict[str, date | None]:
    match value:
        case list():
            return {read_at(index, read_id, item): None for index, item in enumerate(value)}
        case dict():
            return {_read_milestone(key): read_at(key, _read_reached_on, day) for key, day in value.items()}
        case str():
            raise wrong_type("a list of milestones", value, list_of(value, "write "))
        case _:
            raise wrong_type("a list of milestones", value, "write [chicago] or {chicago: 2026-10-28}")


def _read_milestone(key: str) -> str:
    if is_id(key):
        return key
    raise no_id(key, (key,))


def _read_reached_on(day: Node) -> date | None:
    return None if day is None else read_day(day)


_REACHED_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": ["string", "integer"]}},
        {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
    ]
}

Reached = Annotated[dict[str, date | None], PlainValidator(_read_reached), WithJsonSchema(_REACHED_SCHEMA)]
"""Milestones that were reached, with the day where it is not the check-in's."""


@record
class Update:
    """What is said of one key result, KPI or initiative."""

    value: Number | None = Field(default=None, description="The total so far.", examples=[2, "43 min"])
    add: Number | None = Field(default=None, description="An amount that adds to the last value.", examples=[1])
    reached: Reached | None = Field(default=None, description="Milestones reached.", examples=[["chicago"]])
    unreached: Ids | None = Field(default=None, description="Milestones taken back.")
    status: Progressing | None = Field(default=None, description="Of an initiative: where it stands.")
    at: DayField | None = Field(default=None, description="The day that it is true of; the check-in's if absent.")
    confidence: Share | None = Field(default=None, description="How likely it will be reached, 0 to 1.", examples=[0.7])
    note: Text | None = Field(default=None, description="A word on it.")
    link: Text | None = Field(default=None, description="Where to read more.")
    withdraw: Switch = Field(default=False, description="Takes back what was said of that day.")

    @model_validator(mode="after")
    def _one_word_on_the_number(self) -> Update:
        if (self.value is not None) + (self.add is not None) + self.withdraw > 1:
            given = [key for key in ("value", "add", "withdraw") if getattr(self, key)]
            message = f"{' and '.join(f'`{key}`' for key in given)} cannot both hold of one day"
            help_text = "keep one: value is the total so far, add adds to the last, withdraw takes back"
            raise fault("OKR104", message, help_text, *((key,) for key in given))
        if not self.says_something:
            raise fault("OKR104", "nothing is said here", "write what there is to say, such as value: 2 or note: …")
        return self

    @property
    def says_something(self) -> bool:
        """Whether there is more than the day that it would be true of."""
        if self.value is not None or self.withdraw:  # nearly always, and there are very many
            return True
        said = (self.add, self.reached, self.unreached, self.status, self.confidence, self.note, self.link)
        return any(part is not None for part in said)


def _read_update(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the mapping next
    written = _written(value)
    if _COMMON.issuperset(written) and all(text.__class__ is str for text in written.values()):
        return _shared(tuple(written.items())) or written
    return written


@lru_cache(maxsize=4096)
def _shared(written: tuple[tuple[str, str], ...]) -> Update | None:
    """Return the update that plain words make, one for all that write them so; None where something is wrong."""
    try:
        return _reader().validate_python(dict(written))
    except ValidationError:
        return None


@cache
def _reader() -> TypeAdapter[Update]:
    return TypeAdapter(Update)


def _written(value: Node) -> dict[str, Node]:
    if isinstance(value, dict):
        return value
    if not isinstance(value, str):
        raise wrong_type("a value", value, _list_help(value))
    if value in _STATUSES:
        return {"status": value}
    if value[:1].isalpha() and _DIGIT.search(value) is None:
        raise fault("OKR104", f"{quote(value)} is neither a number nor a status", _word_help(value))
    return {"value": value}


def _list_help(value: Node) -> str:
    """Say what may stand for a list: most likely it holds milestones."""
    ids = [item for item in value or () if isinstance(item, str) and is_id(item)]
    if ids and len(ids) == len(value or ()):
        return f"write {{reached: [{', '.join(ids)}]}}"
    return "write a number or a mapping such as {value: 2, note: …}"


def _word_help(word: str) -> str:
    """Say what a word may have been meant as: a status with a slip in it, or a milestone."""
    lower = word.lower()
    if lower in _NO_NUMBER:
        return "leave the line out until there is a number; a mapping with a `note` alone says why: {note: …}"
    if near := get_close_matches(lower, _STATUSES, n=1):
        return f"write {near[0]}"
    milestone = "passed" if lower in {"true", "yes"} or not is_id(lower) else lower
    return f"write a number, or of milestones {{reached: [{milestone}]}}"


UpdateField = Annotated[
    Update,
    BeforeValidator(
        _read_update, json_schema_input_type=Annotated[Any, WithJsonSchema(QUANTITY_SCHEMA)] | Progressing | Update
    ),
]
"""A value, an initiative's status, or a mapping with more."""


def _read_updates(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the entries next
    match value:
        case [{**first}, *_] if len(first) == 1 and isinstance(shown := next(iter(first.values())), str):
            example = f"{next(iter(first))}: {shown}"
        case [{"value": str(shown), **others}, *_] if (named := _first_reference(others.values())) is not None:
            example = f"{named}: {shown}"
        case list():
            example = "delight-customers/csat: 55"
        case _:
            return value
    raise wrong_type("a mapping", value, f"write each line without its dash, by what it is of: `{shorten(example)}`")


def _first_reference(texts: Iterable[object]) -> str | None:
    return next((text for text in texts if isinstance(text, str) and "/" in text), None)


Updates = Annotated[dict[Key, UpdateField], BeforeValidator(_read_updates)]
"""What is said of each thing, by its reference."""


@record
class CheckIn:
    """What one person reports on one day. Check-ins are only ever added; a newer one corrects an older."""

    date: DayField | None = Field(default=None, description="The day; as in the file's name.")
    by: Id | None = Field(default=None, description="The person; as in the file's name.")
    updates: Updates = Field(
        default={}, description="By key result, KPI or initiative.", examples=[{"delight-customers/accounts": 2}]
    )
    done: Texts = Field(default=(), description="What was done since the last check-in.")
    next: Texts = Field(default=(), description="What comes next.")
    blocked: Texts = Field(default=(), description="What stands in the way.")
