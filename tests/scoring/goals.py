"""Small workspaces from the few lines that a test is about.

The cycle `sprint` has the eleven days from 2026-10-01 to 2026-10-11, so that each day is a tenth of the way.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.scoring.score import score
from okrcli.store.load import load
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrcli.model.workspace import Workspace
    from okrcli.scoring.scorecard import KeyResultScore, KpiScore, ObjectiveScore, Scorecard

CONFIG = """
    version: 1
    cycles:
      sprint: {start: 2026-10-01, end: 2026-10-11}
      before: {start: 2026-09-01, end: 2026-09-30}
      after: {start: 2026-10-12, end: 2026-10-31}
      span: {start: 2026-10-01, end: 2026-10-31}
"""


def day(text: str) -> date:
    """Read a day of October 2026, or a whole date."""
    return date.fromisoformat(text if "-" in text else f"2026-10-{int(text):02}")


def workspace_of(files: Mapping[str, str]) -> Workspace:
    """Load files that have no faults."""
    loaded = load(make_tree({"okr.yaml": CONFIG} | dict(files)))
    assert loaded.problems == ()
    assert loaded.workspace is not None
    return loaded.workspace


def scorecard_of(files: Mapping[str, str], as_of: str) -> Scorecard:
    """Load and score files as of a day."""
    return score(workspace_of(files), day(as_of))


def objective(*key_results: str, more: str = "") -> str:
    """Write an objective's file; `more` are lines of it in YAML's flow style."""
    lines = ["title: A goal", "owner: lead", *more.strip().splitlines(), "key_results:"]
    return "\n".join([*map(str.strip, lines), *(f"  - {text}" for text in key_results)]) + "\n"


def said_of(key: str, said: Mapping[str, str], cycle: str = "sprint") -> dict[str, str]:
    """Write the check-ins that say something of one thing."""
    files = {}
    for when, update in said.items():
        whole, _, rest = when.partition(" ")
        name = f"{day(whole)}-{rest or 'lead'}"
        files[f"checkins/{cycle}/{name}.yaml"] = f'updates: {{"{key}": {update}}}\n'
    return files


def key_result_files(definition: str, said: Mapping[str, str], more: str = "") -> dict[str, str]:
    """Write an objective `sprint/goal` with one key result `it`, and what check-ins say of that."""
    text = f"{{id: it, title: A result, {definition}}}"
    return {"objectives/sprint/goal.yaml": objective(text, more=more)} | said_of("goal/it", said)


def score_key_result(
    definition: str, as_of: str, said: Mapping[str, str] | None = None, files: Mapping[str, str] | None = None
) -> KeyResultScore:
    """Score the one key result `it` of `sprint/goal`."""
    card = scorecard_of(key_result_files(definition, said or {}) | dict(files or {}), as_of)
    (found,) = (score for score in card.key_results.values() if score.key_result.definition.id == "it")
    return found


def objective_card(
    as_of: str, *key_results: str, said: Mapping[str, str] | None = None, more: str = "", cycle: str = "sprint"
) -> ObjectiveScore:
    """Score an objective `goal` with key results in YAML's flow style, and `key result: update` said on day 5."""
    files = {f"objectives/{cycle}/goal.yaml": objective(*key_results, more=more)}
    updates = "".join(f"  goal/{key}: {update}\n" for key, update in (said or {}).items())
    if updates:
        files[f"checkins/{cycle}/2026-10-05-lead.yaml"] = f"updates:\n{updates}"
    (found,) = scorecard_of(files, as_of).objectives.values()
    return found


def kpi_files(definition: str, csv: str = "", name: str = "gauge") -> dict[str, str]:
    """Write a KPI from lines of YAML, and its measurements as `5: 30` pairs of a day and a value."""
    lines = ["name: A gauge", "owner: lead", *filter(None, map(str.strip, definition.splitlines()))]
    if not any(line.startswith("cadence:") for line in lines):
        lines.append("cadence: daily")
    files = {f"kpis/{name}.yaml": "\n".join(lines) + "\n"}
    if csv:
        rows = (pair.split(":") for pair in csv.split())
        files[f"kpis/{name}.csv"] = "date,value\n" + "".join(f"{day(at)},{value}\n" for at, value in rows)
    return files


def score_kpi(definition: str, csv: str, as_of: str, files: Mapping[str, str] | None = None) -> KpiScore:
    """Score the one KPI `gauge`."""
    card = scorecard_of(kpi_files(definition, csv) | dict(files or {}), as_of)
    (found,) = card.kpis.values()
    return found
