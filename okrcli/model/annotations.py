"""Finding one's way through the models' annotations: which keys, and which kind of value, belong at a pointer."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from okrcli.model.fields import read_text
from okrcli.model.record import fields_of

if TYPE_CHECKING:
    from okrcli.diagnostics import Pointer


def known_keys(model: type, pointer: Pointer) -> list[str]:
    """Return the keys that a mapping at `pointer` may have; none where any key may stand."""
    found = _model_in(_annotation_at(model, pointer))
    return [] if found is None else [field.alias or name for name, field in (fields_of(found) or {}).items()]


def required_keys(model: type, pointer: Pointer) -> list[str]:
    """Return the keys that a mapping at `pointer` must have."""
    found = _model_in(_annotation_at(model, pointer))
    fields = {} if found is None else fields_of(found) or {}
    return [field.alias or name for name, field in fields.items() if field.is_required()]


def needs_nothing(model: type, pointer: Pointer) -> bool:
    """Tell whether an empty mapping may stand at `pointer`."""
    return _model_in(_annotation_at(model, pointer)) is not None and not required_keys(model, pointer)


def sketch(model: type, pointer: Pointer) -> str | None:
    """Show the mapping that belongs at `pointer` by the keys that it must have, else by its first."""
    found = _model_in(_annotation_at(model, pointer))
    if found is None:
        return None
    names = [(field.alias or name, field.is_required()) for name, field in (fields_of(found) or {}).items()]
    keys = [name for name, required in names if required] or [name for name, _ in names[:1]]
    return "{" + ", ".join(f"{key}: …" for key in keys) + "}"


def is_text(model: type, pointer: Pointer) -> bool:
    """Tell whether free text belongs at `pointer`."""
    return _reads_text(_annotation_at(model, pointer))


def _annotation_at(model: type, pointer: Pointer) -> object:
    found: object = model
    for segment in pointer:
        holder = _model_in(found)
        if holder is None:
            found = _item(found)
        elif isinstance(segment, int):
            found = _item_of_list_field(holder)
        else:
            found = _field(holder, segment)
    return found


def _field(model: type, key: str) -> object:
    for name, field in (fields_of(model) or {}).items():
        if (field.alias or name) == key:
            return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return None


def _item_of_list_field(model: type) -> object:
    """Return the annotation of an item where a model is written as the list that is in it, as `plan` may be."""
    items = (_item(field.annotation) for field in (fields_of(model) or {}).values())
    return next((item for item in items if item is not None), None)


def _item(annotation: object) -> object:
    """Return the annotation of the items or values of a collection."""
    if get_origin(annotation) in (tuple, dict):
        return [kind for kind in get_args(annotation) if kind is not Ellipsis][-1]
    inner = (_item(kind) for kind in _parts(annotation))
    return next((kind for kind in inner if kind is not None), None)


def _model_in(annotation: object) -> type | None:
    """Return the model that `annotation` wants, also as an option (`Closed | None`) or with a validator."""
    if isinstance(annotation, type) and fields_of(annotation) is not None:
        return annotation
    if get_origin(annotation) in (tuple, dict):
        return None
    return next((model for model in map(_model_in, _parts(annotation)) if model is not None), None)


def _reads_text(annotation: object) -> bool:
    readers = getattr(annotation, "__metadata__", ())
    if any(getattr(reader, "func", None) is read_text for reader in readers):
        return True
    return get_origin(annotation) not in (tuple, dict) and any(map(_reads_text, _parts(annotation)))


def _parts(annotation: object) -> list[object]:
    """Return what stands inside an option or an annotation, without None and without validators."""
    parts = get_args(annotation)
    inside = parts[:1] if hasattr(annotation, "__metadata__") else parts
    return [part for part in inside if part is not NoneType]
