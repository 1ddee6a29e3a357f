"""Validators that others made, on the objectives alone, against okr on the whole workspace."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, TypeVar

from okrcli.folder import WORKSPACE_FILE
from tests.bench.caches import Cache, okr
from tests.bench.checkers import install_ajv, install_check_jsonschema
from tests.bench.measure import in_turn
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.checkers import AjvChecker, JsonSchemaChecker
    from tests.bench.ground import Ground

    _CheckerT = TypeVar("_CheckerT", JsonSchemaChecker, AjvChecker)

CHECK_JSONSCHEMA = {1_000: 15, 10_000: 20}
AJV_TO_COLD = {1_000: 1}
AJV_TO_WARM = {10_000: 1}


def rows(ground: Ground) -> Iterator[Row]:
    """Install both and measure each size against each."""
    yield from _against("check-jsonschema", install_check_jsonschema, against_check_jsonschema, ground)
    yield from _against("ajv-cli", install_ajv, against_ajv, ground)


def _against(
    name: str,
    install: Callable[[Path], _CheckerT],
    measured: Callable[[Ground, _CheckerT], Iterator[Row]],
    ground: Ground,
) -> Iterator[Row]:
    try:
        checker = install(ground.folder / name)
    except (OSError, subprocess.CalledProcessError) as error:
        yield Row(f"{name} / validate", None, why=f"it could not be installed: {error}")
    else:
        yield from measured(ground, checker)


def against_check_jsonschema(ground: Ground, checker: JsonSchemaChecker) -> Iterator[Row]:
    """Measure check-jsonschema against okr on all files, and on the same files alone."""
    for size in ground.scale.sizes:
        root = ground.workspace(size)
        alone = objectives_alone(root, ground.folder / f"alone-{size}")
        calls = (checker.on(root), okr(root, Cache.COLD, "validate"), okr(alone, Cache.COLD, "validate"))
        peer, whole, same = in_turn(calls, ground.scale.slow_rounds(size))
        what = f"{size} objectives: check-jsonschema / validate cold"
        yield Row(f"{what}, check-ins and CSV too", (peer / whole).median, CHECK_JSONSCHEMA.get(size), least=True)
        yield Row(f"{what}, the same files", (peer / same).median)


def against_ajv(ground: Ground, checker: AjvChecker) -> Iterator[Row]:
    """Measure ajv-cli against okr on all files, cold and warm."""
    for size in ground.scale.sizes:
        root = ground.workspace(size)
        calls = (checker.on(root), okr(root, Cache.COLD, "validate"), okr(root, Cache.WARM, "validate"))
        peer, cold, warm = in_turn(calls, ground.scale.rounds(size))
        what = f"{size} objectives: ajv-cli / validate"
        yield Row(f"{what} cold, check-ins and CSV too", (peer / cold).median, AJV_TO_COLD.get(size), least=True)
        yield Row(f"{what} warm, check-ins and CSV too", (peer / warm).median, AJV_TO_WARM.get(size), least=True)


def objectives_alone(root: Path, folder: Path) -> Path:
    """Copy a workspace's settings and objectives; that they name KPIs which are not there is found too."""
    shutil.copytree(root / "objectives", folder / "objectives")
    shutil.copy(root / WORKSPACE_FILE, folder)
    return folder
