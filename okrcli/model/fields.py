"""The kinds of scalars that stand in goal files, each with its reader and its JSON Schema.

A reader takes what `syntax` made of a value (text, a mapping, a list or nothing) and returns the typed value, or raises
a `PydanticCustomError` whose type is the rule's code and whose context holds the message and the help.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from okrcli.model.ids import ID_LENGTH, ID_PATTERN, is_id, nearest_id
from okrcli.node import Quoted
from okrcli.quantity import Quantity, QuantityError, parse_duration_days, parse_quantity

if TYPE_CHECKING:
    from okrcli.node import Node

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)


class Definition(BaseModel):
    """The base of everything that is read from a file: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), arbitrary_types_allowed=True)


def fault(code: str, message: str, help_text: str) -> PydanticCustomError:
    """Return the error that `validation` turns into a problem with this code, message and help."""
    context = {"message": message, "help": help_text}
    return PydanticCustomError(code, "{message}", context)


def describe(value: Node) -> str:
    """Name what stands there, in the words of a message."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            return quote(value)


def quote(text: str) -> str:
    """Show a text from a file within a message, cut where it is long."""
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}…`"  # noqa: PLR2004 - what fits a line beside the rest


def _scalar(value: Node, wanted: str, example: str) -> str:
    if isinstance(value, str):
        return value
    raise fault("OKR103", f"{wanted} is wanted here, and {describe(value)} stands here", f"write {example}")


def read_text(value: Node) -> str:
    """Read a text field: any scalar is its own text, and an empty one is none."""
    text = _scalar(value, "text", "a text; put it in quotes where it begins with a sign that YAML keeps for itself")
    stripped = text.strip()
    if not stripped:
        raise fault("OKR104", "the text is empty", "write a text, or take the key out")
    return stripped


def read_id(value: Node) -> str:
    """Read an id: lower-case letters, digits and single hyphens between them."""
    text = str(_scalar(value, "an id", "an id such as `reply-time`"))
    if is_id(text):
        return text
    near = nearest_id(text)
    rule = f"an id has lower-case letters and digits with single hyphens between, at most {ID_LENGTH} characters"
    raise fault("OKR106", f"{quote(text)} is no id", f"write `{near}`: {rule}" if near else rule)


def read_day(value: Node) -> date:
    """Read a calendar day, `YYYY-MM-DD`."""
    text = _scalar(value, "a date", "a date as YYYY-MM-DD, such as 2026-11-20")
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise fault("OKR104", f"{quote(text)} is no day of the calendar", "write a day that exists") from None
    raise fault("OKR104", f"{quote(text)} is no date", _day_help(text))


def _day_help(text: str) -> str:
    if match := _LOOSE_DAY.match(text):
        year, month, day = match.groups()
        return f"write {year}-{month:0>2}-{day:0>2}"
    return "write a date as YYYY-MM-DD, such as 2026-11-20"


def read_quantity(value: Node) -> Quantity:
    """Read a number that may carry its unit; a quoted one is text, and so refused."""
    text = _scalar(value, "a number", "a number, with its unit if you like: `43 min`, `40%`, `$50M`")
    if isinstance(value, Quoted):
        raise fault("OKR104", f'"{text}" is in quotes, and so it is text', f"write {text} without the quotes")
    try:
        return parse_quantity(str(text))
    except QuantityError as error:
        raise fault("OKR104", error.message, error.help) from None


def read_number(value: Node) -> Decimal:
    """Read a bare decimal number, without a unit."""
    quantity = read_quantity(value)
    if quantity.unit is None:
        return quantity.number
    bare = quantity.number / 100 if quantity.unit == "%" else quantity.number
    raise fault("OKR104", f"{quote(quantity.text)} has a unit, and a bare number is wanted", f"write {bare:f}")


def read_share(value: Node) -> Decimal:
    """Read a number from 0 to 1."""
    number = read_number(value)
    if 0 <= number <= 1:
        return number
    scale = 10 if 1 < number < 10 else 100  # noqa: PLR2004 - somebody who counts to ten, or in percent
    near = f"write {number / scale:f}" if 1 < number <= 100 else "write a number such as 0.7"  # noqa: PLR2004
    raise fault("OKR104", f"{number} is not between 0 and 1", near)


def read_weight(value: Node) -> Decimal:
    """Read a weight: a bare number, 0 or more."""
    number = read_number(value)
    if number < 0:
        raise fault("OKR104", f"{number} is below 0", "write a weight of 0 or more")
    return number


def read_count(value: Node) -> int:
    """Read a whole number, 1 or more."""
    number = read_number(value)
    if number < 1 or number != number.to_integral_value():
        raise fault("OKR104", f"{number} is not a whole number from 1", "write a whole number such as 2")
    return int(number)


def read_switch(value: Node) -> bool:
    """Read `true` or `false`."""
    text = _scalar(value, "true or false", "true or false")
    if text in {"true", "false"}:
        return text == "true"
    meant = "true" if text.lower() in {"yes", "on", "y", "1", "true"} else "false"
    raise fault("OKR104", f"{quote(text)} is neither true nor false", f"write {meant}")


def read_grace(value: Node) -> timedelta:
    """Read a stretch of time in days or weeks, such as `2d`."""
    text = _scalar(value, "a number of days", "2d")
    try:
        return parse_duration_days(str(text))
    except QuantityError as error:
        raise fault("OKR104", error.message, error.help) from None


def _schema(kind: object, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


_SCALAR = ["string", "number", "boolean"]
_NUMBER_TEXT = r"^-?[0-9][0-9_]*(\.[0-9_]+)?$"

Text = Annotated[str, PlainValidator(read_text), _schema(_SCALAR, minLength=1)]
"""Any text that is not empty; its own text even where it looks like a number or a date."""

Id = Annotated[str, PlainValidator(read_id), _schema(["string", "integer"], pattern=f"^{ID_PATTERN}$", maxLength=64)]
"""The id of a thing, or of a person or team."""

Day = Annotated[date, PlainValidator(read_day), _schema("string", format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day of the calendar."""

QUANTITY_SCHEMA: dict[str, object] = {"type": ["number", "string"], "pattern": r"^(?!\+)[^,]*[0-9][^,]*$"}
"""What a schema can tell of a quantity: a number, or a text with a digit, no comma and no leading plus."""

Number = Annotated[Quantity, PlainValidator(read_quantity), WithJsonSchema(QUANTITY_SCHEMA)]
"""A quantity: a number that may carry its unit."""

Bare = Annotated[Decimal, PlainValidator(read_number), _schema(["number", "string"], pattern=_NUMBER_TEXT)]
"""A number without a unit."""

Share = Annotated[
    Decimal, PlainValidator(read_share), _schema(["number", "string"], minimum=0, maximum=1, pattern=_NUMBER_TEXT)
]
"""A number from 0 to 1."""

Weight = Annotated[Decimal, PlainValidator(read_weight), _schema(["number", "string"], minimum=0, pattern=r"^[0-9]")]
"""What a part counts in a mean; 0 or more."""

Count = Annotated[int, PlainValidator(read_count), _schema("integer", minimum=1)]
"""A whole number from 1."""

Switch = Annotated[bool, PlainValidator(read_switch), _schema("boolean")]
"""True or false."""

Grace = Annotated[timedelta, PlainValidator(read_grace), _schema("string", pattern=r"^[0-9]+ ?[dw]$")]
"""A stretch of days."""


def _texts(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the items next
    if isinstance(value, list):
        return value
    raise fault("OKR103", f"a list is wanted here, and {describe(value)} stands here", _list_help(value))


def _list_help(value: Node) -> str:
    return f"write it as a list: [{value}]" if isinstance(value, str) else "write a list, one item a line after `- `"


def as_list() -> BeforeValidator:
    """Return the check that a list stands where one is wanted, with a help that shows the value as one."""
    return BeforeValidator(_texts)


Texts = Annotated[tuple[Text, ...], as_list()]
"""A list of texts."""

Ids = Annotated[tuple[Id, ...], as_list()]
"""A list of ids."""
