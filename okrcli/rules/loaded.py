"""What rules need to know of a workspace that was loaded: the goals, the texts, and what was wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from okrcli.diagnostics import Problem, SourceText
    from okrcli.model.config import Config
    from okrcli.model.workspace import Workspace


class Loaded(Protocol):
    """What loading a workspace gave; `workspace` and `config` are None where okr.yaml could not be read."""

    @property
    def workspace(self) -> Workspace | None:
        """The linked goals."""
        ...

    @property
    def config(self) -> Config | None:
        """The settings in okr.yaml."""
        ...

    @property
    def sources(self) -> Mapping[str, SourceText]:
        """The text of every file that could be read, by path."""
        ...

    @property
    def commented(self) -> Collection[str]:
        """The paths of the documents that may hold a comment for okr."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong already while files were read."""
        ...

    @property
    def files(self) -> int:
        """How many files were read."""
        ...
