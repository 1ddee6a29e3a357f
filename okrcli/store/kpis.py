"""The files below `kpis/`: definitions, and the measurements beside them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from okrcli.diagnostics import Part, Place
from okrcli.model.ids import KpiId
from okrcli.model.kpi import Kpi
from okrcli.model.measurements import Measurements
from okrcli.store.layout import stem_of
from okrcli.store.measurements import read_measurements
from okrcli.store.texts import unparsed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from okrcli.store.cycles import Cycles
    from okrcli.store.reading import Reading
    from okrcli.tree import Entry


class ReadKpi(NamedTuple):
    """A KPI as its two files say it, with nothing settled yet."""

    id: KpiId
    path: str
    definition: Kpi
    measurements: Measurements | None


def read_kpis(
    entries: Iterable[Entry], tables: Iterable[Entry], cycles: Cycles, reading: Reading
) -> tuple[ReadKpi, ...]:
    """Return the KPIs that could be read, each id once, with the measurements in the CSV file beside them."""
    beside = {table.path.removesuffix(".csv"): table for table in tables}
    found: dict[KpiId, ReadKpi] = {}
    misplaced = frozenset(reading.broken)
    without_table = []
    for entry in entries:
        bare = entry.path.removesuffix(".yaml")
        kpi, definition = KpiId(stem_of(entry.path)), reading.definition(entry, Kpi)
        table = beside.pop(bare, None)
        rows = None if table is None else _read_table(table, definition, reading)
        without_table += [bare] if table is None else []
        if not reading.has_id(entry.path) or definition is None:
            reading.broken.add(kpi)
        elif (first := found.get(kpi)) is not None:
            reading.report_duplicate(entry.path, first.path, kpi)
        else:
            found[kpi] = ReadKpi(kpi, entry.path, definition, rows)
            for cycle in definition.targets:
                cycles.check_key(cycle, Place(entry.path, ("targets", cycle), Part.KEY), reading)
    for bare, table in beside.items():
        if stem_of(table.path) not in misplaced:
            reading.report_file("OKR111", table.path, "there is no KPI beside it", _home_of(bare, without_table))
    return tuple(found.values())


def _read_table(entry: Entry, definition: Kpi | None, reading: Reading) -> Measurements | None:
    """Return the measurements in a CSV file; a KPI that is computed has none, and one that is broken has its faults."""
    if definition is not None and definition.derived:
        computed = "formula" if definition.formula is not None else "numerator and denominator"
        message = "the KPI beside it is computed from others"
        reading.report_file("OKR111", entry.path, message, f"take out the CSV file, or {computed}")
        return None
    meaning = reading.remembered(entry.path, lambda: _rows(entry, reading))
    return meaning if isinstance(meaning, Measurements) else None


def _rows(entry: Entry, reading: Reading) -> Measurements | None:
    raw = reading.bytes_of(entry)
    if raw is None:
        return None
    read = read_measurements(entry.path, raw)
    reading.problems.extend(read.problems)
    if read.problems:
        reading.texts.hold(entry.path, read.table or unparsed(raw))
    else:
        reading.texts.pass_by(entry.path)
    return read.measurements


def _home_of(bare: str, without_table: Collection[str]) -> str:
    """Say where a CSV file without a KPI probably belongs: beside one that has none yet."""
    stem = bare.rpartition("/")[2]
    namesake = next((other for other in without_table if other.rpartition("/")[2] == stem), None)
    if namesake is not None:
        return f"move it to {namesake}.csv, beside its KPI"
    near = get_close_matches(bare, without_table, n=1, cutoff=0.8)
    rename = f"rename it to {near[0]}.csv, or " if near else ""
    return f"{rename}write its KPI, {bare}.yaml"
