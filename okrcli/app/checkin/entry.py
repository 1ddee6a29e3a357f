"""One entry of a check-in: what is said of one subject, read and held against the workspace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrcli.app.checkin.given import Said
from okrcli.app.checkin.milestones import milestone_nodes
from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.app.checkin.subject import find_subject
from okrcli.app.checkin.value import check_value, refuse_value, series_of
from okrcli.errors import OkrError
from okrcli.model.checkin import CheckIn
from okrcli.model.measure import Way
from okrcli.model.placed import PlacedInitiative, PlacedKeyResult, PlacedKpi
from okrcli.model.validation import validate
from okrcli.rules.calls import short_reference
from okrcli.scoring.lifecycle import is_open
from okrcli.syntax.scalars import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from okrcli.app.checkin.given import Given
    from okrcli.app.checkin.subject import Subject
    from okrcli.app.session import Session
    from okrcli.model.checkin import Update
    from okrcli.node import Node

_SHOWN = 3
_TEXTS = ("value", "add", "confidence", "note", "link")


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """What is said of one subject: the node that goes into the file, and the update that it reads as."""

    subject: Subject
    node: dict[str, Node]
    update: Update
    at: date

    @property
    def has_number(self) -> bool:
        """Tell whether a value is given, added or taken back."""
        return self.update.value is not None or self.update.add is not None or self.update.withdraw


def read_entries(session: Session, given: Given) -> list[CheckInEntry]:
    """Read everything that was said of goals; raises an `OkrError` at the first thing that cannot stand."""
    entries: dict[str, CheckInEntry] = {}
    for said in given.said:
        for entry in read_entry(session, said, given.day):
            if entry.subject.id in entries:
                raise OkrError(f"`{entry.subject.id}` is given twice", "say one thing of it in a check-in")
            entries[entry.subject.id] = entry
    return list(entries.values())


def read_entry(session: Session, said: Said, day: date) -> Iterator[CheckInEntry]:
    """Read what was said of one goal; what the owner thinks of a KPI's key result goes to that."""
    check_day(session, said.at)
    subject = find_subject(session, said.ref)
    if not isinstance(subject, PlacedKpi) or said.confidence is None:
        yield _entry(session, subject, said, day)
        return
    opinion = Said(said.ref, confidence=said.confidence, at=said.at)
    if said.value is None and said.add is None and not said.withdraw:
        opinion = replace(opinion, note=said.note, link=said.link)
    else:
        yield _entry(session, subject, replace(said, confidence=None), day)
    yield _entry(session, key_result_of(session, subject), opinion, day)


def key_result_of(session: Session, kpi: PlacedKpi) -> PlacedKeyResult:
    """Return the one open key result that a KPI measures; raises an `OkrError` where there are none or several."""
    results = [session.workspace.key_results[whole] for whole in session.workspace.links_of(kpi.id).measured]
    found = [result for result in results if is_open(result, session.as_of)]
    if len(found) == 1:
        return found[0]
    message = f"confidence is about a key result, and `{kpi.id}` is a KPI"
    if not found:
        raise OkrError(f"{message} that measures no open one", "leave --confidence out")
    calls = (short_reference(result, session.as_of) for result in found)
    raise OkrError(f"{message} that measures {len(found)}", f"state it by itself, of {' or '.join(calls)}")


def _entry(session: Session, subject: Subject, said: Said, day: date) -> CheckInEntry:
    at = said.at or day
    node = _node(subject, said, at)
    update = _read(node)
    _check_kind(session, subject, update, said)
    for reached_on in (update.reached or {}).values():
        check_day(session, reached_on)
    if not isinstance(subject, PlacedInitiative):
        check_value(session, subject, update, at)
    if update.withdraw:
        _refuse_idle(session, subject, at)
    for text in (said.note, said.link):
        check_text(text or "")
    return CheckInEntry(subject, node, update, at)


def _node(subject: Subject, said: Said, at: date) -> dict[str, Node]:
    """Return the update as a mapping, in the order in which files have its keys."""
    given: dict[str, Node] = {key: text for key in _TEXTS if (text := getattr(said, key)) is not None}
    if (said.value or "").startswith("+"):
        message = f"`{said.value}` could be a total or an addition"
        help_text = f"write `okr checkin {said.ref} --add {(said.value or '')[1:].strip()}`, or the total so far"
        raise RefusedInputError("OKR104", message, help_text)
    if isinstance(subject, PlacedInitiative) and "value" in given:
        given["status"] = given.pop("value")
    if isinstance(subject, PlacedKeyResult) and subject.definition.way is Way.MILESTONES:
        given.update(milestone_nodes(subject, said, at))
        given.pop("value", None)
    elif said.reached or said.unreached:
        raise OkrError(f"`{subject.id}` has no milestones", f"write `okr checkin {said.ref} VALUE`")
    if said.at is not None:
        given["at"] = said.at.isoformat()
    if said.withdraw:
        given["withdraw"] = "true"
    return {key: given[key] for key in _ORDER if key in given}


_ORDER = ("value", "add", "reached", "unreached", "status", "at", "withdraw", "confidence", "note", "link")


def _read(node: dict[str, Node]) -> Update:
    """Read an update as it will be read from the file; raises `RefusedInputError` for what is wrong with it."""
    validated = validate(CheckIn, "", {"updates": {"this": node}})
    if validated.definition is None or validated.problems:
        problem = validated.problems[0]
        raise RefusedInputError(problem.code, problem.message, problem.help)
    return validated.definition.updates["this"]


def _check_kind(session: Session, subject: Subject, update: Update, said: Said) -> None:
    """Raise an `OkrError` for a number where none counts, and for an opinion where nobody asks for one."""
    if isinstance(subject, PlacedInitiative):
        if update.confidence is not None or update.add is not None:
            raise OkrError(f"`{said.ref}` is an initiative, and has a status", f"write `okr checkin {said.ref} done`")
    elif (number := update.value or update.add) is not None:
        refuse_value(session, subject, number, said)


def _refuse_idle(session: Session, subject: Subject, at: date) -> None:
    """Raise an `OkrError` where there is nothing to take back on a day."""
    days = {report.at for report in session.workspace.reports.get(subject.id, ())}
    if not isinstance(subject, PlacedInitiative):
        days |= {seen.at for seen in series_of(session, subject, session.latest_day)}
    if at not in days:
        known = ", ".join(str(day) for day in sorted(days, reverse=True)[:_SHOWN])
        help_text = f"write the day with `--at`: {known}" if known else "there is nothing to take back"
        raise OkrError(f"nothing was said of `{subject.id}` for {at}", help_text)


def check_day(session: Session, day: date | None) -> None:
    """Raise `RefusedInputError` for a day that is still to come."""
    if day is not None and day > session.latest_day:
        message = f"`{day}` is still to come, looked at from {session.as_of}"
        raise RefusedInputError("OKR402", message, "write a day that has been")
