"""Every free text of a definition, and who it names as owner, with the way to it.

Written out and not found by walking through the models: this runs over all files, and a walk takes ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.diagnostics import Pointer
    from okrcli.model.checkin import CheckIn
    from okrcli.model.config import Config
    from okrcli.model.kpi import Kpi
    from okrcli.model.objective import KeyResult, Objective
    from okrcli.model.revision import Revision

Located: TypeAlias = "tuple[Pointer, str]"
"""A text and the way to it in its document."""


def config_texts(config: Config) -> Iterator[Located]:
    """Yield the names in okr.yaml."""
    yield from _fields(config, (), "organization")
    for name, team in config.teams.items():
        yield from _fields(team, ("teams", name), "name", "lead")
    for name, person in config.people.items():
        yield from _fields(person, ("people", name), "name", "email")


def objective_texts(objective: Objective) -> Iterator[Located]:
    """Yield what an objective, its key results and its initiatives say."""
    yield from _fields(objective, (), "title", "why", "owner", "link")
    yield from _items(objective.tags, ("tags",))
    for index, key_result in enumerate(objective.key_results):
        yield from _key_result_texts(key_result, ("key_results", index))
    for index, initiative in enumerate(objective.initiatives):
        yield from _fields(initiative, ("initiatives", index), "title", "owner", "link")
    yield from _revisions(objective.revised)
    if objective.closed is not None:
        yield from _fields(objective.closed, ("closed",), "reason", "retro")


def _key_result_texts(key_result: KeyResult, pointer: Pointer) -> Iterator[Located]:
    yield from _fields(key_result, pointer, "title", "owner", "unit")
    for index, milestone in enumerate(key_result.milestones or ()):
        yield from _fields(milestone, (*pointer, "milestones", index), "title")
    if key_result.dropped is not None:
        yield from _fields(key_result.dropped, (*pointer, "dropped"), "because")


def kpi_texts(kpi: Kpi) -> Iterator[Located]:
    """Yield what a KPI says of itself."""
    yield from _fields(kpi, (), "name", "what", "why", "how", "owner", "unit", "link")
    yield from _revisions(kpi.revised)
    if kpi.retired is not None:
        yield from _fields(kpi.retired, ("retired",), "because")


def checkin_texts(checkin: CheckIn) -> Iterator[Located]:
    """Yield what a person wrote into a check-in."""
    for key, update in checkin.updates.items():
        if update.note is not None:
            yield ("updates", key, "note"), update.note
        if update.link is not None:
            yield ("updates", key, "link"), update.link
    for name in ("done", "next", "blocked"):
        yield from _items(getattr(checkin, name), (name,))


def _revisions(revisions: tuple[Revision, ...]) -> Iterator[Located]:
    for index, revision in enumerate(revisions):
        yield from _fields(revision, ("revised", index), "what", "because")


def _fields(holder: object, pointer: Pointer, *names: str) -> Iterator[Located]:
    for name in names:
        text = getattr(holder, name)
        if text is not None:
            yield (*pointer, name), text


def _items(texts: tuple[str, ...], pointer: Pointer) -> Iterator[Located]:
    for index, text in enumerate(texts):
        yield (*pointer, index), text
