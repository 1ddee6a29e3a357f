"""The objective in its next cycle, as its new file says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.app.carry.key_results import Carrier
from okrcli.app.editing.files import data_of
from okrcli.errors import OkrError
from okrcli.model.ids import KeyResultId, ObjectiveId
from okrcli.model.measure import Way
from okrcli.scoring.initiative import OVER, score_initiatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.app.session import Session
    from okrcli.calendar import Cycle
    from okrcli.model.placed import PlacedObjective
    from okrcli.node import Node

_OF_ITS_CYCLE = frozenset({"revised", "formerly", "closed"})


class NothingToCarryError(OkrError):
    """No key result of an objective goes on."""

    def __init__(self, objective: PlacedObjective, left_out: str) -> None:
        help_text = f"run `okr close {objective.id}`, or write a new objective: `okr new objective`"
        super().__init__(f"nothing of `{objective.id}` is left to carry: {left_out}", help_text)


@dataclass(frozen=True, slots=True)
class Continuation:
    """The entries of the new file, and sentences about what did not come along."""

    entries: dict[str, Node]
    remarks: tuple[str, ...]


def continue_in(session: Session, objective: PlacedObjective, cycle: Cycle, came_to: str) -> Continuation:
    """Return the objective in another cycle; `came_to` is the grade that it leaves behind."""
    written = _entries(session, objective)
    remarks: list[str] = []
    entries: dict[str, Node] = {}
    for key, value in written.items():
        if key in _OF_ITS_CYCLE:
            continue
        match key:
            case "key_results":
                entries[key] = _key_results(session, objective, value, remarks)
            case "contributes_to" | "supports":
                entries |= _link(session, objective, cycle, key, remarks)
            case _:
                entries[key] = value
    if "initiatives" in entries:
        entries |= {"initiatives": _initiatives(session, objective, entries)}
    entries = {key: value for key, value in entries.items() if value != []}
    return Continuation(_with_origin(entries, objective, came_to), tuple(remarks))


def _entries(session: Session, objective: PlacedObjective) -> dict[str, Node]:
    data = data_of(session, objective.path)
    if not isinstance(data, dict):
        raise OkrError(f"{objective.path} cannot be read", "run `okr validate`")
    return data


def _with_origin(entries: dict[str, Node], objective: PlacedObjective, came_to: str) -> dict[str, Node]:
    """Say in `why` where the objective comes from."""
    origin = f"Carried over from {objective.cycle.name}, where it came to {came_to}."
    why = objective.definition.why
    said: dict[str, Node] = {"why": origin if why is None else f"{why.strip()} {origin}"}
    title: dict[str, Node] = {"title": entries["title"]}
    return title | said | {key: value for key, value in entries.items() if key not in ("title", "why")}


def _key_results(session: Session, objective: PlacedObjective, written: Node, remarks: list[str]) -> list[Node]:
    carrier, scores = Carrier(session), session.scorecard.objectives[objective.id].key_results
    listed = [item for item in written if isinstance(item, dict)] if isinstance(written, list) else []
    carried = [carrier.carry(score, item) for score, item in zip(scores, listed, strict=True)]
    left_out = ", ".join(f"{item.id} ({item.why_not})" for item in carried if item.entry is None)
    goes_on = [score.key_result.definition.way for score, item in zip(scores, carried, strict=True) if item.entry]
    if all(way is Way.KEEP for way in goes_on):
        raise NothingToCarryError(objective, left_out or "it has no key results")
    if left_out:
        remarks.append(f"left out: {left_out}")
    dated = [score.key_result for score, item in zip(scores, carried, strict=True) if item.entry is not None]
    if any(result.definition.due or result.definition.plan for result in dated):
        remarks.append("days and plans of the old cycle are gone: write new ones where they are wanted")
    return [item.entry for item in carried if item.entry is not None]


def _link(session: Session, objective: PlacedObjective, cycle: Cycle, key: str, remarks: list[str]) -> dict[str, Node]:
    """Return what the objective contributes to or supports, by its whole id; a contribution has to reach so far."""
    workspace, definition = session.workspace, objective.definition
    text = definition.contributes_to if key == "contributes_to" else definition.supports
    whole = None if text is None else workspace.references.contribution(text, objective.cycle.name)
    if whole is None:
        remarks.append(f"`{key}: {text}` was left out: it leads nowhere")
        return {}
    result = workspace.key_results.get(KeyResultId(whole))
    above = workspace.objectives[ObjectiveId(whole)] if result is None else result.objective
    if key == "contributes_to" and not above.cycle.overlaps(cycle):
        remarks.append(f"`contributes_to: {text}` was left out: {above.cycle.name} does not reach into {cycle.name}")
        return {}
    if key == "contributes_to" and above.definition.closed is not None:
        remarks.append(f"`contributes_to: {text}` was left out: that objective is closed")
        return {}
    return {key: whole}


def _initiatives(session: Session, objective: PlacedObjective, entries: dict[str, Node]) -> list[Node]:
    """Return the initiatives that are worked on, for key results that go on, as they were last reported."""
    going_on = set(_ids(entries["key_results"]))
    scores = score_initiatives(session.workspace, objective, session.as_of)
    written = entries["initiatives"]
    kept: list[Node] = []
    for score, item in zip(scores, written if isinstance(written, list) else [], strict=True):
        meant = [_present(session, objective, ref) for ref in score.initiative.moves]
        if score.status in OVER or (meant and not going_on.intersection(meant)) or not isinstance(item, dict):
            continue
        entry = {key: value for key, value in item.items() if key != "due"}
        if meant:
            entry["for"] = [ref for ref in meant if ref in going_on]
        kept.append(entry | {"status": score.status})
    return kept


def _present(session: Session, objective: PlacedObjective, ref: str) -> str:
    found = session.workspace.references.key_result(f"{objective.id}/{ref}", objective.cycle.name)
    return ref if found is None else found.rpartition("/")[2]


def _ids(listed: Node) -> Iterator[str]:
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(found := item.get("id"), str):
            yield found
