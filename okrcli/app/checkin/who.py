"""Who checks in: as they say, else as git or the environment says, else the one person there is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from okrcli.app.checkin.refusal import RefusedInputError
from okrcli.errors import OkrError
from okrcli.model.fields import quote
from okrcli.model.ids import ID_RULE, is_id, nearest_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrcli.model.workspace import Workspace

_LISTED = 10


def person(workspace: Workspace, asked: str | None, email: Callable[[], str | None], named: str | None) -> str:
    """Return the id of who checks in.

    `asked` is what they typed, `email` finds the address that git knows of them, `named` is what OKR_USER says. Raises
    an `OkrError` where nothing tells, and where okr.yaml lists people and this is none of them.
    """
    if asked is not None:
        return known(workspace, asked)
    if (matched := _by_email(workspace, email)) is not None:
        return matched
    if named:
        return known(workspace, named)
    owners = workspace.owners()
    if len(owners) == 1 and not workspace.config.people:
        return next(iter(owners))
    raise OkrError("nothing says who checks in", _help(workspace, owners))


def known(workspace: Workspace, name: str) -> str:
    """Return the present id of a person; anybody with an id is one where okr.yaml lists nobody."""
    people = workspace.config.people
    if (found := workspace.references.person_id(name)) is not None:
        return found
    if people:
        near = get_close_matches(name.lower(), people, n=3) or sorted(people)[:_LISTED]
        raise RefusedInputError("OKR204", f"{quote(name)} is not one of the people", f"write {' or '.join(near)}")
    if is_id(name):
        return name
    near_id = nearest_id(name)
    raise RefusedInputError("OKR106", f"{quote(name)} is no id", f"write {near_id}: {ID_RULE}" if near_id else ID_RULE)


def _by_email(workspace: Workspace, email: Callable[[], str | None]) -> str | None:
    """Match the address of git's author; nobody asks git where no address could match."""
    people = workspace.config.people
    ids = {person.email.casefold(): name for name, person in people.items() if person.email is not None}
    if not ids:
        return None
    return ids.get((email() or "").casefold())


def _help(workspace: Workspace, owners: frozenset[str]) -> str:
    names = sorted(workspace.config.people or owners)
    example = names[0] if names else "support-lead"
    if not workspace.config.people:
        return f"write `--by {example}`, or set OKR_USER"
    return f"write `--by {example}`, or set OKR_USER; an `email` of people in okr.yaml that git knows says it for good"
