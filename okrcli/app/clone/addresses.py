"""How a CODEOWNERS file calls people and teams: by handle or by address, and by nothing else that they go by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.model.workspace import Workspace

_ADDRESS = re.compile(r"[^\s@#<>\[\]\\]+@[^\s@#<>\[\]\\]+\.[^\s@#<>\[\]\\]+")
_HANDLE = re.compile(r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of the people and teams of a workspace."""

    workspace: Workspace

    def person(self, name: str) -> str | None:
        """Return a person's e-mail, else their name where that is a handle."""
        found = self.workspace.config.people.get(self.workspace.references.person(name))
        if found is None:
            return None
        return _first([found.email], _ADDRESS) or _first([found.email, found.name], _HANDLE)

    def team(self, name: str) -> str | None:
        """Return a team's name where that is a handle (`@org/support`), else the address of its lead."""
        found = self.workspace.config.teams.get(self.workspace.references.team(name))
        if found is None:
            return None
        return _first([found.name], _HANDLE) or (self.person(found.lead) if found.lead is not None else None)

    def of(self, owner: str, teams: Iterable[str]) -> Iterator[str]:
        """Iterate over the addresses of who answers for a goal, each once."""
        found = [self.person(owner), *(self.team(team) for team in teams)]
        yield from dict.fromkeys(address for address in found if address is not None)


def _first(texts: Iterable[str | None], shape: re.Pattern[str]) -> str | None:
    return next((text for text in texts if text is not None and shape.fullmatch(text)), None)
