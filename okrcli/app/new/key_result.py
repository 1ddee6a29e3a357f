"""A key result on one line, as `okr new objective --kr` takes it.

`csat: Raise CSAT: 40% -> 80%; kpi csat; weight 2` has an id, a title, a measure and settings. The id may be left out,
and so may a measure that the title says itself: `Raise CSAT from 40% to 80%`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.app.editing.slugs import slug_of
from okrcli.app.new.notation import as_written, read_limit, read_move, read_title
from okrcli.errors import OkrError
from okrcli.model.ids import is_id, nearest_id

if TYPE_CHECKING:
    from collections.abc import Container

    from okrcli.node import Node

SHAPES = "`Raise CSAT: 40% -> 80%`, `Cost per ticket: at most $9` or `Road show: milestones chicago, omaha`"
"""What to write, shown in errors."""

_SETTING = re.compile(r"(?P<name>[a-z]+)\s*[:= ]\s*(?P<value>.+)", re.DOTALL)
_SETTINGS = ("kpi", "unit", "weight", "owner", "due", "stretch", "influences", "plan", "id", "of")
_MILESTONE = re.compile(r"(?P<name>.+?)(?:\s+(?:by\s+)?(?P<due>\d{4}-\d{2}-\d{2}))?")
_PARTS = re.compile(r":\s+")
_ORDER = ("id", "title", "kpi", "unit", "baseline", "target", "change", "stretch", "keep", "milestones", "rollup")


def read_key_result(text: str, taken: Container[str]) -> dict[str, Node]:
    """Return the entries of a key result; an id of its own is none of the `taken` ones.

    Raises an `OkrError` for a line that does not say how it is measured.
    """
    head, *rest = [part.strip() for part in text.split(";")]
    settings = dict(_setting(part) for part in rest if part)
    name, title, measure = _split(head)
    if not title or measure is None:
        raise OkrError(f"`{text}` does not say how it is measured", f"write it as {SHAPES}")
    entry: dict[str, Node] = {"id": str(settings.pop("id", name) or ""), "title": title} | settings | measure
    if not entry["id"]:
        entry["id"] = _own_id(title, settings, taken)
    first = {key: entry[key] for key in _ORDER if key in entry}
    return first | {key: value for key, value in entry.items() if key not in first}


def _split(head: str) -> tuple[str, str, dict[str, Node] | None]:
    """Part a line into id, title and measure: the last part is the measure, where it is one."""
    parts = [part.strip() for part in _PARTS.split(head)]
    measure = _measure(parts[-1]) if len(parts) > 1 else None
    if measure is not None:
        parts.pop()
    name = parts.pop(0) if len(parts) > 1 and is_id(parts[0]) else ""
    title = ": ".join(parts)
    return name, title, measure or read_title(title)


def _measure(text: str) -> dict[str, Node] | None:
    if (limit := read_limit(text)) is not None:
        return {"keep": limit}
    word, _, rest = text.partition(" ")
    if word.lower() in ("milestones", "milestone") and rest.strip():
        return {"milestones": [_milestone(part.strip()) for part in rest.split(",") if part.strip()]}
    if word.lower() in ("rollup", "done") and not rest:
        return {"rollup": "true"} if word.lower() == "rollup" else {"milestones": ["done"]}
    return read_move(text)


def _milestone(text: str) -> Node:
    """Read `omaha`, `Early shift` or `omaha by 2026-11-20`."""
    found = _MILESTONE.fullmatch(text)
    name, due = (text, None) if found is None else (found["name"], found["due"])
    milestone: dict[str, Node] = {"id": name if is_id(name) else nearest_id(name)}
    if milestone["id"] != name:
        milestone["title"] = name
    if due is not None:
        milestone["due"] = due
    return milestone if len(milestone) > 1 else milestone["id"]


def _setting(text: str) -> tuple[str, Node]:
    found = _SETTING.fullmatch(text)
    name = text.split(maxsplit=1)[0] if found is None else found["name"]
    if found is None or name not in _SETTINGS:
        near = get_close_matches(name, _SETTINGS, n=1)
        known = f"write {near[0]} VALUE" if near else f"behind a semicolon stand {', '.join(_SETTINGS)}"
        raise OkrError(f"`{text}` is no setting of a key result", known)
    value = found["value"].strip()
    if name == "influences":
        return name, [part.strip() for part in value.split(",")]
    return name, as_written(value) if name == "stretch" else value


def _own_id(title: str, settings: dict[str, Node], taken: Container[str]) -> str:
    """Return the id of the KPI that measures it, else a few words of the title."""
    kpi = settings.get("kpi")
    if isinstance(kpi, str) and kpi not in taken:
        return kpi
    found = slug_of(title.partition(" from ")[0], taken)
    if not found:
        raise OkrError(f"no id can be made of `{title}`", "write one before it: `name: Title: 0 -> 5`")
    return found
