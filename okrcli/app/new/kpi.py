"""`okr new kpi`: a file with all that a KPI has to have, and nothing left to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.editing.cycles import named_cycle
from okrcli.app.editing.files import composed
from okrcli.app.editing.slugs import slug_of, slugs_of
from okrcli.app.new.notation import as_written, read_limit
from okrcli.app.new.required import required
from okrcli.app.rename.naming import refuse_no_id
from okrcli.draft import Draft
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.app.session import Session
    from okrcli.model.workspace import Workspace
    from okrcli.node import Node

_TARGET = re.compile(r"(?:(?P<cycle>[^\s:]+):\s+)?(?P<limit>[^;]+?)(?:[,;]\s*watch\s+(?P<watch>.+))?")
_WATCH = re.compile(r"(?P<a>.+?)\s+and\s+(?P<b>.+)")


@dataclass(frozen=True, slots=True)
class NewKpi:
    """What was said of a new KPI; `targets` are lines such as `2026: at most 30, watch 27`."""

    name: str | None = None
    owner: str | None = None
    cadence: str | None = None
    id: str | None = None
    unit: str | None = None
    targets: tuple[str, ...] = ()
    what: str | None = None
    why: str | None = None
    how: str | None = None
    team: str | None = None
    parent: str | None = None
    nature: str | None = None
    indicator: str | None = None
    tier: str | None = None


def plan_new_kpi(session: Session, said: NewKpi) -> Draft:
    """Plan the file of a new KPI; raises an `OkrError` for what is missing or cannot be read."""
    name = required(said.name, "kpi", "--name", "'Average reply time'")
    owner = required(said.owner, "kpi", "--owner", "desk-manager")
    cadence = required(said.cadence, "kpi", "--cadence", "weekly")
    kpi = said.id or proposed_id(session.workspace, name)
    refuse_no_id(kpi)
    entries: dict[str, Node] = {"name": name}
    entries |= {key: value for key, value in _optional(said, owner, cadence) if value}
    targets = dict(read_target(session.workspace, text, session.as_of) for text in said.targets)
    if targets:
        entries["targets"] = {**targets}
    path = f"{_folder(session.workspace, said.team)}/{kpi}.yaml"
    return Draft((composed(session, path, entries),), f"New KPI: {name}", tuple(_remarks(kpi, said)))


def proposed_id(workspace: Workspace, name: str) -> str:
    """Return the id that a name suggests: one that no other KPI and no objective has or had."""
    found = slug_of(name, slugs_of(workspace) | set(workspace.references.kpis))
    if not found:
        raise OkrError(f"no id can be made of `{name}`", "give one: --id reply-time")
    return found


def read_target(workspace: Workspace, text: str, day: date) -> tuple[str, dict[str, Node]]:
    """Read `at most 30`, `2027: between 4 and 6, watch 4.5 and 5.5`; without a cycle it is this year's."""
    found = _TARGET.fullmatch(text.strip())
    limit = None if found is None else read_limit(found["limit"])
    if found is None or limit is None:
        raise OkrError(f"`{text}` is no target", "write `at most 30`, or `2027: at least 80%, watch 85%`")
    years = sorted(workspace.calendar.named(day), key=lambda cycle: cycle.days)
    cycle = named_cycle(workspace, found["cycle"]) if found["cycle"] else years[-1]
    return cycle.name, limit | ({"watch": _watch(found["watch"])} if found["watch"] else {})


def _watch(text: str) -> Node:
    pair = _WATCH.fullmatch(text)
    return as_written(text) if pair is None else [as_written(pair["a"]), as_written(pair["b"])]


def _optional(said: NewKpi, owner: str, cadence: str) -> Iterator[tuple[str, Node]]:
    yield "what", said.what
    yield "why", said.why
    yield "how", said.how
    yield "owner", owner
    yield "team", said.team
    yield "cadence", cadence
    yield "unit", said.unit
    for key in ("parent", "nature", "indicator", "tier"):
        yield key, getattr(said, key)


def _folder(workspace: Workspace, team: str | None) -> str:
    """Return the team's folder where its KPIs have one, else the folder of all."""
    own = f"kpis/{team}"
    return own if team and any(kpi.path.startswith(f"{own}/") for kpi in workspace.kpis.values()) else "kpis"


def _remarks(kpi: str, said: NewKpi) -> Iterator[str]:
    yield f"`okr checkin {kpi} VALUE` records its first value"
    if not said.targets and said.tier != "input":
        yield f"it has no target yet: `okr revise {kpi} YEAR.at_most=… --because …` gives it one"
