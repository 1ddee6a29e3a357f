"""From a tree to a linked workspace: every file read once, every fault kept, and the rest still loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.folder import WORKSPACE_FILE
from okrcli.model.config import Config
from okrcli.model.link import Definitions, link
from okrcli.model.quantities import place_kpi
from okrcli.store.ahead import parse_ahead
from okrcli.store.checkins import read_checkins
from okrcli.store.cycles import read_cycles
from okrcli.store.kpis import read_kpis
from okrcli.store.layout import FileKind, kind_of
from okrcli.store.misplaced import report_hidden, report_misplaced
from okrcli.store.objectives import read_objectives
from okrcli.store.reading import Reading
from okrcli.store.vouched import Earlier

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from okrcli.cache.blobs import BlobCache
    from okrcli.diagnostics import Problem, SourceText
    from okrcli.model.workspace import Workspace
    from okrcli.store.reading import Progress, ReadFile
    from okrcli.tree import Entry, Tree

_MANY = (FileKind.OBJECTIVE, FileKind.KPI, FileKind.CHECK_IN)
"""The kinds of YAML files of which there are many, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class LoadedWorkspace:
    """A workspace with the text that it was read from, and what was wrong with that.

    `workspace` and `config` are None where `okr.yaml` could not be read. `files` is how many files were read,
    `commented` are the paths of documents that may hold a comment for okr, and `read` is what each file came to.
    """

    workspace: Workspace | None
    config: Config | None
    sources: Mapping[str, SourceText]
    problems: tuple[Problem, ...]
    files: int
    commented: tuple[str, ...]
    read: Mapping[str, ReadFile]


def load(
    tree: Tree,
    known: Mapping[str, ReadFile] | None = None,
    progress: Progress | None = None,
    cache: BlobCache | None = None,
) -> LoadedWorkspace:
    """Read and link every file of a tree; those that are known from another one are not read again.

    What earlier runs made of the same contents is taken from the cache, and what this one makes of others kept there.
    """
    entries = _by_kind(tree)
    expected = sum(len(entries[kind]) for kind in (FileKind.WORKSPACE, FileKind.MEASUREMENTS, *_MANY))
    reading = Reading(tree, known or {}, progress=progress, expected=expected)
    try:
        unknown = (entry for kind in _MANY for entry in entries[kind] if entry.path not in reading.known)
        reading.ahead = parse_ahead(tree, list(unknown), cache)
        reading.earlier = None if cache is None else Earlier(tree, cache)
        workspace, config = _read(entries, reading)
    finally:
        if reading.ahead is not None:
            reading.ahead.close()
    problems, commented = tuple(reading.problems), tuple(reading.commented)
    return LoadedWorkspace(workspace, config, reading.texts, problems, reading.files, commented, reading.read)


def load_changed(loaded: LoadedWorkspace, tree: Tree, changed: Container[str]) -> LoadedWorkspace:
    """Load a tree that differs from one that is loaded in the files at these paths alone."""
    return load(tree, {path: file for path, file in loaded.read.items() if path not in changed})


def _by_kind(tree: Tree) -> dict[FileKind, list[Entry]]:
    entries: dict[FileKind, list[Entry]] = {kind: [] for kind in FileKind}
    for entry in tree.entries():
        entries[kind_of(entry.path)].append(entry)
    return entries


def _read(entries: Mapping[FileKind, Sequence[Entry]], reading: Reading) -> tuple[Workspace | None, Config | None]:
    """Read all files, also where `okr.yaml` is broken and nothing can be made of them, for the faults in them."""
    config = _read_config(entries[FileKind.WORKSPACE], reading)
    cycles = read_cycles(config, reading)
    objectives = read_objectives(entries[FileKind.OBJECTIVE], cycles, reading)
    report_misplaced(entries[FileKind.MISPLACED], objectives, cycles, reading)
    kpis = read_kpis(entries[FileKind.KPI], entries[FileKind.MEASUREMENTS], cycles, reading)
    checkins = read_checkins(entries[FileKind.CHECK_IN], config, cycles, reading)
    report_hidden(entries[FileKind.OTHER], reading)
    if config is None or cycles.calendar is None:
        return None, None
    placed = tuple(place_kpi(*kpi, cycles.calendar, config.currency) for kpi in kpis)
    broken = frozenset(reading.broken)
    return link(Definitions(config, cycles.calendar, objectives, placed, checkins, broken)), config


def _read_config(entries: Sequence[Entry], reading: Reading) -> Config | None:
    if entries:
        return reading.definition(entries[0], Config)
    reading.report_file("OKR007", WORKSPACE_FILE, f"there is no {WORKSPACE_FILE}", "run `okr init` to write one")
    return None
