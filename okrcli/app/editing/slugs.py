"""The id that a new goal gets from its title: a few words of it that nothing else is named by."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from okrcli.model.ids import ID_LENGTH, nearest_id

if TYPE_CHECKING:
    from collections.abc import Container

    from okrcli.model.workspace import Workspace

_LITTLE = frozenset(
    "a an and as at by for from in into is it its of on or our per so that the this to up we with".split()
)
_WORDS = 4


def slugs_of(workspace: Workspace, cycle: str | None = None) -> set[str]:
    """Return the last segments of the ids that the objectives of a cycle, or all of them, have or had."""
    ids = workspace.references.objectives
    return {whole.rpartition("/")[2] for whole in ids if cycle is None or whole.startswith(f"{cycle}/")}


def slug_of(title: str, taken: Container[str] = ()) -> str:
    """Return an id made of the first words of a title that carry a meaning; empty where no letter of it can stand.

    Numbers are left out: they change, and an id stays. What is `taken` gets a number behind it.
    """
    words = [word for word in nearest_id(title).split("-") if word]
    telling = [word for word in words if word not in _LITTLE and not word[0].isdigit()]
    return free("-".join((telling or words)[:_WORDS]), taken)


def free(slug: str, taken: Container[str]) -> str:
    """Return an id, with the first number behind it that makes it free."""
    if not slug or slug not in taken:
        return slug[:ID_LENGTH].strip("-")
    return next(name for number in count(2) if (name := f"{slug[: ID_LENGTH - 4]}-{number}") not in taken)
