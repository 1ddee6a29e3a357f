"""The kinds of scalars that stand in goal files, each with its reader and its JSON Schema.

A reader takes what `syntax` made of a value (text, a mapping, a list or nothing) and returns the typed value, or raises
a `fault`. Readers run for every value of every file: they decide first whether all is well.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from sys import intern
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from okrcli.model.days import DayError, parse_day
from okrcli.model.faults import fault
from okrcli.model.ids import ID_LENGTH, ID_PATTERN, ID_RULE, is_id, nearest_id
from okrcli.node import Quoted
from okrcli.quantity import Quantity, QuantityError, parse_duration_days, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node


class Definition(BaseModel):
    """The base of everything that is read from a file: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", protected_namespaces=(), arbitrary_types_allowed=True, defer_build=True
    )


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


TYPOGRAPHIC_QUOTES = "“”„‟‘’‚‛«»"  # noqa: RUF001 - what word processors write for quotes
_SHOWN = 60
"""How much of a text a message shows: what fits a line beside the rest."""


def quote(text: str) -> str:
    """Show a text from a file within a message, cut where it is long."""
    return f"`{shorten(text)}`"


def shorten(text: str) -> str:
    """Cut a text to what a message has room for."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}…"


def wrong_type(wanted: str, value: Node, help_text: str) -> PydanticCustomError:
    """Return the fault of a value of another kind than the one that is wanted."""
    return fault("OKR103", f"{wanted} is wanted here, and {describe(value)} stands here", help_text)


def read_text(value: Node) -> str:
    """Read a text field: any scalar is its own text, and an empty one is none."""
    if not isinstance(value, str):
        raise wrong_type("text", value, _text_help(value))
    text = value.strip()
    if text:
        return intern(text)
    raise fault("OKR104", "the text is empty", "write a text, or take the key out")


def _text_help(value: Node) -> str:
    """Show in quotes what YAML took for a list or a mapping: `[red] alert`, or `- Fixed: the survey`."""
    if _is_long(value):
        return "write a text, in quotes where it begins with a bracket"
    match value:
        case {**entries} if len(entries) == 1 and all(isinstance(item, str) for item in entries.values()):
            key, text = next(iter(entries.items()))
            return f"write it in quotes: {_in_quotes(f'{key}: {text}')}"
        case [str(item)]:
            return f"write it in quotes: {_in_quotes(f'[{item}]')}"
        case _:
            return "write a text"


def _is_long(value: Node) -> bool:
    """Tell whether a value is too long to be shown as it would be right."""
    texts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return sum(len(text) for text in texts if isinstance(text, str)) > _SHOWN


def _in_quotes(text: str) -> str:
    return f'"{text}"' if '"' not in text and "\\" not in text else "'{}'".format(text.replace("'", "''"))


def read_id(value: Node) -> str:
    """Read an id: lower-case letters, digits and single hyphens between them."""
    if not isinstance(value, str):
        raise wrong_type("an id", value, "write an id such as reply-time")
    if is_id(value):
        return intern(str(value))
    raise no_id(value)


def no_id(text: str, *about: Pointer) -> PydanticCustomError:
    """Return the fault of a text that is no id, with the nearest one."""
    near = nearest_id(text)
    if near and text.strip(TYPOGRAPHIC_QUOTES) == near:
        return fault("OKR106", f"{quote(text)} is in typographic quotes", f"write {near} without them", *about)
    return fault("OKR106", f"{quote(text)} is no id", f"write `{near}`: {ID_RULE}" if near else ID_RULE, *about)


def read_day(value: Node) -> date:
    """Read a calendar day, `YYYY-MM-DD`."""
    if not isinstance(value, str):
        raise wrong_type("a date", value, "write a date as YYYY-MM-DD, such as 2026-11-20")
    try:
        return parse_day(value)
    except DayError as error:
        raise fault("OKR104", error.message, error.help) from None


def read_quantity(value: Node) -> Quantity:
    """Read a number that may carry its unit; a quoted one is text, and so refused."""
    if not isinstance(value, str):
        raise wrong_type("a number", value, "write a number, with its unit if it has one: 40, 40%, $50M, 43 min")
    try:
        quantity = parse_quantity(value)
    except QuantityError as error:
        raise fault("OKR104", error.message, error.help) from None
    if isinstance(value, Quoted):
        raise fault("OKR104", f'"{value}" is in quotes, and so it is text', f"write {value} without the quotes")
    return quantity


def _read_bare(value: Node, wanted: str, fits: Callable[[Decimal], bool], example: str) -> Decimal:
    """Read a number without a unit that `fits`; else show the one that was probably meant."""
    try:
        quantity = read_quantity(value)
    except PydanticCustomError:
        if isinstance(value, str) and not any(char.isdigit() for char in value):
            raise fault("OKR104", f"{quote(value)} is not {wanted}", f"write a number such as {example}") from None
        raise
    number = quantity.number
    if quantity.unit is None and fits(number):
        return number
    why = f"is not {wanted}" if quantity.unit is None else f"has a unit, and {wanted} is wanted here"
    meant = [number / 100] if quantity.unit == "%" else []
    meant += [number, number / 10 if number < 10 else number / 100]  # noqa: PLR2004 - counted to ten, or in percent
    near = next((f"write {it:f}" for it in meant if fits(it)), f"write a number such as {example}")
    raise fault("OKR104", f"{quote(quantity.text)} {why}", near)


def read_number(value: Node) -> Decimal:
    """Read a bare decimal number, without a unit."""
    return _read_bare(value, "a bare number", lambda _: True, "100")


def read_share(value: Node) -> Decimal:
    """Read a number from 0 to 1."""
    return _read_bare(value, "a number from 0 to 1", lambda number: 0 <= number <= 1, "0.7")


def read_weight(value: Node) -> Decimal:
    """Read a weight: a bare number, 0 or more."""
    return _read_bare(value, "a weight of 0 or more", lambda number: number >= 0, "2")


def read_count(value: Node) -> int:
    """Read a whole number, 1 or more."""
    whole = _read_bare(value, "a whole number from 1", _is_count, "2")
    return int(whole)


def _is_count(number: Decimal) -> bool:
    return number >= 1 and number == number.to_integral_value()


_YES = frozenset({"true", "yes", "on", "y", "1"})
_NO = frozenset({"false", "no", "off", "n", "0"})


def read_switch(value: Node) -> bool:
    """Read `true` or `false`; a quoted one is text, and so refused."""
    if not isinstance(value, str):
        raise wrong_type("true or false", value, "write true or false")
    quoted = isinstance(value, Quoted)
    if value in {"true", "false"} and not quoted:
        return value == "true"
    word = value.lower()
    near = "true" if word in _YES else "false" if word in _NO else "true or false"
    wrong = f'"{shorten(value)}" is in quotes, and so it is text'
    raise fault("OKR104", wrong if quoted else f"{quote(value)} is neither true nor false", f"write {near}")


def read_grace(value: Node) -> timedelta:
    """Read a stretch of time in days or weeks, such as `2d`."""
    if not isinstance(value, str):
        raise wrong_type("a number of days", value, "write a number of days such as 2d")
    try:
        return parse_duration_days(value)
    except QuantityError as error:
        raise fault("OKR104", error.message, error.help) from None


def _schema(kind: object, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


_SCALAR = ["string", "number", "boolean"]
_NUMBER_TEXT = r"^-?[0-9][0-9_]*(\.[0-9_]+)?$"

Key = Annotated[str, AfterValidator(intern)]
"""A key that names a goal: the same few stand in every check-in, and each is kept once, as texts and ids are."""

Text = Annotated[str, PlainValidator(read_text), _schema(_SCALAR, minLength=1)]
"""Any text that is not empty; its own text even where it looks like a number or a date."""

Id = Annotated[str, PlainValidator(read_id), _schema(_SCALAR, pattern=f"^{ID_PATTERN}$", maxLength=ID_LENGTH)]
"""The id of a thing, or of a person or team; an editor may take `2026`, `1e5` or `true` for something else."""

DayField = Annotated[date, PlainValidator(read_day), _schema("string", format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")]
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


_DASHED = frozenset({"– ", "— ", "− ", "• ", "· "})  # noqa: RUF001 - what word processors write for a hyphen

LIST_HELP = "write a list, one item a line after `- `"
"""What to write where a list is wanted."""


def list_of(text: str, lead: str) -> str:
    """Show a text as the one item of a list, after `lead`, or ids as its items; one that is long is not repeated."""
    if text[:2] in _DASHED:
        return f"{LIST_HELP}: {quote(text[0])} is no hyphen"
    if len(ids := [part.strip() for part in text.split(",")]) > 1 and all(map(is_id, ids)) and not _is_long(text):
        return f"{lead}[{', '.join(ids)}]"
    return LIST_HELP if _is_long(text) else f"{lead}[{text if is_id(text) else _in_quotes(text)}]"


def _texts(value: Node) -> Any:  # noqa: ANN401 - pydantic reads the items next
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        raise wrong_type("a list", value, list_of(value, "write it as a list: "))
    raise wrong_type("a list", value, LIST_HELP)


def as_list() -> BeforeValidator:
    """Return the check that a list stands where one is wanted, with a help that shows the value as one."""
    return BeforeValidator(_texts)


Texts = Annotated[tuple[Text, ...], as_list()]
"""A list of texts."""

Ids = Annotated[tuple[Id, ...], as_list()]
"""A list of ids."""
