"""KPIs with daily values: `python -m tests.bench.daily KPIS DAYS DIR`; with DIR alone, their CSVs are read."""

from __future__ import annotations

import csv
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST = date(1000, 1, 1)
SETTINGS = (
    "version: 1\nas_of: {last}\nteams:\n  support: {{name: Customer Support}}\nlimits: {{kpis_per_team: {kpis}}}\n"
)
DEFINITION = """\
name: Metric {number}
what: A number that somebody looks at every day.
how: The export of each night.
owner: desk-manager
team: support
cadence: daily
unit: min
indicator: leading
targets:
  {year}: {{at_most: 60, watch: 57}}
"""


def write(kpis: int, days: int, folder: Path) -> Path:
    """Write a workspace of so many KPIs with so many rows each, always the same, and return it."""
    source, last = Random(2026), FIRST + timedelta(days=days - 1)
    (folder / "kpis").mkdir(parents=True)
    (folder / "okr.yaml").write_text(SETTINGS.format(last=last, kpis=kpis or 1), encoding="utf-8")
    for number in range(kpis):
        path = folder / "kpis" / f"metric-{number}"
        path.with_suffix(".yaml").write_text(DEFINITION.format(number=number, year=last.year), encoding="utf-8")
        rows = (f"{FIRST + timedelta(days=day)},{source.gauss(50, 5):.2f}\n" for day in range(days))
        path.with_suffix(".csv").write_text("date,value\n" + "".join(rows), encoding="utf-8", newline="\n")
    return folder


def read(folder: Path) -> int:
    """Read every CSV file with the csv module alone, and count the rows."""
    count = 0
    for path in sorted(folder.rglob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            count += sum(1 for _ in csv.reader(file))
    return count


if __name__ == "__main__":
    match sys.argv[1:]:
        case [folder]:
            print(read(Path(folder)), "rows")
        case [kpis, days, folder]:
            write(int(kpis), int(days), Path(folder))
        case _:
            sys.exit(__doc__)
