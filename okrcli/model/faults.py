"""What a model finds wrong while it is read: where in the value, and what to type instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from pydantic_core import PydanticCustomError

from okrcli.diagnostics import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

_T = TypeVar("_T")

_KEY = "fault"


@dataclass(frozen=True, slots=True)
class Fault:
    """A complaint about a value: `about` leads from it to the parts that do not hold, in any order.

    Without any it is about the value itself, or where that is a mapping about what is missing in it.
    """

    code: str
    message: str
    help: str
    about: tuple[Pointer, ...] = ()
    part: Part = Part.KEY


def fault(code: str, message: str, help_text: str, *about: Pointer, part: Part = Part.KEY) -> PydanticCustomError:
    """Return the error that pydantic collects and `validation` turns into a problem."""
    return _error(Fault(code, message, help_text, about, part))


def fault_of(context: Mapping[str, object] | None) -> Fault:
    """Return the complaint out of the context of a collected error."""
    return cast("Fault", (context or {})[_KEY])


def read_at(step: str | int, read: Callable[[Node], _T], value: Node) -> _T:
    """Read a part of a value; what is wrong with it is placed there: `step` leads to it."""
    try:
        return read(value)
    except PydanticCustomError as error:
        found = fault_of(error.context)
        raise _error(Fault(found.code, found.message, found.help, ((step,),), Part.VALUE)) from None


def _error(found: Fault) -> PydanticCustomError:
    return PydanticCustomError(found.code, "a fault", {_KEY: found})
