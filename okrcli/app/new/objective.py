"""`okr new objective`: a file with all that an objective has to have, and nothing left to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.editing.cycles import current_cycle, named_cycle
from okrcli.app.editing.files import composed
from okrcli.app.editing.slugs import slug_of, slugs_of
from okrcli.app.new.key_result import read_key_result
from okrcli.app.new.required import MissingOptionError, required
from okrcli.app.rename.naming import refuse_no_id
from okrcli.draft import Draft
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrcli.app.session import Session
    from okrcli.model.workspace import Workspace
    from okrcli.node import Node


@dataclass(frozen=True, slots=True)
class NewObjective:
    """What was said of a new objective; `key_results` are lines as `read_key_result` takes them."""

    title: str | None = None
    owner: str | None = None
    key_results: tuple[str, ...] = ()
    cycle: str | None = None
    id: str | None = None
    why: str | None = None
    teams: tuple[str, ...] = ()
    contributes_to: str | None = None
    supports: str | None = None
    because: str | None = None
    ambition: str | None = None


def plan_new_objective(session: Session, said: NewObjective) -> Draft:
    """Plan the file of a new objective; raises an `OkrError` for what is missing or cannot be read."""
    title = required(said.title, "objective", "--title", "'Delight external customers'")
    owner = required(said.owner, "objective", "--owner", "support-lead")
    if not said.key_results:
        raise MissingOptionError("objective", "--kr", "'Raise CSAT: 40% -> 80%'")
    workspace = session.workspace
    cycle = named_cycle(workspace, said.cycle) if said.cycle else current_cycle(workspace, session.as_of)
    slug = said.id or proposed_slug(workspace, title, cycle.name)
    refuse_no_id(slug)
    entries: dict[str, Node] = {"title": title}
    entries |= {key: value for key, value in _optional(said, owner) if value}
    entries["key_results"] = [*key_results(said.key_results)]
    file = composed(session, f"objectives/{cycle.name}/{slug}.yaml", entries)
    return Draft((file,), f"New objective: {title}", tuple(_remarks(f"{cycle.name}/{slug}", said)))


def proposed_slug(workspace: Workspace, title: str, cycle: str) -> str:
    """Return the file's name that a title suggests: one that no KPI, and no objective of the cycle, has or had."""
    found = slug_of(title, slugs_of(workspace, cycle) | set(workspace.references.kpis))
    if not found:
        raise OkrError(f"no file name can be made of `{title}`", "give one: --id delight-customers")
    return found


def key_results(lines: Sequence[str]) -> list[dict[str, Node]]:
    """Read key results, each with an id that those before it do not have."""
    found: list[dict[str, Node]] = []
    for line in lines:
        found.append(read_key_result(line, {str(entry["id"]) for entry in found}))
    return found


def _optional(said: NewObjective, owner: str) -> Iterator[tuple[str, Node]]:
    yield "why", said.why
    yield "owner", owner
    yield "teams", list(said.teams)
    yield "ambition", said.ambition
    yield "contributes_to", said.contributes_to
    yield "supports", said.supports
    yield "because", said.because


def _remarks(whole: str, said: NewObjective) -> Iterator[str]:
    yield f"`okr show {whole}` shows it, and `okr checkin {whole.rpartition('/')[2]}/… VALUE` reports on it"
    if not said.why:
        yield "it has no `why` yet: who reads it in a month wants to know"
