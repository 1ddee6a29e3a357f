"""`okr new` at a terminal: what was not said is asked for, and asked again until it can be read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from okrcli.cli.asking import ask, at_terminal, object_to
from okrcli.cli.opening import open_workspace
from okrcli.cli.said import who
from okrcli.cli.saving import save
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.new.kpi import NewKpi
    from okrcli.app.new.objective import NewObjective
    from okrcli.app.session import Session
    from okrcli.draft import Draft

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
    from okrcli.app.editing.slugs import slugs_of
    from okrcli.app.new.objective import plan_new_objective, proposed_slug

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
        taken = slugs_of(workspace, said.cycle or usual) | set(workspace.references.kpis)
        said = replace(said, id=_answer(f"file name [{slug}]: ", lambda text: _free_id(text or slug, taken)))
    said = replace(said, owner=said.owner or _owner(session))
    lines = list(said.key_results)

    def read(text: str) -> str | None:
        """Take a key result that the file may hold; an empty line ends them, where there is one."""
        if not text and lines:
            return None
        _try(session, plan_new_objective(session, replace(said, key_results=(*lines, text))), "key_results:")
        return text

    while (line := _answer(_question(len(lines)), read)) is not None:
        lines.append(line)
    return replace(said, key_results=tuple(lines))


def _question(many: int) -> str:
    if many:
        return f"key result {many + 1} (Enter for no more): "
    return "key result 1, such as `Raise CSAT: 40% -> 80%`: "


def _try(session: Session, draft: Draft, key: str) -> None:
    """Raise an `OkrError` where a drafted file would be refused for what stands below a key: there is still time."""
    from okrcli.app.proving import NewErrorsError, prove

    (file,) = draft.files
    try:
        prove(session, draft)
    except NewErrorsError as error:
        answered = (file.after or b"").decode().splitlines().index(key) + 1
        for finding in error.found.findings:
            if finding.location.path == file.path and finding.location.span.line > answered:
                raise OkrError(f"{finding.code} {finding.name}: {finding.message}", finding.help) from None


def _ask_kpi(session: Session, said: NewKpi) -> NewKpi:
    """Ask for what a KPI has to have; with all of it said, nothing is asked."""
    from okrcli.app.editing.slugs import slugs_of
    from okrcli.app.new.kpi import proposed_id

    if said.name and said.owner and said.cadence:
        return said
    workspace = session.workspace
    said = replace(said, name=said.name or _answer("name, what people call it: ", _some))
    if said.id is None:
        usual = proposed_id(workspace, said.name or "")
        taken = slugs_of(workspace) | set(workspace.references.kpis)
        said = replace(said, id=_answer(f"file name [{usual}]: ", lambda text: _free_id(text or usual, taken)))
    said = replace(said, owner=said.owner or _owner(session))
    said = replace(said, cadence=said.cadence or _answer("how often, such as weekly or monthly: ", _cadence))
    said = replace(said, unit=said.unit or ask("unit, such as min, % or USD (Enter for none): ") or None)
    said = replace(said, what=said.what or ask("what is measured (Enter for nothing): ") or None)
    if not said.targets:
        said = replace(
            said, targets=_answer("target, such as `at most 30` (Enter for none): ", partial(_target, session, said))
        )
    return said


def _target(session: Session, said: NewKpi, text: str) -> tuple[str, ...]:
    """Take a target that the file may hold; an empty line is none."""
    from okrcli.app.new.kpi import plan_new_kpi

    targets = (text,) if text else ()
    if text:
        _try(session, plan_new_kpi(session, replace(said, targets=targets)), "targets:")
    return targets


def _owner(session: Session) -> str:
    """Ask who answers for it; whoever sits here is proposed, where that can be known."""
    usual = ""
    with suppress(OkrError):
        usual = who(session, None)
    return _answer(f"owner [{usual}]: " if usual else "owner: ", lambda text: _person(session, text or usual))


def _person(session: Session, text: str) -> str:
    from okrcli.app.belonging import UnknownNameError

    people = session.workspace.config.people
    if people and session.workspace.references.person_id(text) is None:
        raise UnknownNameError("person", text, (name for name, person in people.items() if person.ended is None))
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


def _free_id(text: str, taken: Container[str]) -> str:
    """Return the name of a file that no goal has or had."""
    from okrcli.app.editing.slugs import free

    if text in taken:
        raise OkrError(f"`{text}` is the name of another goal", f"write another, such as {free(text, taken)}")
    return _an_id(text)


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
