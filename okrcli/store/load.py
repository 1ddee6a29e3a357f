"""From a tree to a linked workspace: every file read once, every fault kept, and the rest still loaded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.calendar import Calendar, UnknownCycleError
from okrcli.diagnostics import Part, Place, Problem
from okrcli.model.checkin import CheckIn
from okrcli.model.config import Config
from okrcli.model.ids import KpiId, ObjectiveId, is_id, nearest_id
from okrcli.model.kpi import Kpi
from okrcli.model.link import Definitions, link
from okrcli.model.objective import Objective
from okrcli.model.placed import PlacedCheckIn, PlacedObjective
from okrcli.model.quantities import place_kpi
from okrcli.store.cycles import calendar_of
from okrcli.store.layout import Kind, cycle_of, kind_of, read_checkin_name, stem_of
from okrcli.store.measurements import read_measurements
from okrcli.store.reading import Reading, unparsed
from okrcli.tree import WORKSPACE_FILE, EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from okrcli.calendar import Cycle
    from okrcli.diagnostics import SourceText
    from okrcli.model.measurements import Measurements
    from okrcli.model.placed import PlacedKpi
    from okrcli.model.workspace import Workspace
    from okrcli.tree import Entry, Tree


@dataclass(frozen=True, slots=True)
class LoadedWorkspace:
    """A workspace with the text that it was read from, and what was wrong with that.

    `workspace` and `config` are None where `okr.yaml` could not be read. `files` is how many files were read.
    """

    workspace: Workspace | None
    config: Config | None
    sources: Mapping[str, SourceText]
    problems: tuple[Problem, ...]
    files: int


def load(tree: Tree) -> LoadedWorkspace:
    """Read and link every file of a tree."""
    loader = _Loader(tree)
    return loader.load()


class _Loader:
    def __init__(self, tree: Tree) -> None:
        self._reading = Reading(tree)
        self._entries: defaultdict[Kind, list[Entry]] = defaultdict(list)
        for entry in tree.entries():
            self._entries[kind_of(entry.path)].append(entry)
        self._broken: set[str] = set()

    def load(self) -> LoadedWorkspace:
        config = self._config()
        calendar, faults = (Calendar(), []) if config is None else calendar_of(config)
        self._reading.problems.extend(faults)
        self._misplaced()
        objectives = self._objectives(calendar, judge_cycles=config is not None)
        kpis = self._kpis(calendar, config or Config.model_validate({"version": "1"}))
        checkins = self._checkins(calendar, config, judge_cycles=config is not None)
        workspace = None
        if config is not None:
            broken = frozenset(self._broken)
            workspace = link(Definitions(config, calendar, tuple(objectives), tuple(kpis), tuple(checkins), broken))
        reading = self._reading
        return LoadedWorkspace(workspace, config, reading.sources, tuple(reading.problems), reading.files)

    def _report(self, code: str, where: Place, message: str, help_text: str) -> None:
        self._reading.problems.append(Problem(code, where, message, help_text))

    def _config(self) -> Config | None:
        entries = self._entries[Kind.WORKSPACE]
        if not entries:
            place = Place(WORKSPACE_FILE, part=Part.FILE)
            self._reading.fail(Problem("OKR007", place, f"there is no {WORKSPACE_FILE}", "run `okr init`"))
            return None
        return self._reading.definition(entries[0], Config)

    def _misplaced(self) -> None:
        for entry in self._entries[Kind.MISPLACED]:
            where = Place(entry.path, part=Part.FILE)
            self._reading.fail(Problem("OKR008", where, *_misplaced(entry.path)))
        for entry in self._entries[Kind.OTHER]:
            if entry.kind in {EntryKind.LINK, EntryKind.FOLDER} and "/" not in entry.path:
                self._reading.bytes_of(entry)

    def _cycle(self, calendar: Calendar, path: str) -> Cycle | None:
        try:
            return calendar.cycle(cycle_of(path))
        except UnknownCycleError as error:
            self._reading.fail(Problem("OKR109", Place(path, part=Part.FILE), error.message, error.help))
            return None

    def _objectives(self, calendar: Calendar, *, judge_cycles: bool) -> list[PlacedObjective]:
        placed: dict[ObjectiveId, PlacedObjective] = {}
        for entry in self._entries[Kind.OBJECTIVE]:
            slug = stem_of(entry.path)
            whole = ObjectiveId(f"{cycle_of(entry.path)}/{slug}")
            definition = self._reading.definition(entry, Objective)
            cycle = self._cycle(calendar, entry.path) if judge_cycles else None
            if not self._is_id(entry.path, slug) or definition is None or cycle is None:
                self._broken.add(whole)
            elif (first := placed.get(whole)) is not None:
                self._duplicate(entry.path, first.path, whole)
            else:
                placed[whole] = PlacedObjective(whole, cycle, slug, entry.path, definition)
        return list(placed.values())

    def _kpis(self, calendar: Calendar, config: Config) -> list[PlacedKpi]:
        measurements = self._measurements()
        placed: dict[KpiId, PlacedKpi] = {}
        for entry in self._entries[Kind.KPI]:
            kpi_id = KpiId(stem_of(entry.path))
            definition = self._reading.definition(entry, Kpi)
            found = measurements.pop(entry.path.removesuffix(".yaml"), None)
            if not self._is_id(entry.path, kpi_id) or definition is None:
                self._broken.add(kpi_id)
                continue
            if (first := placed.get(kpi_id)) is not None:
                self._duplicate(entry.path, first.path, kpi_id)
                continue
            self._check_target_cycles(entry.path, definition, calendar)
            rows = self._read_measurements(found) if found is not None else None
            if definition.derived and found is not None:
                self._orphan(
                    found.path, "the KPI beside it is computed from others", "take out the CSV, or the formula"
                )
                rows = None
            placed[kpi_id] = place_kpi(kpi_id, entry.path, definition, rows, calendar, config.currency)
        for entry in measurements.values():
            self._orphan(entry.path, "there is no KPI beside it", f"write {entry.path.removesuffix('.csv')}.yaml")
        return list(placed.values())

    def _measurements(self) -> dict[str, Entry]:
        return {entry.path.removesuffix(".csv"): entry for entry in self._entries[Kind.MEASUREMENTS]}

    def _read_measurements(self, entry: Entry) -> Measurements | None:
        raw = self._reading.bytes_of(entry)
        if raw is None:
            return None
        read = read_measurements(entry.path, raw)
        self._reading.problems.extend(read.problems)
        self._reading.sources[entry.path] = read.table or unparsed(raw)
        return read.measurements

    def _orphan(self, path: str, message: str, help_text: str) -> None:
        self._report("OKR111", Place(path, part=Part.FILE), message, help_text)

    def _check_target_cycles(self, path: str, definition: Kpi, calendar: Calendar) -> None:
        for name in definition.targets:
            try:
                calendar.cycle(name)
            except UnknownCycleError as error:
                self._report("OKR104", Place(path, ("targets", name), Part.KEY), error.message, error.help)

    def _checkins(self, calendar: Calendar, config: Config | None, *, judge_cycles: bool) -> list[PlacedCheckIn]:
        people = frozenset(config.people if config else ())
        placed = []
        for entry in self._entries[Kind.CHECK_IN]:
            definition = self._reading.definition(entry, CheckIn)
            cycle = self._cycle(calendar, entry.path) if judge_cycles else None
            name = read_checkin_name(stem_of(entry.path), people)
            if name is None or not is_id(name.by):
                self._report(
                    "OKR112",
                    Place(entry.path, part=Part.FILE),
                    "the name of a check-in is its date and its person, and this one is not",
                    f"name it such as checkins/{cycle_of(entry.path)}/2026-11-20-support-lead.yaml",
                )
            elif (
                definition is not None and self._agrees(entry.path, definition, name.day, name.by) and cycle is not None
            ):
                placed.append(PlacedCheckIn(entry.path, cycle, name.day, name.by, name.number, definition))
        return placed

    def _agrees(self, path: str, definition: CheckIn, day: date, by: str) -> bool:
        stated: Sequence[tuple[str, object, object]] = (("date", definition.date, day), ("by", definition.by, by))
        for key, written, named in stated:
            if written is not None and written != named:
                message = f"`{written}` stands here, and `{named}` in the file's name"
                self._report("OKR112", Place(path, (key,)), message, f"write {named}, or rename the file")
                return False
        return True

    def _is_id(self, path: str, stem: str) -> bool:
        if is_id(stem):
            return True
        near = nearest_id(stem)
        rule = "an id has lower-case letters and digits with single hyphens between, at most 64 characters"
        help_text = f"rename the file to {near}.yaml: {rule}" if near else rule
        self._reading.fail(Problem("OKR106", Place(path, part=Part.FILE), f"the name `{stem}` is no id", help_text))
        return False

    def _duplicate(self, path: str, first: str, name: str) -> None:
        where = Place(path, part=Part.FILE)
        related = ((Place(first, part=Part.FILE), "first used here"),)
        message = f"`{name}` is the id of another file too"
        self._reading.fail(Problem("OKR107", where, message, "rename one of the two files", related=related))


def _misplaced(path: str) -> tuple[str, str]:
    folder = path.partition("/")[0]
    if path.endswith(".yml"):
        return "a `.yml` file is not read", f"rename it to {path.removesuffix('.yml')}.yaml"
    match folder, path.rpartition(".")[2]:
        case "objectives", "yaml":
            return (
                "an objective stands in the folder of its cycle",
                f"move it to objectives/2026-Q4/{path.rsplit('/', maxsplit=1)[-1]}",
            )
        case "checkins", "yaml":
            return "a check-in stands right in the folder of its cycle", "move it to checkins/2026-Q4/"
        case _:
            return "a CSV file is read beside a KPI alone", "move it to kpis/, beside its KPI and with its name"
