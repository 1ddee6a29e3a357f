"""A workspace that was opened to be looked at, and the day from which it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from okrcli.errors import OkrError
from okrcli.results.source import SourceLine
from okrcli.rules.rule import Context
from okrcli.store.directory import DirectoryTree, discover
from okrcli.store.load import LoadedWorkspace, load, load_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import date
    from pathlib import Path

    from okrcli.cache.blobs import BlobCache
    from okrcli.diagnostics import Place
    from okrcli.model.config import Config
    from okrcli.model.workspace import Workspace
    from okrcli.results.diff import GitRevision
    from okrcli.scoring.scorecard import Scorecard
    from okrcli.store.reading import Progress
    from okrcli.tree import Tree


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """What helps to read many files: what opens the cache of a workspace, and who is told how far it is."""

    cache_at: Callable[[Path], BlobCache] | None = None
    progress: Progress | None = None

    def cache(self, root: Path) -> BlobCache | None:
        """Return the cache of the workspace in a folder; None where nothing shall be remembered."""
        return None if self.cache_at is None else self.cache_at(root)


UNAIDED = ReadingAids()


@dataclass(frozen=True, slots=True)
class Clock:
    """What day it is here and in UTC, and the day that the user asked for, if any."""

    today: date
    today_utc: date
    asked: date | None = None


@dataclass(frozen=True, slots=True)
class SettledDay:
    """The day to look from, the last day that is not in the future, and whether it is past, and was asked for."""

    as_of: date
    latest: date
    looks_back: bool = False
    asked: bool = False


def settle_day(clock: Clock, pinned: date | None) -> SettledDay:
    """Return the day that was asked for, else the one that is pinned (by a commit, or in okr.yaml), else today.

    Only today is unsure: somewhere it is tomorrow already, so what is dated tomorrow in UTC is not in the future.
    """
    if (chosen := clock.asked or pinned) is not None:
        return SettledDay(chosen, chosen, chosen < (pinned or clock.today), clock.asked is not None)
    return SettledDay(clock.today, max(clock.today, clock.today_utc + timedelta(days=1)))


class BrokenWorkspaceError(OkrError):
    """`okr.yaml` cannot be read, so there is no workspace to look at."""

    def __init__(self) -> None:
        super().__init__("okr.yaml has errors, and nothing can be read without it", "run `okr validate` to see them")


class Session:
    """An opened workspace. Scores are computed once, when they are first asked for.

    `tree` is where its files were read from: who changes one starts from its bytes. `revision` is the commit that they
    are of; None for the folder on disk. `cache` is where what files hold is known from earlier runs.
    """

    def __init__(
        self,
        root: Path,
        loaded: LoadedWorkspace,
        day: SettledDay,
        tree: Tree | None = None,
        revision: GitRevision | None = None,
        cache: BlobCache | None = None,
    ) -> None:
        self.root = root
        self.cache = cache
        self.tree = DirectoryTree(root) if tree is None else tree
        self.loaded = loaded
        self.revision = revision
        self.as_of = day.as_of
        self.looks_back = day.looks_back
        self.asked = day.asked
        self.latest_day = day.latest

    def changed(self, tree: Tree, paths: Container[str]) -> Session:
        """Open the same workspace on the same day with other files at these paths."""
        loaded = load_changed(self.loaded, tree, paths)
        return Session(self.root, loaded, SettledDay(self.as_of, self.latest_day, self.looks_back), tree)

    @property
    def workspace(self) -> Workspace:
        """The linked workspace; raises `BrokenWorkspaceError` where `okr.yaml` cannot be read."""
        if self.loaded.workspace is None:
            raise BrokenWorkspaceError
        return self.loaded.workspace

    @property
    def config(self) -> Config:
        """The settings of the workspace."""
        return self.workspace.config

    @cached_property
    def context(self) -> Context:
        """What rules look at; its scorecard serves every use case."""
        return Context(self.workspace, self.as_of, self.latest_day)

    @property
    def scorecard(self) -> Scorecard:
        """The scores of the day."""
        return self.context.scorecard

    def line_of(self, place: Place) -> int:
        """Return the line on which a place stands."""
        return self.loaded.sources[place.path].span(place).line

    def source_of(self, place: Place) -> SourceLine:
        """Return the file and line of a place."""
        return SourceLine(place.path, self.line_of(place))


def open_session(start: Path, clock: Clock, aids: ReadingAids = UNAIDED) -> Session:
    """Open the workspace that `start` lies in."""
    root = discover(start)
    tree, cache = DirectoryTree(root), aids.cache(root)
    loaded = load(tree, progress=aids.progress, cache=cache)
    day = settle_day(clock, None if loaded.config is None else loaded.config.as_of)
    return Session(root, loaded, day, tree, cache=cache)
