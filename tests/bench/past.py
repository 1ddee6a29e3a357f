"""Workspaces with a past: whose goals change hands, whose targets move, and a goal of very many versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.commits import write_commits
from tests.bench.company import OBJECTIVES_A_PERSON, Company, person_id
from tests.bench.definitions import objective
from tests.bench.generate import files, objective_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

GOAL = "objectives/2026-Q4/goal.yaml"
_KEY_RESULTS = 8


def write_handed_over(company: Company, changes: int, folder: Path) -> Path:
    """Make a company's repository in which, after the first, each commit gives an objective to another owner."""

    def handed_over(number: int, turn: int) -> str:
        person = number // OBJECTIVES_A_PERSON
        other = person_id((person + 1 + turn) % company.people)
        return objective(company, number).replace(f"\nowner: {person_id(person)}\n", f"\nowner: {other}\n")

    return write_commits(_changed_in_turn(company, changes, handed_over), folder)


def write_moved_targets(company: Company, changes: int, folder: Path) -> Path:
    """Make a company's repository in which, after the first, each commit raises a target of an objective."""

    def raised(number: int, turn: int) -> str:
        return objective(company, number).replace("    target: 24\n", f"    target: {25 + turn}\n")

    return write_commits(_changed_in_turn(company, changes, raised), folder)


def _changed_in_turn(company: Company, changes: int, changed: Callable[[int, int], str]) -> Iterator[Mapping[str, str]]:
    """Yield all files, and then one objective after another as it is changed in each turn."""
    yield dict(files(company))
    for change in range(changes):
        turn, number = divmod(change, company.objectives)
        yield {objective_path(number): changed(number, turn)}


def write_versions(count: int, folder: Path) -> Path:
    """Make a repository with a goal that each of `count` commits gives another target."""
    later = ({GOAL: _goal(number)} for number in range(1, count))
    return write_commits([{"okr.yaml": "version: 1\n", GOAL: _goal(0)}, *later], folder)


def _goal(number: int) -> str:
    results = "".join(
        f"  - id: result-{index}\n    title: Take more orders from region {index}\n    unit: orders\n    baseline: 0\n"
        f"    target: {100 + number if index == number % _KEY_RESULTS else 100}\n    owner: lead-{index}\n"
        for index in range(_KEY_RESULTS)
    )
    why = "Orders pay for all that we want. " * 8
    return f"title: Grow in every region\nowner: lead\nwhy: |\n  {why}\nkey_results:\n{results}"
