"""Another validator on the same files, in a virtual environment of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.company import CYCLE
from tests.bench.measure import Command, environment

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class JsonSchemaChecker:
    """check-jsonschema with okr's schema of an objective."""

    program: Path
    schema: Path

    def on(self, root: Path) -> Command:
        """Return the command that checks the objectives of a workspace, which must all pass."""
        files = sorted((root / "objectives" / CYCLE).iterdir())
        return Command((str(self.program), "--schemafile", str(self.schema), *map(str, files)))


def check_jsonschema(folder: Path) -> JsonSchemaChecker:
    """Install the checker below a folder, and print the schema beside it."""
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / "bin"
    subprocess.run([binaries / "pip", "install", "--quiet", "check-jsonschema"], check=True)
    argv = [sys.executable, "-m", "okrcli", "schema", "objective"]
    schema = subprocess.run(argv, env=environment(), stdout=subprocess.PIPE, check=True).stdout
    (folder / "objective.json").write_bytes(schema)
    return JsonSchemaChecker(binaries / "check-jsonschema", folder / "objective.json")
