"""`okr new` at a terminal: what was not said is asked for, and asked again until it can be read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from okrcli.cli.asking import ask, at_terminal, object_to
from okrcli.cli.opening import open_workspace
from okrcli.cli.said import who
from okrcli.cli.saving import save
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.new.kpi import NewKpi
    from okrcli.app.new.objective import NewObjective
    from okrcli.app.session import Session

_ReadT = TypeVar("_ReadT")


def write_objective(context: typer.Context, said: NewObjective, saving: Saving) -> None:
    """Write an objective of what was said and answered."""
    from okrcli.app.new.objective import plan_new_objective

    whole = _ask_objective(open_workspace(context), said) if at_terminal() else said
    save(context, lambda session: plan_new_objective(session, whole), saving)


def write_kpi(context: typer.Context, said: NewKpi, saving: Saving) -> None:
    """Write a KPI of what was said and answered."""
    from okrcli.app.new.kpi import plan_new_kpi

    whole = _ask_kpi(open_workspace(context), said) if at_terminal() else said
    save(context, lambda session: plan_new_kpi(session, whole), saving)


def _ask_objective(session: Session, said: NewObjective) -> NewObjective:
    """Ask for what an objective has to have; with all of it said, nothing is asked."""
    from okrcli.app.editing.cycles import current_cycle, named_cycle
    from okrcli.app.new.objective import key_results, proposed_slug

    if said.title and said.owner and said.key_results:
        return said
    workspace = session.workspace
    said = replace(said, title=said.title or _answer("title, what is aimed at in words: ", _some))
    said = replace(said, why=said.why or ask("why it matters now (Enter for nothing): ") or None)
    usual = current_cycle(workspace, session.as_of).name
    if said.cycle is None:
        cycle = _answer(f"cycle [{usual}]: ", lambda text: named_cycle(workspace, text or usual).name)
        said = replace(said, cycle=cycle)
    if said.id is None:
        slug = proposed_slug(workspace, said.title or "", said.cycle or usual)
        said = replace(said, id=_answer(f"file name [{slug}]: ", lambda text: _an_id(text or slug)))
    said = replace(said, owner=said.owner or _owner(session))
    lines = list(said.key_results)
    while (line := _answer(_question(len(lines)), lambda text: _a_line(text, lines, key_results))) is not None:
        lines.append(line)
    return replace(said, key_results=tuple(lines))


def _question(many: int) -> str:
    if many:
        return f"key result {many + 1} (Enter for no more): "
    return "key result 1, such as `Raise CSAT: 40% -> 80%`: "


def _a_line(text: str, lines: list[str], read: Callable[[list[str]], object]) -> str | None:
    """Return a key result that can be read; an empty line ends them, where there is one."""
    if not text and lines:
        return None
    read([*lines, text])
    return text


def _ask_kpi(session: Session, said: NewKpi) -> NewKpi:
    """Ask for what a KPI has to have; with all of it said, nothing is asked."""
    from okrcli.app.new.kpi import proposed_id

    if said.name and said.owner and said.cadence:
        return said
    workspace = session.workspace
    said = replace(said, name=said.name or _answer("name, what people call it: ", _some))
    if said.id is None:
        usual = proposed_id(workspace, said.name or "")
        said = replace(said, id=_answer(f"file name [{usual}]: ", lambda text: _an_id(text or usual)))
    said = replace(said, owner=said.owner or _owner(session))
    said = replace(said, cadence=said.cadence or _answer("how often, such as weekly or monthly: ", _cadence))
    said = replace(said, unit=said.unit or ask("unit, such as min, % or USD (Enter for none): ") or None)
    said = replace(said, what=said.what or ask("what is measured (Enter for nothing): ") or None)
    if not said.targets:
        target = _answer("target, such as `at most 30` (Enter for none): ", lambda text: _a_target(session, text))
        said = replace(said, targets=(target,) if target else ())
    return said


def _a_target(session: Session, text: str) -> str:
    """Return a target that can be read; an empty line is none."""
    from okrcli.app.new.kpi import read_target

    if text:
        read_target(session.workspace, text, session.as_of)
    return text


def _owner(session: Session) -> str:
    """Ask who answers for it; whoever sits here is proposed, where that can be known."""
    usual = ""
    with suppress(OkrError):
        usual = who(session, None)
    return _answer(f"owner [{usual}]: " if usual else "owner: ", lambda text: _person(session, text or usual))


def _person(session: Session, text: str) -> str:
    from okrcli.app.belonging import UnknownNameError

    known = session.workspace.references.people
    if known and text not in known:
        raise UnknownNameError("person", text, known)
    return _an_id(text)


def _cadence(text: str) -> str:
    from okrcli.calendar import Cadence

    words = [cadence.value for cadence in Cadence]
    if text.lower() not in words:
        raise OkrError(f"`{text}` is no cadence (OKR104)", f"write one of {', '.join(words)}")
    return text.lower()


def _an_id(text: str) -> str:
    from okrcli.app.rename.naming import refuse_no_id

    refuse_no_id(text)
    return text


def _some(text: str) -> str:
    if not text:
        raise OkrError("it needs one", "write a few words")
    return text


def _answer(prompt: str, read: Callable[[str], _ReadT]) -> _ReadT:
    """Ask until the answer can be read."""
    while True:
        text = ask(prompt)
        try:
            return read(text)
        except OkrError as error:
            object_to(error)
