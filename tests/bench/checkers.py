"""Validators that others made, each installed into an environment of its own, with okr's schema of an objective."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.company import CYCLE
from tests.bench.measure import Command, environment

if TYPE_CHECKING:
    from pathlib import Path

_DAY = re.compile(r"(?<=: )\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class JsonSchemaChecker:
    """check-jsonschema, which goes through PyYAML or ruamel.yaml and jsonschema."""

    program: Path
    schema: Path

    def on(self, root: Path) -> Command:
        """Return the command that checks the objectives of a workspace, which must all pass."""
        files = sorted((root / "objectives" / CYCLE).iterdir())
        return Command((str(self.program), "--schemafile", str(self.schema), *map(str, files)))


@dataclass(frozen=True, slots=True)
class AjvChecker:
    """ajv-cli on Node, which compiles the schema to JavaScript."""

    program: Path
    schema: Path
    folder: Path

    def on(self, root: Path) -> Command:
        """Return the command that checks the objectives of a workspace, which must all pass.

        Its YAML turns days into what no schema calls a string, and it stops at the first of them: in its copies of the
        files, which lie below `folder`, days stand in quotes.
        """
        copies = with_quoted_days(root / "objectives", self.folder / root.name)
        options = ("--spec=draft2020", "--strict=false", "--validate-formats=false")
        return Command((str(self.program), "validate", *options, "-s", str(self.schema), "-d", f"{copies}/**/*.yaml"))


def with_quoted_days(objectives: Path, folder: Path) -> Path:
    """Copy objectives, each day as a text in quotes."""
    for path in objectives.rglob("*.yaml"):
        target = folder / path.relative_to(objectives)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_DAY.sub(r'"\g<0>"', path.read_text("utf-8")), "utf-8")
    return folder


def install_check_jsonschema(folder: Path) -> JsonSchemaChecker:
    """Install it with pip; raise `OSError` or `CalledProcessError` where it cannot be had."""
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / "bin"
    _run(str(binaries / "pip"), "install", "--quiet", "check-jsonschema")
    return JsonSchemaChecker(binaries / "check-jsonschema", write_schema(folder))


def install_ajv(folder: Path) -> AjvChecker:
    """Install it with npm; raise `OSError` or `CalledProcessError` where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("there is no npm")
    _run(npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), "ajv-cli")
    return AjvChecker(folder / "node_modules" / ".bin" / "ajv", write_schema(folder), folder / "quoted")


def write_schema(folder: Path) -> Path:
    """Write okr's schema of an objective into a folder."""
    argv = (sys.executable, "-m", "okrcli", "schema", "objective")
    printed = subprocess.run(argv, env=environment(), stdout=subprocess.PIPE, check=True).stdout
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "objective.json").write_bytes(printed)
    return folder / "objective.json"


def _run(*argv: str) -> None:
    subprocess.run(argv, check=True, capture_output=True)
