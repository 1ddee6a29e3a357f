"""Definitions of which a workspace has very many: key results, what a check-in says of each, and what holds them."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

_T = TypeVar("_T")

_CONFIG = ConfigDict(extra="forbid", protected_namespaces=(), arbitrary_types_allowed=True, defer_build=True)
"""As of a `Definition`; that it is frozen, a dataclass says by itself."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field,))
def record(kind: type[_T]) -> type[_T]:
    """Make a class read as a `Definition` is, and keep its values in slots: a fifth of the memory."""
    return cast("type[_T]", dataclass(config=_CONFIG, frozen=True, slots=True, kw_only=True)(kind))


def with_values(read: _T, **values: object) -> _T:
    """Return a record with other values, which are taken as they are: what is read already is not read again."""
    changed = copy(read)
    for name, value in values.items():
        object.__setattr__(changed, name, value)
    return changed


def fields_of(kind: Any) -> Mapping[str, FieldInfo] | None:  # noqa: ANN401 - whatever stands in an annotation
    """Return the fields of a definition, a record or not, by name; None for any other type."""
    return getattr(kind, "__pydantic_fields__", None) if isinstance(kind, type) else None
