"""Write a workspace of any size: `python -m tests.bench.generate 1000 DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.company import CHECKIN_DAYS, CYCLE, OBJECTIVES_A_KPI, Company, kpi_id, person_id, slug, team_id
from tests.bench.definitions import kpi_definition, kpi_rows, objective, settings
from tests.bench.observations import checkin

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2026


def files(company: Company) -> Iterator[tuple[str, str]]:
    """Yield every file of the company's workspace as path and text."""
    yield "okr.yaml", settings(company)
    for kpi in range(company.kpis):
        stem = f"kpis/{team_id(kpi * OBJECTIVES_A_KPI)}/{kpi_id(kpi)}"
        yield f"{stem}.yaml", kpi_definition(company, kpi)
        yield f"{stem}.csv", kpi_rows(company, kpi)
    for number in range(company.objectives):
        yield objective_path(number), objective(company, number)
    for person in range(company.people):
        for week, day in enumerate(CHECKIN_DAYS):
            yield f"checkins/{CYCLE}/{day}-{person_id(person)}.yaml", checkin(company, person, week)


def objective_path(number: int) -> str:
    """Say where an objective stands."""
    return f"objectives/{CYCLE}/{slug(number)}.yaml"


def write(company: Company, folder: Path) -> Path:
    """Write the workspace below a folder and return it."""
    for path, text in files(company):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return folder


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description="Write a workspace of made-up goals, always the same for a seed.")
    parser.add_argument("objectives", type=int, metavar="N", help="how many objectives")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    write(Company(given.objectives, given.seed), given.folder)


if __name__ == "__main__":
    main()
