"""The package as text and as syntax trees, for tests that are about the code itself."""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tests.process import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Documented: TypeAlias = Function | ast.ClassDef

PACKAGE = ROOT / "okrcli"
SKIPPED = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist"}


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the package."""

    name: str
    text: str
    tree: ast.Module


def modules() -> list[Module]:
    """Read every module of the package, sorted by its path in the checkout."""
    return [read_module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def read_module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def functions(module: Module) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Count the lines of a function without its signature and its docstring."""
    first = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


def project_files() -> Iterator[Path]:
    """Yield what a clone of the project holds, without what tools leave in it."""
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name not in SKIPPED and not name.endswith(("_cache", ".egg-info"))]
        yield from (Path(folder, name) for name in files if name not in SKIPPED)
