"""A runner of the shell lines of a composite action, as GitHub's runner calls them."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from tests.process import PATIENCE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

ACTION: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / "action.yml").read_text(encoding="utf-8"))


def _always(_inputs: Mapping[str, str], _base_ref: str) -> bool:
    return True


def _compared(inputs: Mapping[str, str], base_ref: str) -> bool:
    return bool(base_ref or inputs["base"])


CONDITIONS: dict[str | None, Callable[[Mapping[str, str], str], bool]] = {
    None: _always,
    "${{ !cancelled() && (github.base_ref != '' || inputs.base != '') }}": _compared,
}
"""What the conditions of the steps come to; another one must be added here before it can be tested."""

_INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
_SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")


@dataclass(slots=True)
class Job:
    """One run of the action in a checkout; `temporary` is the runner's folder for it."""

    checkout: Path
    temporary: Path
    base_ref: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)

    def run(self, *, skip: tuple[str, ...] = ()) -> dict[str, tuple[int, str]]:
        """Run the steps, and return exit code and log of each; a step that fails stops those that need the others."""
        return dict(self._steps(skip))

    def _steps(self, skip: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, str]]]:
        inputs = {name: given["default"] for name, given in ACTION["inputs"].items()} | dict(self.inputs)
        failed = False
        for step in ACTION["runs"]["steps"]:
            condition = step.get("if")
            wanted = CONDITIONS[condition](inputs, self.base_ref)
            if step["name"] not in skip and wanted and (condition is not None or not failed):
                code, log = self._run(step, inputs)
                failed = failed or code != 0
                yield step["name"], (code, log)

    def _run(self, step: dict[str, Any], inputs: Mapping[str, str]) -> tuple[int, str]:
        given = {name: _INPUT.sub(lambda found: inputs[found[1]], text) for name, text in step.get("env", {}).items()}
        assert "${{" not in step["run"]
        done = subprocess.run(
            [*_SHELL, step["run"]],
            cwd=self.checkout,
            env=os.environ | self.environment | given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=PATIENCE * 3,
            check=False,
        )
        return done.returncode, done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """What GitHub's runner sets for every step."""
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKFLOW": "goals",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_BASE_REF": self.base_ref,
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            "RUNNER_TEMP": str(self.temporary),
        }

    def written(self, name: str) -> str:
        """Return what steps wrote to a file of the runner; nothing where there is none."""
        path = self.temporary / name
        return path.read_text(encoding="utf-8") if path.exists() else ""
