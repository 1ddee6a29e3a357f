"""The GitLab template: its two documents, and a runner of its script."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from tests.process import PATIENCE, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEMPLATE = ROOT / "templates" / "okr.yml"
HEADER, JOBS = TEMPLATE.read_text(encoding="utf-8").split("\n---\n")
INPUTS: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(HEADER)["spec"]["inputs"]

_INPUT = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")


def filled_in(given: Mapping[str, str]) -> dict[str, Any]:
    """Return the job with its inputs put in, as GitLab does before it reads the YAML."""
    inputs = {name: str(setting["default"]) for name, setting in INPUTS.items()} | dict(given)
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(_INPUT.sub(lambda found: inputs[found[1]], JOBS))
    job: dict[str, Any] = loaded["okr"]
    return job


def run_script(job: Mapping[str, Any], checkout: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """Run the lines of a job in one shell, as GitLab's runner does; the first, which installs okr, is left out."""
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"][1:])],
        cwd=checkout,
        env=os.environ | job["variables"] | {"CI_PROJECT_DIR": str(checkout)} | dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout
